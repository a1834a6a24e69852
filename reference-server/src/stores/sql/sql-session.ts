/**
 * The way to the database: outside of transactions, or within one.
 *
 * - Within a transaction every statement runs in it. Where there is one connection, which Kysely hands
 *   from one to the next, everything else waits for its end.
 * - A transaction's work that uses the store itself would wait for its own end. That is refused
 *   at once, with an error that says what to use instead.
 * - What was undone for the sake of another transaction is done again, a few times at most.
 * - A session that has ended refuses everything.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { type CompiledQuery, sql } from 'kysely';
import type { SqlDatabase, SqlDialect, SqlRow } from './sql-database.ts';

const ATTEMPTS = 5;

export interface SqlSession {
  /** @throws Error when the session has ended, or the work of a transaction should use its own. */
  db(): SqlDatabase;
  /** Writes all that the work writes, or nothing when it throws. */
  atomically<T>(work: (db: SqlDatabase) => Promise<T>): Promise<T>;
  /** Runs one statement; when it fails, a transaction that it is part of can go on. */
  attempt<T>(statement: (db: SqlDatabase) => Promise<T>): Promise<T>;
  /** Whether what is read must stay as it is until the transaction ends. */
  readonly locksReads: boolean;
  /**
   * Reads a row without waiting, where the database can; `undefined` while that must wait for the end
   * of a transaction. Only for a session whose `db` has been asked for.
   */
  readNow?(query: CompiledQuery<SqlRow>): { readonly row: SqlRow | undefined } | undefined;
}

export interface RootSession extends SqlSession {
  transaction<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** Refuses what comes from now on, waits for what is under way, and then closes the database. */
  close(): Promise<void>;
}

/** @param settled resolves when no connection is in use any more */
export function createRootSession(
  root: SqlDatabase,
  dialect: SqlDialect,
  settled: () => Promise<void> = async () => {},
): RootSession {
  const running = new AsyncLocalStorage<{ open: boolean }>();
  let closing: Promise<void> | undefined;

  function db(): SqlDatabase {
    if (closing !== undefined) throw new Error('The store is closed.');
    if (running.getStore()?.open) {
      throw new Error(
        'The work of a transaction used the store itself and would wait for its own end. ' +
          'Use the StoreAccess that the work is given.',
      );
    }
    return root;
  }

  async function finishAndDestroy(): Promise<void> {
    // What came before this has a connection by the time that this has one.
    await root.connection().execute(async () => {});
    await settled();
    await root.destroy();
  }

  async function inTransaction<T>(work: (transaction: SqlDatabase) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await db().transaction().execute(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !dialect.isConflict(error)) throw error;
      }
    }
  }

  return {
    db,
    locksReads: false,
    atomically: inTransaction,
    async attempt(statement) {
      return statement(db());
    },
    transaction: (work) =>
      inTransaction((transaction) => {
        const state = { open: true };
        const session = createTransactionSession(transaction, dialect, state);
        return running
          .run(state, () => work(session))
          .finally(() => {
            state.open = false;
          });
      }),
    async close() {
      closing ??= finishAndDestroy();
      await closing;
    },
  };
}

function createTransactionSession(
  transaction: SqlDatabase,
  dialect: SqlDialect,
  state: { open: boolean },
): SqlSession {
  function db(): SqlDatabase {
    if (!state.open) throw new Error('This access ended with its transaction.');
    return transaction;
  }
  async function atomically<T>(work: (db: SqlDatabase) => Promise<T>): Promise<T> {
    await sql`savepoint unit`.execute(db());
    try {
      const result = await work(db());
      await sql`release savepoint unit`.execute(db());
      return result;
    } catch (error) {
      await sql`rollback to savepoint unit`.execute(db());
      await sql`release savepoint unit`.execute(db());
      throw error;
    }
  }
  return {
    db,
    locksReads: dialect.isShared,
    atomically,
    attempt: dialect.isShared ? atomically : async (statement) => statement(db()),
  };
}
