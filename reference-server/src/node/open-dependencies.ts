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

interface OpenedStore extends Store {
  /** Where requests read the record of their key. */
  readonly tokenReader: TokenReader;
}

interface OpenedCounter {
  readonly counter: Counter;
  close(): Promise<void>;
}

export interface OpenedDependencies {
  readonly store: OpenedStore;
  readonly counter: Counter;
  close(): Promise<void>;
}

/**
 * @param sqlitePath the file of the data directory
 * @param onRedisState told when Redis goes away, and when it is back
 * @throws DatabaseUnreachableError, StoreInUseError, DataDirectoryError or RedisUnreachableError
 */
export async function openDependencies(
  config: Config,
  sqlitePath: string,
  clock: Clock,
  onRedisState: (isAway: boolean) => void,
): Promise<OpenedDependencies> {
  const store = await openStore(config, sqlitePath, clock);
  const opened = await openCounter(config, clock, onRedisState).catch(async (error) => {
    await store.close();
    throw error;
  });
  return {
    store,
    counter: opened.counter,
    close: () => store.close().finally(() => opened.close()),
  };
}

/** PostgreSQL where there is a URL for it, else SQLite. */
async function openStore(
  { databaseUrl, dataDirectory }: Config,
  sqlitePath: string,
  clock: Clock,
): Promise<OpenedStore> {
  if (databaseUrl !== null) return createPostgresStore({ url: databaseUrl, clock });
  return createSqliteStore({ path: sqlitePath }).catch((error) => {
    throw error instanceof StoreInUseError ? error : new DataDirectoryError(dataDirectory, error);
  });
}

/** Redis where there is a URL for it, else the memory of this process, which then admits its share. */
async function openCounter(
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
