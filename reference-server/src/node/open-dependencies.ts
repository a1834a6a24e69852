/** The store and the counter that the configuration names. */
import type { Config } from '../config.ts';
import type { Clock, Counter, Store, TokenReader } from '../ports.ts';
import { createMemoryCounter } from '../stores/memory/memory-counter.ts';
import { createRedisCounter } from '../stores/redis/redis-counter.ts';
import { createSharedLimit } from '../stores/shared-limit.ts';
import { createPostgresStore } from '../stores/sql/postgres-store.ts';
import { StoreInUseError } from '../stores/sql/sqlite-connection.ts';
import { createSqliteStore } from '../stores/sql/sqlite-store.ts';
import { DataDirectoryError } from './data-directory.ts';

export interface OpenedStore {
  readonly store: Store;
  /** Where requests read the record of their key. */
  readonly tokenReader: TokenReader;
}

export interface OpenedCounter {
  readonly counter: Counter;
  close(): Promise<void>;
}

/**
 * PostgreSQL where there is a URL for it, else the SQLite file of the data directory.
 *
 * @throws DatabaseUnreachableError, StoreInUseError or DataDirectoryError
 */
export async function openStore(
  { databaseUrl, dataDirectory }: Config,
  sqlitePath: string,
  clock: Clock,
): Promise<OpenedStore> {
  if (databaseUrl !== null) {
    const store = await createPostgresStore({ url: databaseUrl, clock });
    return { store, tokenReader: store.tokenReader };
  }
  const store = await createSqliteStore({ path: sqlitePath }).catch((error) => {
    throw error instanceof StoreInUseError ? error : new DataDirectoryError(dataDirectory, error);
  });
  return { store, tokenReader: store.tokenReader };
}

/**
 * Redis where there is a URL for it, else the memory of this process, which then admits its share.
 *
 * @param onState told when Redis goes away, and when it is back
 * @throws RedisUnreachableError
 */
export async function openCounter(
  { redisUrl, instances }: Config,
  clock: Clock,
  onState: (isAway: boolean) => void,
): Promise<OpenedCounter> {
  if (redisUrl === null) {
    const counter = createSharedLimit(createMemoryCounter(clock), instances);
    return { counter, close: async () => {} };
  }
  const counter = await createRedisCounter({ url: redisUrl, clock, instances, onState });
  return { counter, close: () => counter.close() };
}
