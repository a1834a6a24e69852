import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createManualClock, type ManualClock } from '../test/support/manual-clock.ts';
import { errorOf, follow } from '../test/support/settled.ts';
import type { PipelineEvent } from './events.ts';
import type { Lifetime } from './interruptible.ts';
import { createTokenSource, type TokenSource, type TokenSourceParts } from './token-source.ts';
import { createTokenStore, type StoredToken, type TokenStorage } from './token-store.ts';

const KEY = 'sk_test_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

/** Digests are made on another thread. */
let digesting = 0;
beforeAll(() => {
  const digest = crypto.subtle.digest.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'digest').mockImplementation((...input) => {
    digesting += 1;
    return digest(...input).finally(() => {
      digesting -= 1;
    });
  });
});
afterAll(() => vi.restoreAllMocks());

/** Keeps tokens in memory, and lets one holder of a lock after the other run. */
function createMemoryStorage() {
  const tokens = new Map<string, StoredToken>();
  let turn = Promise.resolve();
  const storage = {
    tokens,
    read: async (id) => tokens.get(id),
    write: async (id, token) => void tokens.set(id, token),
    lock(_id, run) {
      turn = turn.then(run);
      return turn;
    },
  } satisfies TokenStorage & { tokens: typeof tokens };
  return storage;
}

/** Several processes, each with a clock of its own unless they are on one host. */
function createSubject(storage: TokenStorage = createMemoryStorage()) {
  const clock = createManualClock(Date.UTC(2026, 0, 1), () => digesting > 0);
  const events: PipelineEvent[] = [];
  const exchanged: string[] = [];
  function open(parts: Partial<TokenSourceParts> = {}): TokenSource {
    return createTokenSource({
      lifetime: { clock: parts.clock ?? clock, ends: new Set(), closed: undefined },
      readKey: async () => KEY,
      audience: 'https://api.test',
      store: createTokenStore(storage),
      timeoutMs: 120_000,
      clock,
      random: () => 0,
      emit: (event) => events.push(event),
      async exchange(key) {
        exchanged.push(key);
        return { authorization: `Bearer token-${exchanged.length}`, lifetimeMs: 100_000 };
      },
      ...parts,
    });
  }
  const failures = () => events.filter(({ type }) => type === 'token-store');
  return { clock, exchanged, events, failures, open };
}

const get = async (tokens: TokenSource) => tokens.get();

/** The same moment on another host, whose clock shows something else. */
const onAnotherHost = (clock: ManualClock, aheadMs: number) => ({
  ...clock,
  now: () => clock.now() + aheadMs,
  monotonic: () => clock.monotonic() + 1e9,
});

