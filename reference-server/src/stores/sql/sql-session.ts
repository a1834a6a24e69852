/**
 * The way to the database: outside of transactions, or within one.
 *
 * - Within a transaction every statement runs in it, and everything else waits for its end: there is
 *   one connection, which Kysely hands from one to the next.
 * - A transaction's work that uses the store itself would wait for its own end. That is refused
 *   at once, with an error that says what to use instead.
 * - A session that has ended refuses everything.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { sql } from 'kysely';
import type { SqlDatabase } from './sql-database.ts';

export interface SqlSession {
  /** @throws Error when the session has ended, or the work of a transaction should use its own. */
  db(): SqlDatabase;
  /** Writes all that the work writes, or nothing when it throws. */
  atomically<T>(work: (db: SqlDatabase) => Promise<T>): Promise<T>;
}

export interface RootSession extends SqlSession {
  transaction<T>(work: (session: SqlSession) => Promise<T>): Promise<T>;
  /** Refuses what comes from now on, waits for what is under way, and then closes the database. */
  close(): Promise<void>;
}

export function createRootSession(root: SqlDatabase): RootSession {
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

  return {
    db,
    async atomically(work) {
      return db().transaction().execute(work);
    },
    async transaction(work) {
      return db()
        .transaction()
        .execute((transaction) => {
          const state = { open: true };
          const session = createTransactionSession(transaction, state);
          return running
            .run(state, () => work(session))
            .finally(() => {
              state.open = false;
            });
        });
    },
    async close() {
      closing ??= root
        .connection()
        .execute(async () => {})
        .then(() => root.destroy());
      await closing;
    },
  };
}

function createTransactionSession(transaction: SqlDatabase, state: { open: boolean }): SqlSession {
  function db(): SqlDatabase {
    if (!state.open) throw new Error('This access ended with its transaction.');
    return transaction;
  }
  return {
    db,
    async atomically(work) {
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
    },
  };
}
