/**
 * A store in one SQLite file; `Store` in ports.ts states what holds.
 *
 * - What a call acknowledged has reached the disk.
 * - The file belongs to one process at a time; whoever comes second is refused at once.
 * - All statements share one connection. While a transaction runs everything else waits for its end,
 *   so its work should wait for nothing but the store.
 */
import { Kysely, sql } from 'kysely';
import type { Store, TokenReader } from '../../ports.ts';
import { createDirectRead } from './direct-read.ts';
import { migrate } from './migrations/migrate.ts';
import { createRowReader } from './row-reader.ts';
import { createSqlAccess, prepareTables } from './sql-access.ts';
import type { SqlDatabase } from './sql-database.ts';
import { createRootSession, type RootSession } from './sql-session.ts';
import { NodeSqliteDialect, openSqlite } from './sqlite-connection.ts';
import { sqliteDialect } from './sqlite-dialect.ts';

export interface SqliteStore extends Store {
  /** What requests read the record of their key from. */
  readonly tokenReader: TokenReader;
}

export interface SqliteStoreOptions {
  /** The database file; made, readable for its owner only, where there is none. */
  path: string;
}

/**
 * Opens the file and brings its tables up to date.
 *
 * @throws StoreInUseError when another process has the file open
 */
export async function createSqliteStore({ path }: SqliteStoreOptions): Promise<SqliteStore> {
  const database = openSqlite(path);
  const direct = createDirectRead(database);
  const db: SqlDatabase = new Kysely({ dialect: new NodeSqliteDialect(database, direct.forget) });
  try {
    await migrate(db, sqliteDialect);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  const tables = prepareTables(db, sqliteDialect);
  const session: RootSession = {
    ...createRootSession(db, sqliteDialect),
    readNow: direct.read,
  };
  const root = createSqlAccess(session, tables);
  return {
    ...root,
    tokenReader: createRowReader(session, tables.tokens, root.tokens),
    transaction: (work) =>
      session.transaction((transaction) => work(createSqlAccess(transaction, tables))),
    async check() {
      await session.db().connection().execute(writeWithoutSync);
    },
    close: () => session.close(),
  };
}

/**
 * Writes a page of the file, so that a full or read-only disk shows. Nobody waits for the disk here,
 * as `check` must be cheap enough to be asked by anyone: the version is of no meaning otherwise.
 */
async function writeWithoutSync(connection: SqlDatabase): Promise<void> {
  await sql`pragma synchronous = off`.execute(connection);
  try {
    await sql`pragma user_version = 1`.execute(connection);
  } finally {
    await sql`pragma synchronous = full`.execute(connection);
  }
}