describe('sharing tokens', () => {
  it('what one process has exchanged serves the others until its end', async () => {
    const { clock, exchanged, open } = createSubject();
    const [one, other] = [open(), open({ clock: onAnotherHost(clock, 0) })];
    expect(await get(one)).toBe('Bearer token-1');
    await clock.advance(79_999);
    expect(await get(other)).toBe('Bearer token-1');
    expect(exchanged).toHaveLength(1);
    await clock.advance(15_001);
    expect(await get(other)).toBe('Bearer token-2');
    expect(await get(one)).toBe('Bearer token-2');
    expect(exchanged).toHaveLength(2);
  });

  it('a refresh ahead of time takes what another process has refreshed', async () => {
    const { clock, exchanged, open } = createSubject();
    const [one, other] = [open(), open()];
    await get(one);
    await get(other);
    await clock.advance(80_000);
    for (const tokens of [one, other]) {
      await get(tokens);
      await clock.settle();
      expect(await get(tokens)).toBe('Bearer token-2');
    }
    expect(exchanged).toHaveLength(2);
  });

  it('with a lock, one process exchanges and the others take what it brought', async () => {
    const { exchanged, open } = createSubject();
    const all = await Promise.all(Array.from({ length: 20 }, () => get(open())));
    expect(new Set(all)).toEqual(new Set(['Bearer token-1']));
    expect(exchanged).toHaveLength(1);
  });

  it('without a lock, processes that start together exchange once each', async () => {
    const { read, write } = createMemoryStorage();
    const { exchanged, failures, open } = createSubject({ read, write });
    let bothExchange = () => {};
    const both = new Promise<void>((resolve) => (bothExchange = resolve));
    const exchange = async (key: string) => {
      exchanged.push(key);
      if (exchanged.length === 2) bothExchange();
      await both;
      return { authorization: 'Bearer own', lifetimeMs: 100_000 };
    };
    await Promise.all([get(open({ exchange })), get(open({ exchange }))]);
    expect(exchanged).toHaveLength(2);
    expect(failures()).toEqual([]);
  });

  it('an exchange that fails under the lock fails the calls of its own process only', async () => {
    const { clock, open } = createSubject();
    let fail = (_error: Error) => {};
    const answer = new Promise<never>((_, reject) => {
      fail = reject;
    });
    const failed = errorOf(get(open({ exchange: () => answer })));
    await clock.settle();
    const other = get(open());
    await clock.settle();
    fail(new Error('down'));
    expect(await failed).toEqual(new Error('down'));
    expect(await other).toBe('Bearer token-1');
  });

  it.each([
    ['key', { readKey: async () => `${KEY}b` }],
    ['address', { audience: 'https://other.test' }],
  ])('another %s has another token', async (_, parts) => {
    const { exchanged, open } = createSubject();
    expect(await get(open())).not.toBe(await get(open(parts)));
    expect(exchanged).toHaveLength(2);
  });

  it('what the storage is told of the key is a digest', async () => {
    const storage = createMemoryStorage();
    await get(createSubject(storage).open());
    expect([...storage.tokens.keys()]).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(JSON.stringify([...storage.tokens])).not.toContain(KEY);
  });
});

describe('a refused token', () => {
  it('of the storage costs one exchange, which the other processes share', async () => {
    const { exchanged, open } = createSubject();
    const processes = [open(), open(), open()];
    for (const tokens of processes) await get(tokens);
    for (const tokens of processes) tokens.invalidate('Bearer token-1');
    for (const tokens of processes) expect(await get(tokens)).toBe('Bearer token-2');
    expect(exchanged).toHaveLength(2);
  });

  it('that stood in for a refused one is replaced by an exchange', async () => {
    const storage = createMemoryStorage();
    const { exchanged, open } = createSubject(storage);
    const tokens = open();
    const leave = (authorization: string) => {
      const [id = ''] = storage.tokens.keys();
      storage.tokens.set(id, { authorization, obtainedAt: Date.UTC(2026, 0, 1), lifetimeMs: 1e6 });
    };
    await get(tokens);
    leave('Bearer stale');
    expect(tokens.invalidate('Bearer token-1')).toBe(false);
    expect(await get(tokens)).toBe('Bearer stale');
    leave('Bearer staler');
    expect(tokens.invalidate('Bearer stale')).toBe(true);
    expect(await get(tokens)).toBe('Bearer token-2');
    expect(exchanged).toHaveLength(2);
  });
});

describe('the clock of another host', () => {
  it.each([
    ['an hour ahead: the token counts as new for its own lifetime', 3_600_000, 2],
    ['an hour behind: the token counts as too old', -3_600_000, 2],
    ['three seconds ahead: it is as good as right', 3_000, 1],
  ])('%s', async (_, aheadMs, exchanges) => {
    const { clock, exchanged, open } = createSubject();
    await get(open({ clock: onAnotherHost(clock, aheadMs) }));
    const here = open();
    await get(here);
    if (aheadMs > 60_000) {
      expect(exchanged).toHaveLength(1);
      await clock.advance(95_000);
      await get(here);
    }
    expect(exchanged).toHaveLength(exchanges);
  });
});

