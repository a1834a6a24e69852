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
import { SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement } from 'kysely';

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

/** Nothing else that starts like this changes anything. */
const READING = /^\s*select\b/i;

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
 * Kysely's own SQLite dialect over `node:sqlite`, which differs from what it expects in names only.
 *
 * @param onWrite told before each statement that is no mere reading
 */
export class NodeSqliteDialect extends SqliteDialect {
  constructor(database: DatabaseSync, onWrite: () => void = () => {}) {
    super({ database: adapt(database, onWrite) });
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

function adapt(database: DatabaseSync, onWrite: () => void): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const statement =
        statements.get(sql) ??
        adaptStatement(database.prepare(sql), READING.test(sql) ? () => {} : onWrite);
      statements.delete(sql);
      statements.set(sql, statement);
      const [oldest] = statements.keys();
      if (statements.size > STATEMENTS && oldest !== undefined) statements.delete(oldest);
      return statement;
    },
    close: () => database.close(),
  };
}

function adaptStatement(statement: StatementSync, beforeRun: () => void): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all(values) {
      beforeRun();
      return statement.all(...(values as Values));
    },
    run(values) {
      beforeRun();
      return statement.run(...(values as Values));
    },
    iterate(values) {
      beforeRun();
      return statement.iterate(...(values as Values));
    },
  };
}

function errorCode(error: unknown): unknown {
  return error instanceof Error && 'errcode' in error ? error.errcode : undefined;
}
