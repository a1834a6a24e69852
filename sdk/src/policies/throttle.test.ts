import { describe, expect, it, vi } from 'vitest';
import { createManualClock, type ManualClock } from '../../test/support/manual-clock.ts';
import { createHarness, json, never, URL_UNDER_TEST } from '../../test/support/pipeline-harness.ts';
import { follow } from '../../test/support/settled.ts';
import { createSlidingWindow } from '../../test/support/sliding-window.ts';
import { type CreateFetchOptions, createFetch } from '../create-fetch.ts';

interface LimitedServer {
  readonly fetch: typeof globalThis.fetch;
  readonly statuses: number[];
  /** How many 429s there were when the first answer went out. */
  exchanges: number;
}

/** A server with a limit, which answers after a moment of manual time. */
function createServer(clock: ManualClock, limit: number, latencyMs: number): LimitedServer {
  const window = createSlidingWindow(clock, limit);
  const server: LimitedServer = {
    statuses: [],
    exchanges: 0,
    async fetch(input) {
      const { status, headers } = window.take();
      server.statuses.push(status);
      if (`${input}`.endsWith('/token')) server.exchanges += 1;
      await new Promise<void>((done) => clock.after(latencyMs, done));
      return json({ token: 'jwt', expiresIn: 3_600 }, { status, headers });
    },
  };
  return server;
}

function createLimitedFetch(
  clock: ManualClock,
  server: LimitedServer,
  options: CreateFetchOptions = {},
) {
  return createFetch({
    clock,
    random: () => 0.5,
    fetch: server.fetch,
    apiKey: 'key',
    async exchange(_key, fetch) {
      return (await fetch('https://api.test/token', { method: 'POST' })).json();
    },
    ...options,
  });
}

