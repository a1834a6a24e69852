import { describe, expect, it, vi } from 'vitest';
import { json } from '../test/support/pipeline-harness.ts';
import { errorOf, follow } from '../test/support/settled.ts';
import { API_KEY, createStubApi, data, failure } from '../test/support/stub-api.ts';
import { RateLimitError } from './errors.ts';

const OTHER_KEY = `${API_KEY}b`;

const spent = () =>
  json({ success: true, data: {} }, { headers: { ratelimit: '"default";r=0;t=10' } });

describe('a derived client', () => {
  it('shares token and quota, unless the key differs', async () => {
    const { client, exchanges } = createStubApi(() => data({}));
    await client.auth.me();
    await client.withOptions({ timeoutMs: 5_000 }).auth.me();
    expect(exchanges).toHaveLength(1);
    await client.withOptions({ apiKey: OTHER_KEY }).auth.me();
    expect(exchanges).toHaveLength(2);
  });

  it('shares the retry budget, unless the key differs', async () => {
    const { client, clock, sent } = createStubApi(() => failure(500, 'INTERNAL_ERROR'), {
      maxRetries: 1,
      retryBudget: { capacity: 1, refillPerSecond: 0 },
    });
    const others = [
      client.withOptions({ maxRetries: 3 }),
      client.withOptions({ apiKey: OTHER_KEY }),
    ];
    for (const each of [client, ...others]) {
      follow(each.auth.me());
      await clock.advance(60_000);
    }
    expect(sent).toHaveLength(2 + 1 + 2);
  });

  it('closes together with the one that it comes from, unless the key differs', async () => {
    const { client } = createStubApi(() => data({}));
    const other = client.withOptions({ apiKey: OTHER_KEY });
    client.withOptions({ timeoutMs: 5_000 }).close();
    expect(await errorOf(client.auth.me())).toMatchObject({
      message: expect.stringContaining('closed'),
    });
    expect(await other.auth.me()).toEqual({});
  });

  it('keeps what its own options for limits leave out', async () => {
    const { client, clock } = createStubApi(() => spent(), {
      rateLimit: { mode: 'throw' },
    });
    await client.auth.me();
    const derived = client.withOptions({ rateLimit: { maxWaitMs: 60_000 } });
    const state = follow(derived.auth.me());
    await clock.settle();
    expect(state()).toEqual({ error: expect.any(RateLimitError) });
  });

  it('keeps what it is given `undefined` for', async () => {
    vi.stubEnv('KEYTURN_API_KEY', OTHER_KEY);
    const { client, exchanges } = createStubApi(() => data({}), { rateLimit: { mode: 'throw' } });
    const options = { apiKey: undefined, timeoutMs: undefined, rateLimit: { mode: undefined } };
    await client.auth.me();
    await client.withOptions(options).auth.me();
    vi.unstubAllEnvs();
    expect(exchanges).toHaveLength(1);
  });

  it('tells the waits of its calls to its own hooks', async () => {
    const [first, second] = [vi.fn(), vi.fn()];
    const { client, clock } = createStubApi(() => spent(), {
      onThrottle: first,
    });
    await client.auth.me();
    follow(client.withOptions({ onThrottle: second }).auth.me());
    await clock.settle();
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
  });
});
