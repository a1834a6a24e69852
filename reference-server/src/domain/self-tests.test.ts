import { describe, expect, it } from 'vitest';
import type { Counter, RateLimitDecision, Store } from '../ports.ts';
import { createMemoryCounter } from '../stores/memory/memory-counter.ts';
import { createMemoryStore } from '../stores/memory/memory-store.ts';
import { sampleAudit } from '../stores/sample-records.ts';
import { appendToChain } from './audit-chain.ts';
import { createJwts } from './jwt.ts';
import {
  createSelfTests,
  type SelfTestName,
  selfTestNames,
  type TestedParts,
} from './self-tests.ts';
import { sha256Hex } from './sha256.ts';

const NOW = Date.parse('2026-02-20T10:00:00.000Z');

function parts(other: Partial<TestedParts> = {}) {
  const clock = { now: () => NOW, monotonic: () => 0 };
  const randomBytes = (length: number) => crypto.getRandomValues(new Uint8Array(length));
  const faults: unknown[] = [];
  const whole: TestedParts = {
    store: createMemoryStore(),
    counter: createMemoryCounter(clock),
    jwts: createJwts({ secret: 'x'.repeat(32), ttlSeconds: 60, clock, randomBytes }),
    hasher: {
      hash: (key) => sha256Hex(key),
      verify: async (key, hash) => (await sha256Hex(key)) === hash,
    },
    clock,
    randomBytes,
    reportFault: (error) => faults.push(error),
    ...other,
  };
  return { whole, faults };
}

function run(names: readonly SelfTestName[], whole: TestedParts) {
  return createSelfTests(whole).run('token:1', names);
}

async function outcome(name: SelfTestName, other: Partial<TestedParts>) {
  const { whole, faults } = parts(other);
  const { passed, failed, tests } = await run([name], whole);
  expect([passed, failed]).toEqual(tests[0]?.message === null ? [1, 0] : [0, 1]);
  return { message: tests[0]?.message, faults };
}

function storeWith(change: (access: Parameters<Parameters<Store['transaction']>[0]>[0]) => object) {
  const store = createMemoryStore();
  return {
    ...store,
    transaction: <T>(work: Parameters<typeof store.transaction<T>>[0]) =>
      store.transaction((access) => work({ ...access, ...change(access) })),
  };
}