async function work(fetch: typeof globalThis.fetch, calls: number, workers: number) {
  let started = 0;
  const outcomes: unknown[] = [];
  const worker = async () => {
    while (started < calls) {
      started += 1;
      outcomes.push(
        await fetch(URL_UNDER_TEST).then(
          ({ status }) => status,
          (error) => error,
        ),
      );
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
  return outcomes;
}

describe('the throttle', () => {
  it.each([0, 40, 900])(
    '600 calls by 60 workers against 100 a minute meet no 429 and no error, at %i ms a request',
    async (latencyMs) => {
      const clock = createManualClock();
      const server = createServer(clock, 100, latencyMs);
      const outcomes = work(createLimitedFetch(clock, server), 600, 60);
      const state = follow(outcomes);
      for (let minute = 0; minute < 8 && state() === 'pending'; minute++) {
        await clock.advance(60_000);
      }
      expect(await outcomes).toEqual(Array.from({ length: 600 }, () => 200));
      expect(server.statuses).toEqual(Array.from({ length: 601 }, () => 200));
      expect(server.exchanges).toBe(1);
      expect(clock.pendingTimers).toBe(0);
    },
    20_000,
  );

  it('a first burst beyond the limit meets each 429 once', async () => {
    const clock = createManualClock();
    const server = createServer(clock, 10, 40);
    const outcomes = work(
      createLimitedFetch(clock, server, { apiKey: undefined, deadlineMs: 600_000 }),
      40,
      40,
    );
    for (let minute = 0; minute < 6; minute++) await clock.advance(60_000);
    expect(new Set(await outcomes)).toEqual(new Set([200]));
    expect(server.statuses.filter((status) => status === 429)).toHaveLength(30);
  });

  it('a first burst waits for the exchange, whose answer says for how many there is quota', async () => {
    const clock = createManualClock();
    const server = createServer(clock, 10, 40);
    const outcomes = work(createLimitedFetch(clock, server, { deadlineMs: 600_000 }), 40, 40);
    for (let minute = 0; minute < 6; minute++) await clock.advance(60_000);
    expect(await outcomes).toEqual(Array.from({ length: 40 }, () => 200));
    expect(server.statuses).not.toContain(429);
  });

  it.each([502, 429])('a %i of a proxy, which names no limit, opens no gate', async (status) => {
    const clock = createManualClock();
    const server = createServer(clock, 10, 40);
    const proxied = vi.fn(server.fetch);
    const outcomes = work(
      createLimitedFetch(clock, { ...server, fetch: proxied }, { deadlineMs: 600_000 }),
      40,
      40,
    );
    await clock.advance(30_000);
    // It meets the probe.
    proxied.mockResolvedValueOnce(new Response('', { status }));
    for (let minute = 0; minute < 6; minute++) await clock.advance(60_000);
    expect(await outcomes).toEqual(Array.from({ length: 40 }, () => 200));
    expect(server.statuses).not.toContain(429);
  });

  it('what failed without an answer is followed by a probe, not by a wait for the reset', async () => {
    const refused = () =>
      Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } }));
    let isDown = false;
    const { clock, fetch, sent } = createHarness(
      () => (isDown ? refused() : json({}, { headers: { ratelimit: '"default";r=3;t=60' } })),
      { maxRetries: 0 },
    );
    await fetch(URL_UNDER_TEST);
    isDown = true;
    for (let call = 0; call < 5; call++) follow(fetch(URL_UNDER_TEST));
    await clock.settle();
    isDown = false;
    const states = [follow(fetch(URL_UNDER_TEST)), follow(fetch(URL_UNDER_TEST))];
    await clock.settle();
    for (const state of states) expect(state()).toMatchObject({ value: { status: 200 } });
    expect(sent).toHaveLength(1 + 5 + 2);
  });

  it('a 429 that no wait mends does not shut the gate', async () => {
    const { fetch, sent } = createHarness((_, number) =>
      number === 1
        ? json({}, { status: 429, headers: { 'retry-after': '60', 'x-should-retry': 'false' } })
        : json({}),
    );
    expect((await fetch(URL_UNDER_TEST)).status).toBe(429);
    expect((await fetch(URL_UNDER_TEST)).status).toBe(200);
    expect(sent).toHaveLength(2);
  });

  it('bounds the calls in flight, first come, first served', async () => {
    const { clock, fetch, sent } = createHarness(
      () => new Promise((done) => clock.after(10, () => done(json({})))),
      { rateLimit: { maxConcurrency: 2 } },
    );
    for (let call = 0; call < 5; call++) follow(fetch(`${URL_UNDER_TEST}/${call}`));
    await clock.advance(100);
    expect(sent.map(({ url, at }) => [url.slice(-1), at])).toEqual([
      ['0', 0],
      ['1', 0],
      ['2', 10],
      ['3', 10],
      ['4', 20],
    ]);
  });

  it('an abort takes a waiting call out at once and lets the next one move up', async () => {
    const { clock, fetch, sent } = createHarness(
      () => new Promise((done) => clock.after(10, () => done(json({})))),
      { rateLimit: { maxConcurrency: 1 } },
    );
    const controller = new AbortController();
    follow(fetch(`${URL_UNDER_TEST}/0`));
    const aborted = follow(fetch(`${URL_UNDER_TEST}/1`, { signal: controller.signal }));
    follow(fetch(`${URL_UNDER_TEST}/2`));
    await clock.settle();
    controller.abort('enough');
    await clock.settle();
    expect(aborted()).toEqual({ error: 'enough' });
    await clock.advance(50);
    expect(sent.map(({ url }) => url.slice(-1))).toEqual(['0', '2']);
    expect(clock.pendingTimers).toBe(0);
  });

  it('while nobody waits there is no timer', async () => {
    const spent = { headers: { ratelimit: '"default";r=0;t=10' } };
    const { clock, fetch } = createHarness(() => json({}, spent), { deadlineMs: Infinity });
    await fetch(URL_UNDER_TEST);
    expect(clock.pendingTimers).toBe(0);
    const controller = new AbortController();
    follow(fetch(URL_UNDER_TEST, { signal: controller.signal }));
    await clock.settle();
    expect(clock.pendingTimers).toBe(1);
    controller.abort();
    await clock.settle();
    expect(clock.pendingTimers).toBe(0);
  });

  it('a 429 shuts the gate whatever it says is left', async () => {
    const { clock, fetch, sent } = createHarness(
      (_, number) =>
        json(
          {},
          { status: number === 1 ? 429 : 200, headers: { ratelimit: '"default";r=5;t=10' } },
        ),
      { maxRetries: 0 },
    );
    await fetch(URL_UNDER_TEST);
    follow(fetch(URL_UNDER_TEST));
    await clock.advance(9_999);
    expect(sent).toHaveLength(1);
    await clock.advance(1);
    expect(sent).toHaveLength(2);
  });

  it('a 429 shuts the gate for as long as the server asks, for all calls', async () => {
    const { clock, fetch, sent } = createHarness((_, number) =>
      number === 1 ? json({}, { status: 429, headers: { 'retry-after': '7' } }) : json({}),
    );
    follow(fetch(`${URL_UNDER_TEST}/0`));
    await clock.settle();
    follow(fetch(`${URL_UNDER_TEST}/1`));
    await clock.advance(6_999);
    expect(sent).toHaveLength(1);
    await clock.advance(1);
    expect(sent).toHaveLength(3);
  });
});