describe('a storage that holds something else', () => {
  const good = { authorization: 'Bearer a', obtainedAt: Date.UTC(2026, 0, 1), lifetimeMs: 1e6 };
  it.each<[string, unknown]>([
    ['a text', 'Bearer a'],
    ['null', null],
    ['a token that no header can carry', { ...good, authorization: 'Bearer a\nb' }],
    ['no lifetime', { ...good, lifetimeMs: undefined }],
    ['no time', { ...good, obtainedAt: 'yesterday' }],
    ['a token whose time is over', { ...good, obtainedAt: Date.UTC(2025, 0, 1) }],
  ])('%s is not taken, and is replaced', async (_, stored) => {
    const storage = createMemoryStorage();
    const { open, failures } = createSubject(storage);
    const read = async (id: string) => storage.tokens.get(id) ?? (stored as StoredToken);
    const store = createTokenStore({ ...storage, read });
    expect(await get(open({ store }))).toBe('Bearer token-1');
    expect([...storage.tokens.values()]).toMatchObject([{ authorization: 'Bearer token-1' }]);
    expect(failures()).toEqual([]);
  });
});

describe('a storage that fails or hangs', () => {
  const fail = () => Promise.reject(new Error(`disk full of Bearer secret and ${KEY}`));
  const hang = () => new Promise<never>(() => {});
  it.each([
    ['read', 'fails', fail, 0],
    ['write', 'fails', fail, 0],
    ['lock', 'fails', fail, 0],
    ['read', 'hangs', hang, 2_000],
    ['write', 'hangs', hang, 2_000],
    ['lock', 'hangs', hang, 5_000],
  ] as const)('costs a warning and never the call: %s %s', async (operation, _, broken, waitMs) => {
    const { clock, failures, open } = createSubject({
      ...createMemoryStorage(),
      [operation]: broken,
    });
    const state = follow(get(open()));
    await clock.advance(waitMs);
    await clock.settle();
    expect(state()).toEqual({ value: 'Bearer token-1' });
    expect(failures()).toEqual([
      { type: 'token-store', operation, error: expect.stringMatching(/Error: /) },
    ]);
    expect(JSON.stringify(failures())).not.toMatch(/Bearer secret|sk_test/);
    expect(clock.pendingTimers).toBe(0);
  });

  it('leaves most of the time to the exchange, where calls are short', async () => {
    const { clock, open } = createSubject({ ...createMemoryStorage(), read: hang });
    const state = follow(get(open({ timeoutMs: 1_000 })));
    await clock.advance(250);
    expect(state()).toEqual({ value: 'Bearer token-1' });
  });

  it('is asked nothing more in that exchange', async () => {
    const asked: string[] = [];
    const hangs = (what: string) => () => {
      asked.push(what);
      return hang();
    };
    const { clock, open } = createSubject({
      read: hangs('read'),
      write: hangs('write'),
      lock: hangs('lock'),
    });
    const state = follow(get(open()));
    await clock.advance(2_000);
    expect(state()).toEqual({ value: 'Bearer token-1' });
    expect(asked).toEqual(['read']);
  });

  it('that runs what the lock is for too late, runs no second exchange', async () => {
    let late = async () => {};
    const { clock, exchanged, open } = createSubject({
      ...createMemoryStorage(),
      lock(_id, run) {
        late = run;
        return hang();
      },
    });
    const state = follow(get(open()));
    await clock.advance(5_000);
    await late();
    expect(state()).toEqual({ value: 'Bearer token-1' });
    expect(exchanged).toHaveLength(1);
  });

  it('leaves no timer and no exchange behind when the client is closed', async () => {
    const { clock, exchanged, failures, open } = createSubject({ read: hang, write: hang });
    const lifetime: Lifetime = { clock, ends: new Set(), closed: undefined };
    const failed = errorOf(get(open({ lifetime })));
    await clock.settle();
    for (const end of lifetime.ends) end('closed');
    expect(await failed).toBe('closed');
    await clock.settle();
    expect(clock.pendingTimers).toBe(0);
    expect(exchanged).toEqual([]);
    expect(failures()).toEqual([]);
  });
});