describe('the self tests', () => {
  it('pass on parts that work, in the order of the contract, and leave nothing', async () => {
    const store = createMemoryStore();
    const before = store.snapshot();
    const { whole } = parts({ store });
    const report = await run(selfTestNames, whole);
    expect(report).toMatchObject({ passed: 6, failed: 0 });
    expect(report.tests.map(({ name, status, message }) => [name, status, message])).toEqual(
      ['store', 'counter', 'jwt', 'key-hashing', 'clock', 'audit-chain'].map((name) => [
        name,
        'passed',
        null,
      ]),
    );
    expect(store.snapshot()).toEqual(before);
  });

  it('run those that are named, in that order', async () => {
    const { tests } = await run(['clock', 'store'], parts().whole);
    expect(tests.map(({ name }) => name)).toEqual(['clock', 'store']);
  });

  it('wait for the run under way, and are refused when too many wait', async () => {
    const { whole } = parts();
    let started = 0;
    const gate = Promise.withResolvers<void>();
    const { hasher } = whole;
    const slow = {
      ...hasher,
      hash: async (key: string) => {
        started += 1;
        await gate.promise;
        return hasher.hash(key);
      },
    };
    const selfTests = createSelfTests({ ...whole, hasher: slow });
    const runs = Array.from({ length: 22 }, () => selfTests.run('token:1', ['key-hashing']));
    await expect(runs.at(-1)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    expect(started).toBe(1);
    gate.resolve();
    const reports = await Promise.all(runs.slice(0, -1));
    expect(reports.map(({ passed }) => passed)).toEqual(Array(21).fill(1));
  });

  it('tell how long each took, and all of them', async () => {
    let elapsed = 0;
    const clock = { now: () => NOW, monotonic: () => elapsed++ };
    const report = await run(['jwt', 'key-hashing'], parts({ clock }).whole);
    expect(report.tests.map(({ durationMs }) => durationMs)).toEqual([1, 1]);
    expect(report.durationMs).toBe(5);
  });
});

describe('the self test', () => {
  it('store fails where what was written is lost', async () => {
    const forgetful = storeWith(({ idempotency }) => ({
      idempotency: { ...idempotency, insert: async () => undefined },
    }));
    const { message } = await outcome('store', { store: forgetful });
    expect(message).toBe('What was written was not read back.');
  });

  it('store fails where nothing can be undone', async () => {
    const store = createMemoryStore();
    const eager = {
      ...store,
      transaction: (work: Parameters<Store['transaction']>[0]) => work(store),
    };
    const { message } = await outcome('store', { store: eager as Store });
    expect(message).toBe('What was undone is still there.');
  });

  it('store fails without a word of what the store reported, which the operator learns', async () => {
    const error = new Error('disk /secret/place is full');
    const store = { ...createMemoryStore(), transaction: () => Promise.reject(error) };
    const { message, faults } = await outcome('store', { store });
    expect(message).toMatch(/^The part under test reported an error/);
    expect(faults).toEqual([error]);
  });

  it.each([
    ['admits none', () => false, 'The first request was not admitted.'],
    ['admits too few', (n: number) => n <= 2, 'Request 3 of 3 was not admitted.'],
    ['admits too many', () => true, 'More than 3 requests were admitted.'],
  ])('counter fails where it %s', async (_what, admits, expected) => {
    const { message } = await outcome('counter', { counter: countingBy(admits) });
    expect(message).toBe(expected);
  });

  it('counter passes where it holds to a part of the limit', async () => {
    const counter = countingBy((n) => n <= 1, 1);
    expect((await outcome('counter', { counter })).message).toBeNull();
  });

  it.each([
    ['was just signed did not verify', () => ({ kind: 'invalid' as const })],
    [
      'with a changed signature was not refused',
      () => ({ kind: 'valid' as const, subject: 'root:0', expiresAtMs: NOW }),
    ],
  ])('jwt fails where a JWT that %s', async (what, verdict) => {
    const { jwts } = parts().whole;
    const { message } = await outcome('jwt', {
      jwts: { issue: jwts.issue, verify: async () => verdict() },
    });
    expect(message).toContain(what);
  });

  it.each([
    ['did not match its own hash', async () => false],
    ['matched the hash of another', async () => true],
  ])('key-hashing fails where a key %s', async (what, verify) => {
    const { message } = await outcome('key-hashing', {
      hasher: { hash: (key) => sha256Hex(key), verify },
    });
    expect(message).toContain(what);
  });

  it('key-hashing fails where the hash holds the key', async () => {
    const hasher = { hash: async (key: string) => `plain ${key}`, verify: async () => true };
    expect((await outcome('key-hashing', { hasher })).message).toBe('The hash holds the key.');
  });

  it.each([
    ['went back', { monotonic: 5, wall: NOW }, { monotonic: 4, wall: NOW }],
    ['stands still', { monotonic: 5, wall: NOW }, { monotonic: 5, wall: NOW + 1000 }],
  ])('clock fails where the monotonic clock %s', async (what, before, after) => {
    let time = before;
    const clock = { monotonic: () => time.monotonic, now: () => time.wall };
    const store = storeWith(() => {
      time = after;
      return {};
    });
    expect((await outcome('clock', { clock, store })).message).toContain(what);
  });

  it.each([
    ['2026-02-20T10:01:00.000Z', null],
    ['2026-02-20T10:01:00.001Z', 'behind the newest entry'],
  ])('clock at 10:00 after an entry of %s: %s', async (createdAt, expected) => {
    const store = createMemoryStore();
    const { id: _id, hash: _hash, ...entry } = sampleAudit({ createdAt });
    await appendToChain(store, entry);
    const { message } = await outcome('clock', { store });
    if (expected === null) expect(message).toBeNull();
    else expect(message).toContain(expected);
  });

  it.each([
    ['was changed after it was written', [sampleAudit({ hash: 'made up' })]],
    ['is missing', []],
  ])('audit-chain fails where an entry %s, and names it', async (what, entries) => {
    const store = createMemoryStore();
    for (const entry of entries) await store.audit.append(entry);
    await store.advance('aud', 1);
    const { message } = await outcome('audit-chain', { store });
    expect(message).toBe(`The entry aud_1 of the audit log ${what}.`);
  });
});

/** @param admits whether the n-th request, from 1, is admitted */
function countingBy(admits: (n: number) => boolean, limit = 3): Counter {
  let n = 0;
  const decide = async (): Promise<RateLimitDecision> => {
    n += 1;
    const admitted = admits(n);
    return { admitted, limit, remaining: 0, resetAtMs: NOW, retryAfterSeconds: admitted ? 0 : 1 };
  };
  return { consume: decide, peek: decide };
}