describe('the priority lane', () => {
  it('an exchange never waits for a slot that its waiters hold', async () => {
    const { clock, fetch, sent } = createHarness(() => json({ token: 'jwt', expiresIn: 60 }), {
      apiKey: 'key',
      exchange: async (_key, own) =>
        (await own('https://api.test/token', { method: 'POST' })).json(),
      rateLimit: { maxConcurrency: 1 },
    });
    const states = [follow(fetch(URL_UNDER_TEST)), follow(fetch(URL_UNDER_TEST))];
    await clock.settle();
    for (const state of states) expect(state()).toMatchObject({ value: { status: 200 } });
    expect(sent).toHaveLength(3);
  });

  it('an exchange never waits for a probe that waits for it', async () => {
    let lifetime = 5;
    const { clock, fetch, sent } = createHarness(
      () =>
        json(
          { token: 'jwt', expiresIn: lifetime },
          { headers: { ratelimit: '"default";r=0;t=10' } },
        ),
      {
        apiKey: 'key',
        exchange: async (_key, own) =>
          (await own('https://api.test/token', { method: 'POST' })).json(),
      },
    );
    follow(fetch(URL_UNDER_TEST));
    await clock.settle();
    lifetime = 3_600;
    const state = follow(fetch(URL_UNDER_TEST));
    await clock.advance(60_000);
    expect(state()).toMatchObject({ value: { status: 200 } });
    // Both wait for the reset, by which the token has ended: the probe has to exchange again.
    expect(sent.map(({ url }) => url.endsWith('/token'))).toEqual([true, true, false, false]);
  });

  it('an exchange waits for the reset as everybody does, and its caller can leave', async () => {
    const { clock, fetch, sent } = createHarness(
      (_, number) =>
        number === 1 ? json({}, { headers: { ratelimit: '"default";r=0;t=10' } }) : never(),
      {
        apiKey: 'key',
        exchange: async (_key, own) => {
          await own('https://api.test/limits', { method: 'POST' });
          await own('https://api.test/token', { method: 'POST' });
          return { token: 'jwt', expiresIn: 60 };
        },
      },
    );
    const controller = new AbortController();
    const state = follow(fetch(URL_UNDER_TEST, { signal: controller.signal }));
    await clock.advance(9_999);
    expect(sent).toHaveLength(1);
    controller.abort('enough');
    await clock.settle();
    expect(state()).toEqual({ error: 'enough' });
    await clock.advance(1);
    expect(sent).toHaveLength(2);
  });
});
