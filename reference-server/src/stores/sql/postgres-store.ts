/**
 * A store in a PostgreSQL database, which several processes may share; `Store` in ports.ts states
 * what holds.
 *
 * - Transactions are read committed, and lock each record that they read by its id: what a decision
 *   about a record rests on stays as it is to the end, across processes. A stricter isolation would
 *   refuse most changes made at once, since all of them count up the sequence of the audit log.
 * - That sequence is a row, so changes are committed one after the other, and their audit entries
 *   have the order of their ids.
 * - A transaction that was undone for the sake of another one (a deadlock) is done again.
 * - A key's record is kept for requests for less than a second; `token-cache.ts` states what holds.
 */
import { Kysely, PostgresDialect, sql } from 'kysely';
import {
  type Clock,
  type Store,
  type StoreAccess,
  StoreUnavailableError,
  type TokenReader,
} from '../../ports.ts';
import { createTokenCache } from '../token-cache.ts';
import { migrate } from './migrations/migrate.ts';
import {
  DatabaseUnreachableError,
  openPostgres,
  type PostgresConnections,
  type PostgresOptions,
} from './postgres-connection.ts';
import { postgresDialect } from './postgres-dialect.ts';
import { createSqlAccess, prepareTables } from './sql-access.ts';
import type { SqlDatabase } from './sql-database.ts';
import { createRootSession } from './sql-session.ts';
import { listenToTokens } from './token-listener.ts';

export interface PostgresStoreOptions {
  /** `postgresql://user:password@host:port/database` */
  readonly url: string;
  readonly clock: Pick<Clock, 'monotonic' | 'after'>;
  /** Connections at most, beside the one that listens. */
  readonly connections?: number;
}

export interface PostgresStore extends Store {
  /** What requests read the record of their key from. */
  readonly tokenReader: TokenReader;
}

const CONNECTIONS = 10;
const STATEMENT_TIMEOUT_MS = 10_000;

/**
 * Connects, and brings the tables up to date; of processes that start together one does.
 *
 * @throws DatabaseUnreachableError when it cannot be connected to
 */
export async function createPostgresStore({
  url,
  clock,
  connections = CONNECTIONS,
}: PostgresStoreOptions): Promise<PostgresStore> {
  await bringUpToDate(url);
  const pool = openPostgres({ url, connections, statementTimeoutMs: STATEMENT_TIMEOUT_MS });
  const db = databaseOver(pool);
  const tables = prepareTables(db, postgresDialect);
  const session = createRootSession(db, postgresDialect, () => pool.idle());
  const root = createSqlAccess(session, tables);
  const tokenCache = createTokenCache({ tokens: root.tokens, clock });
  const listener = listenToTokens({
    url,
    clock,
    onChange: (id) => tokenCache.forget(id),
    onState: (isListening) => tokenCache.trust(isListening),
  });
  await listener.started;

  return {
    ...watchTokens(root, () => tokenCache.clear()),
    tokenReader: tokenCache,
    async transaction(work) {
      let hasChanged = false;
      const note = () => {
        hasChanged = true;
      };
      try {
        return await session.transaction((transaction) =>
          work(watchTokens(createSqlAccess(transaction, tables), note)),
        );
      } finally {
        if (hasChanged) tokenCache.clear();
      }
    },
    async check() {
      const { rows } = await sql<{ mode: string }>`
        select current_setting('transaction_read_only') as mode`.execute(session.db());
      if (rows[0]?.mode !== 'off') throw new StoreUnavailableError('It can only be read.');
    },
    async close() {
      await listener.stop();
      await session.close();
    },
  };
}

/** Statements of a migration take as long as they take. */
async function bringUpToDate(url: string): Promise<void> {
  const pool: PostgresConnections = openPostgres({ url, connections: 1 } satisfies PostgresOptions);
  const db = databaseOver(pool);
  try {
    await sql`select 1`.execute(db).catch((error: unknown) => {
      throw new DatabaseUnreachableError(url, error);
    });
    await migrate(db, postgresDialect);
  } finally {
    await db.destroy();
  }
}

function databaseOver(pool: PostgresConnections): SqlDatabase {
  return new Kysely({ dialect: new PostgresDialect({ pool }) });
}

/** The same access, which tells of every token that it may have changed. */
function watchTokens(access: StoreAccess, onChange: () => void): StoreAccess {
  const { tokens } = access;
  return {
    ...access,
    tokens: {
      ...tokens,
      update: (id, change) => tokens.update(id, change).finally(onChange),
      delete: (id) => tokens.delete(id).finally(onChange),
      deleteWhere: (where) => tokens.deleteWhere(where).finally(onChange),
    },
  };
}
