/** Runs tests of the HTTP behaviour over every store. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { createDatabase, type TestDatabase } from '../test/postgres.ts';
import { systemClock } from './node/system-clock.ts';
import type { Store } from './ports.ts';
import type { AppSettings } from './settings.ts';
import { createMemoryStore } from './stores/memory/memory-store.ts';
import { insertSampleUsers } from './stores/sample-records.ts';
import { createPostgresStore } from './stores/sql/postgres-store.ts';
import { createSqliteStore } from './stores/sql/sqlite-store.ts';
import { startTestServer, type TestServer } from './test-server.ts';

/** A server of its own for one test, with the users Ann, Ben and Cem in both environments. */
export type Start = (settings?: Partial<AppSettings>) => Promise<TestServer>;

const STORES: readonly [name: string, open: () => Promise<Store>][] = [
  ['memory', async () => createMemoryStore()],
  ['SQLite', openSqliteStore],
  ['PostgreSQL', openPostgresStore],
];

/** The first that asks for PostgreSQL waits for its start. */
const START_TIMEOUT_MS = 60_000;

type CleanUp = () => Promise<unknown>;
const afterTest: CleanUp[] = [];
const afterFile: CleanUp[] = [];

/** To connect takes a while, so the tests of a file share one store, emptied for each. */
let postgres: Promise<{ database: TestDatabase; store: Store }> | undefined;

export function overStores(title: string, tests: (start: Start) => void): void {
  describe.each(STORES)(`${title} over %s`, (_name, open) => {
    beforeAll(async () => {
      await open();
      await run(afterTest);
    }, START_TIMEOUT_MS);
    afterEach(() => run(afterTest));
    afterAll(() => run(afterFile));
    tests(async (settings) => {
      const store = await open();
      await insertSampleUsers(store);
      return startTestServer(store, settings);
    });
  });
}

async function openSqliteStore(): Promise<Store> {
  const directory = await mkdtemp(path.join(tmpdir(), 'keyturn-http-'));
  const store = await createSqliteStore({ path: path.join(directory, 'test.sqlite') });
  afterTest.push(
    () => rm(directory, { recursive: true }),
    () => store.close(),
  );
  return store;
}

async function openPostgresStore(): Promise<Store> {
  postgres ??= connect();
  const { database, store } = await postgres;
  await database.empty();
  return { ...store };
}

async function connect(): Promise<{ database: TestDatabase; store: Store }> {
  const database = await createDatabase();
  const store = await createPostgresStore({ url: database.url, clock: systemClock });
  afterFile.push(
    () => database.drop(),
    () => store.close(),
    async () => {
      postgres = undefined;
    },
  );
  return { database, store };
}

async function run(cleanUps: CleanUp[]): Promise<void> {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
}
