import { describe, expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';
import type { Store } from '../ports.ts';
import { createMemoryStore } from '../stores/memory/memory-store.ts';
import { sampleToken, sampleUsage } from '../stores/sample-records.ts';
import { findBrokenLink, readChainEnd } from './audit-chain.ts';
import { EXPIRED_KEPT_MS, isDue, startMaintenance } from './maintenance.ts';

const NOW = Date.parse('2026-02-20T10:00:00.000Z');
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function setUp(store: Store = createMemoryStore()) {
  const failures: unknown[] = [];
  const waits: { delayMs: number; callback: () => void }[] = [];
  let resting = Promise.withResolvers<void>();
  let now = NOW;
  let cancelled = 0;
  return {
    store,
    failures,
    waits,
    cancelled: () => cancelled,
    /** Resolves when the round under way has ended. */
    rested: () => resting.promise,
    /** Lets time pass, and the next round run. */
    async nextRound(ms: number) {
      now += ms;
      resting = Promise.withResolvers<void>();
      waits.at(-1)?.callback();
      await resting.promise;
    },
    start: () =>
      startMaintenance({
        store,
        clock: {
          now: () => now,
          after(delayMs, callback) {
            waits.push({ delayMs, callback });
            resting.resolve();
            return () => {
              cancelled += 1;
            };
          },
        },
        onFailure: (error) => failures.push(error),
      }),
  };
}

async function idsOf(store: Store): Promise<number[]> {
  return (await store.tokens.list()).items.map(({ id }) => id);
}

/** 1 never ends, 2 ended a day ago, 3 less than a day ago, 4 (test) two days ago. */
async function fillTokens(store: Store): Promise<void> {
  await store.tokens.insertMany([
    sampleToken({ id: 1, expiresAt: null }),
    sampleToken({ id: 2, expiresAt: NOW - DAY_MS, name: 'Old', hash: 'the hash' }),
    sampleToken({ id: 3, expiresAt: NOW - DAY_MS + 1 }),
    sampleToken({ id: 4, expiresAt: NOW - 2 * DAY_MS, environment: 'test' }),
  ]);
}

describe('a token', () => {
  it.each([
    ['without an end', 'stays', null],
    ['that ends now', 'stays', NOW],
    ['that ended almost a day ago', 'stays', NOW - EXPIRED_KEPT_MS + 1],
    ['that ended a day ago', 'is due', NOW - EXPIRED_KEPT_MS],
  ])('%s %s', (_what, verdict, expiresAt) => {
    expect(isDue({ expiresAt }, NOW)).toBe(verdict === 'is due');
  });
});

describe('the maintenance', () => {
  it('deletes tokens a day after their end, at its start and every hour', async () => {
    const { store, waits, rested, nextRound, start, failures } = setUp();
    await fillTokens(store);
    start();
    await rested();
    expect(await idsOf(store)).toEqual([1, 3]);
    expect(waits.map(({ delayMs }) => delayMs)).toEqual([HOUR_MS]);
    await nextRound(HOUR_MS);
    expect(await idsOf(store)).toEqual([1]);
    expect([waits.length, failures]).toEqual([2, []]);
  });

  it('tells the audit log of each as of its own doing, in the environment of the token', async () => {
    const { store, start, rested } = setUp();
    await fillTokens(store);
    start();
    await rested();
    const entries = (await store.audit.list()).items;
    expect(entries).toMatchObject([
      { environment: 'test', target: 'token:4' },
      {
        operation: 'apiTokens.prune',
        actor: { type: 'system', id: 'system' },
        environment: 'live',
        target: 'token:2',
        requestId: null,
        ipAddress: null,
        before: { id: 2, name: 'Old' },
        after: null,
        createdAt: '2026-02-20T10:00:00.000Z',
      },
    ]);
    expect(JSON.stringify(entries)).not.toContain('the hash');
    const end = await store.transaction((access) => readChainEnd(access, 10));
    expect(await findBrokenLink(end)).toBeUndefined();
  });

  it('deletes the usage of a token with it', async () => {
    const { store, start, rested } = setUp();
    await fillTokens(store);
    await store.usage.append([sampleUsage({ tokenId: 2 }), sampleUsage({ tokenId: 3 })]);
    start();
    await rested();
    expect(await store.usage.recent(2, 10)).toEqual([]);
    expect(await store.usage.recent(3, 10)).toHaveLength(1);
  });

  it('leaves a token alone that was given more time, or is gone, since the list was read', async () => {
    const store = createMemoryStore();
    await fillTokens(store);
    const { tokens } = store;
    const changing: Store = {
      ...store,
      tokens: {
        ...tokens,
        async list() {
          const listed = await tokens.list();
          await tokens.update(2, (token) => ({ ...token, expiresAt: null }));
          await tokens.delete(4);
          return listed;
        },
      },
    };
    const { start, rested, failures } = setUp(changing);
    start();
    await rested();
    expect(await idsOf(store)).toEqual([1, 2, 3]);
    expect((await store.audit.list()).total).toBe(0);
    expect(failures).toEqual([]);
  });

  it('forgets idempotency keys after a day, however many', async () => {
    const { store, start, rested } = setUp();
    const records = Array.from({ length: 250 }, (_, index) => ({
      id: `token:1 ${index}`,
      fingerprint: '',
      answer: null,
      createdAt: NOW - DAY_MS,
    }));
    const young = { id: 'token:1 young', fingerprint: '', answer: null, createdAt: NOW - 1 };
    await store.idempotency.insertMany([...records, young]);
    start();
    await rested();
    expect((await store.idempotency.list()).items).toEqual([young]);
  });

  it('tells of what failed, does the rest, and tries again an hour later', async () => {
    const store = createMemoryStore();
    await fillTokens(store);
    let fails = true;
    const failing: Store = {
      ...store,
      transaction: (work) =>
        store.transaction(async (access) => {
          const result = await work(access);
          if (fails) throw new Error('The disk is full.');
          return result;
        }),
    };
    const { start, failures, rested, nextRound } = setUp(failing);
    await store.idempotency.insert({ id: 'k', fingerprint: '', answer: null, createdAt: 0 });
    start();
    await rested();
    expect(failures).toHaveLength(2);
    expect(await idsOf(store)).toEqual([1, 2, 3, 4]);
    expect((await store.idempotency.list()).total).toBe(0);
    fails = false;
    await nextRound(0);
    expect(await idsOf(store)).toEqual([1, 3]);
  });

  it('stops: no timer is left, and a round under way sets none', async () => {
    const idle = setUp();
    const running = idle.start();
    await idle.rested();
    await running.stop();
    expect(idle.cancelled()).toBe(1);
    const busy = setUp();
    await fillTokens(busy.store);
    await busy.start().stop();
    expect(busy.waits).toEqual([]);
  });
});

overStores('two servers that prune', (start) => {
  it('write one entry for a token', async () => {
    const { store } = await start();
    await fillTokens(store);
    const servers = [setUp(store), setUp(store)];
    for (const { start } of servers) start();
    for (const { rested } of servers) await rested();
    expect(await idsOf(store)).toEqual([1, 3]);
    expect(servers.map(({ failures }) => failures)).toEqual([[], []]);
    const { items } = await store.audit.list();
    expect(items.map(({ target }) => target).sort()).toEqual(['token:2', 'token:4']);
  });
});
