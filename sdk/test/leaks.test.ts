import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Keyturn } from '../src/client.ts';
import { createManualClock } from './support/manual-clock.ts';
import { API_KEY, data, failure, JWT } from './support/stub-api.ts';

const PATIENCE_MS = 120_000;

/** A client whose every exchange brings another token, over a server that answers as the test says. */
function createSubject(respond: (token: number) => Response) {
  const clock = createManualClock();
  const seen = { exchanges: 0, calls: 0 };
  const client = new Keyturn({
    apiKey: API_KEY,
    baseUrl: 'https://api.test',
    clock,
    rateLimit: { maxConcurrency: 10_000 },
    async fetch(input, init) {
      if (`${input}`.endsWith('/auth/validate')) {
        seen.exchanges += 1;
        return data({ token: `${JWT}${seen.exchanges}`, expiresIn: 3_600 });
      }
      seen.calls += 1;
      const [, token] = new Headers(init?.headers).get('authorization')?.split(JWT) ?? [];
      return respond(Number(token));
    },
  });
  const callTogether = (times: number, signal?: AbortSignal) =>
    Promise.allSettled(Array.from({ length: times }, () => client.users.get('user_1', { signal })));
  return { client, clock, seen, callTogether };
}

describe('100,000 calls, of which some fail, on one signal', { timeout: PATIENCE_MS }, () => {
  it('leave no listener and no timer behind', async () => {
    const { signal } = new AbortController();
    const held = () => ({
      listeners: getEventListeners(signal, 'abort').length,
      timers: clock.pendingTimers,
    });
    let underWay = { listeners: 0, timers: 0 };
    const { clock, seen, callTogether } = createSubject(() => {
      underWay = held();
      return seen.calls % 20 === 0 ? failure(404, 'NOT_FOUND') : data({ id: 'user_1' });
    });
    for (let round = 0; round < 100; round += 1) await callTogether(1_000, signal);
    expect(seen).toEqual({ exchanges: 1, calls: 100_000 });
    expect(underWay).toEqual({ listeners: 1, timers: 1_000 });
    expect(held()).toEqual({ listeners: 0, timers: 0 });
  });
});

describe('10,000 concurrent calls', { timeout: PATIENCE_MS }, () => {
  it('on a token that has expired make one exchange', async () => {
    const { client, clock, seen, callTogether } = createSubject(() => data({ id: 'user_1' }));
    await client.users.get('user_1');
    await clock.advance(3_600_000);
    await callTogether(10_000);
    expect(seen).toEqual({ exchanges: 2, calls: 10_001 });
    expect(clock.pendingTimers).toBe(0);
  });

  it('on a token that the server refuses make one exchange', async () => {
    const { clock, seen, callTogether } = createSubject((token) =>
      token === 1 ? failure(401, 'TOKEN_EXPIRED') : data({ id: 'user_1' }),
    );
    const ends = await callTogether(10_000);
    expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(['fulfilled']));
    expect(seen).toEqual({ exchanges: 2, calls: 20_000 });
    expect(clock.pendingTimers).toBe(0);
  });
});
