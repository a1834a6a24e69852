/** Runs tests of the HTTP behaviour over every store. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe } from 'vitest';
import type { Store } from './ports.ts';
import type { AppSettings } from './settings.ts';
import { createMemoryStore } from './stores/memory/memory-store.ts';
import { sampleUser } from './stores/sample-records.ts';
import { createSqliteStore } from './stores/sql/sqlite-store.ts';
import { startTestServer, type TestServer } from './test-server.ts';

/** A server of its own for one test, with the users Ann, Ben and Cem in both environments. */
export type Start = (settings?: Partial<AppSettings>) => Promise<TestServer>;

const STORES: readonly [name: string, open: () => Promise<Store>][] = [
  ['memory', async () => createMemoryStore()],
  ['SQLite', openSqliteStore],
];

const cleanUps: (() => Promise<unknown>)[] = [];

export function overStores(title: string, tests: (start: Start) => void): void {
  describe.each(STORES)(`${title} over %s`, (_name, open) => {
    afterEach(async () => {
      for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
    });
    tests(async (settings) => {
      const store = await open();
      cleanUps.push(() => store.close());
      await seed(store);
      return startTestServer(store, settings);
    });
  });
}

async function openSqliteStore(): Promise<Store> {
  const directory = await mkdtemp(path.join(tmpdir(), 'keyturn-http-'));
  cleanUps.push(() => rm(directory, { recursive: true }));
  return createSqliteStore({ path: path.join(directory, 'test.sqlite') });
}

async function seed(store: Store): Promise<void> {
  for (const environment of ['live', 'test'] as const) {
    await store
      .resource('users', environment)
      .insertMany([
        sampleUser({ id: 'user_1', name: 'Ann Miller', email: 'ann@example.com' }),
        sampleUser({ id: 'user_2', name: 'Ben Stone', email: 'ben@example.com', plan: 'starter' }),
        sampleUser({ id: 'user_3', name: 'Cem Ates', email: 'cem@example.com', status: 'pending' }),
      ]);
  }
}
