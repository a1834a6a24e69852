import { describe, expect, it } from 'vitest';
import { createHarness, json, URL_UNDER_TEST } from '../test/support/pipeline-harness.ts';
import { follow } from '../test/support/settled.ts';

const spent = () => json({}, { headers: { ratelimit: '"default";r=0;t=10' } });

describe('a wait that is ended by what is told of it', () => {
  it('an abort by the hook takes the call out of the queue before it is in it', async () => {
    const caller = new AbortController();
    const { clock, fetch, sent } = createHarness(spent, {
      rateLimit: { maxConcurrency: 1 },
      onThrottle: () => caller.abort('had enough'),
    });
    await fetch(URL_UNDER_TEST);
    const state = follow(fetch(URL_UNDER_TEST, { signal: caller.signal }));
    await clock.advance(10_000);
    expect(state()).toEqual({ error: 'had enough' });
    expect(sent).toHaveLength(1);
    expect(clock.pendingTimers).toBe(0);

    const other = follow(fetch(URL_UNDER_TEST));
    await clock.advance(0);
    expect(other()).toMatchObject({ value: { status: 200 } });
  });

  it('an abort while a request is being sent ends the request too', async () => {
    const caller = new AbortController();
    const { clock, fetch, sent } = createHarness(() => {
      caller.abort('had enough');
      return json({});
    });
    const state = follow(fetch(URL_UNDER_TEST, { signal: caller.signal }));
    await clock.settle();
    expect(state()).toEqual({ error: 'had enough' });
    expect(sent[0]?.signal).toMatchObject({ aborted: true, reason: 'had enough' });
    expect(clock.pendingTimers).toBe(0);
  });
});
