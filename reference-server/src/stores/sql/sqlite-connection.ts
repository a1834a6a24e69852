/**
 * One connection of `node:sqlite`, opened so that what was committed survives, and as Kysely wants it.
 *
 * - A commit returns after the data has reached the disk (WAL, synchronous=FULL).
 * - The file belongs to one process: a lock of the operating system, which ends with the process
 *   however that ends, keeps others out.
 * - The file is readable for its owner only, since it holds hashes of keys and personal data.
 */
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import {
  type CompiledQuery,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
} from 'kysely';
import type { SqlRow } from './sql-database.ts';

/** The database file is open elsewhere. */
export class StoreInUseError extends Error {
  readonly path: string;
  constructor(path: string) {
    super(
      `The database ${path} is in use by another process. ` +
        'Stop that process, or start this one with another data directory.',
    );
    this.name = 'StoreInUseError';
    this.path = path;
  }
}

type Values = Parameters<StatementSync['all']>;

const BUSY = 5;

/** Statements kept compiled at most; the least recently used one goes first. */
const STATEMENTS = 256;

/**
 * @param path the file, made where there is none; its directory must exist
 * @throws StoreInUseError when another process, or this one, has it open
 */
export function openSqlite(path: string): DatabaseSync {
  createPrivately(path);
  const database = new DatabaseSync(path, { timeout: 0 });
  try {
    database.exec('pragma locking_mode = exclusive');
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
    // The lock is taken by the first write and then kept.
    database.exec('begin immediate; commit');
    return database;
  } catch (error) {
    database.close();
    throw errorCode(error) === BUSY ? new StoreInUseError(path) : error;
  }
}

/**
 * Reads at once, past Kysely's queue for the connection, which costs several times what a read by id
 * does. While a transaction is open it answers `undefined`: who reads then has to queue.
 *
 * @returns a function for statements that were compiled once; it keeps each
 */
export function createDirectRead(database: DatabaseSync) {
  const statements = new Map<string, StatementSync>();
  return ({ sql, parameters }: CompiledQuery<SqlRow>): SqlRow[] | undefined => {
    if (database.isTransaction) return undefined;
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = database.prepare(sql);
      statements.set(sql, statement);
    }
    return statement.all(...(parameters as Values)) as SqlRow[];
  };
}

/** Kysely's own SQLite dialect over `node:sqlite`, which differs from what it expects in names only. */
export class NodeSqliteDialect extends SqliteDialect {
  constructor(database: DatabaseSync) {
    super({ database: adapt(database) });
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalDdlAdapter();
  }
}

/** SQLite rolls back changes of its schema too, so a migration happens whole or not at all. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    // Where it exists it must not even be opened here: closing it would end the locks on it.
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EEXIST') throw error;
  }
}

function adapt(database: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const statement = statements.get(sql) ?? adaptStatement(database.prepare(sql));
      statements.delete(sql);
      statements.set(sql, statement);
      const [oldest] = statements.keys();
      if (statements.size > STATEMENTS && oldest !== undefined) statements.delete(oldest);
      return statement;
    },
    close: () => database.close(),
  };
}

function adaptStatement(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...(values as Values)),
    run: (values) => statement.run(...(values as Values)),
    iterate: (values) => statement.iterate(...(values as Values)),
  };
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'errcode' in error ? error.errcode : undefined;
}
