import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../../test/postgres.ts';
import { openTcpGate } from '../../../test/tcp-gate.ts';
import { DAY_MS } from '../../domain/calendar.ts';
import { systemClock } from '../../node/system-clock.ts';
import { type Store, StoreUnavailableError } from '../../ports.ts';
import { startTestServer } from '../../test-server.ts';
import { sampleToken, sampleUsage, sampleUser } from '../sample-records.ts';
import { describeStore } from '../store.suite.ts';
import { DatabaseUnreachableError } from './postgres-connection.ts';
import { createPostgresStore, type PostgresStore } from './postgres-store.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
}, 60_000);
afterAll(() => database.drop());

const open = (url = database.url) => createPostgresStore({ url, clock: systemClock });

async function openEmpty(): Promise<PostgresStore> {
  await database.empty();
  return open();
}

describeStore('the PostgreSQL store', openEmpty);

describe('two stores on one database', () => {
  async function withTwo(work: (one: PostgresStore, two: PostgresStore) => Promise<void>) {
    const stores = [await openEmpty(), await open()] as const;
    await work(...stores).finally(() => Promise.all(stores.map((store) => store.close())));
  }

  it('make the tables once, although they start at once', async () => {
    const fresh = await createDatabase();
    const stores = await Promise.all([open(fresh.url), open(fresh.url), open(fresh.url)]);
    expect(await stores[2].next('user')).toBe(1);
    await Promise.all(stores.map((store) => store.close()));
    await fresh.drop();
  });

  it('never answer a number twice', async () => {
    await withTwo(async (one, two) => {
      const numbers = await Promise.all(
        Array.from({ length: 100 }, (_, n) => (n % 2 ? one : two).next('user')),
      );
      expect(new Set(numbers).size).toBe(100);
    });
  });

  it('lose no update of one record', async () => {
    await withTwo(async (one, two) => {
      await one.resource('users', 'live').insert(sampleUser({ tokenBalance: 0 }));
      await Promise.all(
        Array.from({ length: 50 }, (_, n) =>
          (n % 2 ? one : two)
            .resource('users', 'live')
            .update('user_1', (user) => ({ ...user, tokenBalance: user.tokenBalance + 1 })),
        ),
      );
      expect((await two.resource('users', 'live').get('user_1'))?.tokenBalance).toBe(50);
    });
  });

  it('do a transaction again that was undone for a deadlock', async () => {
    await withTwo(async (one, two) => {
      await one
        .resource('users', 'live')
        .insertMany([sampleUser(), sampleUser({ id: 'user_2', tokenBalance: 0 })]);
      const bothHold = Promise.withResolvers<void>();
      let holding = 0;
      const add = (store: Store, first: string, second: string) =>
        store.transaction(async (access) => {
          const users = access.resource('users', 'live');
          await users.get(first);
          holding += 1;
          if (holding === 2) bothHold.resolve();
          await bothHold.promise;
          await users.get(second);
          await users.update('user_2', (user) => ({
            ...user,
            tokenBalance: user.tokenBalance + 1,
          }));
        });
      await Promise.all([add(one, 'user_1', 'user_2'), add(two, 'user_2', 'user_1')]);
      expect((await one.resource('users', 'live').get('user_2'))?.tokenBalance).toBe(2);
    });
  });

  it('tell each other of changed tokens', async () => {
    await withTwo(async (one, two) => {
      await one.tokens.insert(sampleToken({ active: true }));
      expect((await two.tokenReader.get(1))?.active).toBe(true);
      await one.tokens.update(1, (record) => ({ ...record, active: false }));
      expect((await one.tokenReader.get(1))?.active).toBe(false);
      await expect.poll(async () => (await two.tokenReader.get(1))?.active).toBe(false);
      await one.transaction((access) => access.tokens.delete(1));
      expect(await one.tokenReader.get(1)).toBeUndefined();
      await expect.poll(() => two.tokenReader.get(1)).toBeUndefined();
    });
  });

  it('keep usage by day, and drop days as a whole', async () => {
    await withTwo(async (one) => {
      const day = Date.UTC(2026, 0, 20);
      const rows = [day - 1, day, day + DAY_MS].map((at) => sampleUsage({ tokenId: null, at }));
      await one.usage.append(rows);
      expect(await one.usage.deleteRows(day + DAY_MS - 1, 1)).toBe(1);
      expect(await one.usage.deleteRows(day + DAY_MS, 1)).toBe(1);
      expect(await one.usage.deleteRows(day + DAY_MS, 1)).toBe(0);
    });
  });

  it('add up batches of usage that meet', async () => {
    await withTwo(async (one, two) => {
      const ids = Array.from({ length: 20 }, (_, n) => n + 1);
      await one.tokens.insertMany(ids.map((id) => sampleToken({ id })));
      const at = Date.UTC(2026, 0, 20, 10);
      const rows = ids.map((tokenId) => sampleUsage({ tokenId, at }));
      await Promise.all(
        Array.from({ length: 10 }, (_, n) =>
          n % 2 ? one.usage.append(rows) : two.usage.append(rows.toReversed()),
        ),
      );
      expect(await one.usage.byDay('live', at - DAY_MS)).toMatchObject([{ requests: 200 }]);
    });
  });
});

describe('a database that is away', () => {
  it('is refused at the start, in a sentence without the password', async () => {
    const opening = open('postgresql://keyturn:hunter2@127.0.0.1:1/keyturn');
    await expect(opening).rejects.toThrow(DatabaseUnreachableError);
    await expect(opening).rejects.toThrow(
      /^The database at 127\.0\.0\.1:1\/keyturn cannot be used: (?!.*hunter2)/,
    );
  });

  it('is told as such under load, with 503, and is back by itself', async () => {
    await database.empty();
    const url = new URL(database.url);
    const gate = await openTcpGate(url.hostname, Number(url.port));
    url.host = `127.0.0.1:${gate.port}`;
    const store = await open(url.href);
    await store.resource('users', 'live').insert(sampleUser());
    const server = startTestServer(store);
    const ask = () => server.send('GET', '/api/external/users/user_1');
    expect((await ask()).status).toBe(200);
    const underWay = Array.from({ length: 50 }, ask);
    await gate.close();
    for (const { status } of await Promise.all(underWay)) expect([200, 503]).toContain(status);
    const refused = await ask();
    expect([refused.status, refused.body.error.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect(refused.headers.get('retry-after')).toBe('1');
    await expect(store.check()).rejects.toThrow(StoreUnavailableError);
    const change = store.transaction((access) => access.next('user'));
    await expect(change).rejects.toThrow(StoreUnavailableError);
    await gate.open();
    expect((await ask()).status).toBe(200);
    await store.check();
    await store.close();
    await gate.close();
  });
});
