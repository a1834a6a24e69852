import { describe, expect, it, vi } from 'vitest';
import { json } from '../test/support/pipeline-harness.ts';
import { follow } from '../test/support/settled.ts';
import { API_KEY, createStubApi, data } from '../test/support/stub-api.ts';
import { RateLimitError } from './errors.ts';

const spent = () =>
  json({ success: true, data: {} }, { headers: { ratelimit: '"default";r=0;t=10' } });

describe('a derived client', () => {
  it('shares token and quota, unless the key differs', async () => {
    const { client, exchanges } = createStubApi(() => data({}));
    await client.auth.me();
    await client.withOptions({ timeoutMs: 5_000 }).auth.me();
    expect(exchanges).toHaveLength(1);
    await client.withOptions({ apiKey: `${API_KEY}b` }).auth.me();
    expect(exchanges).toHaveLength(2);
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
