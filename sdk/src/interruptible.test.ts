import { describe, expect, it } from 'vitest';
import { createHarness, json, never, URL_UNDER_TEST } from '../test/support/pipeline-harness.ts';
import { follow } from '../test/support/settled.ts';
import { KeyturnError } from './errors.ts';

const spent = () => json({}, { headers: { ratelimit: '"default";r=0;t=10' } });

describe('a wait that is ended while it begins', () => {
  it('by a hook that aborts: the call is out of the queue, and the next one moves up', async () => {
    const caller = new AbortController();
    const { clock, fetch, sent } = createHarness(spent, {
      onThrottle: () => caller.abort('had enough'),
    });
    await fetch(URL_UNDER_TEST);
    const state = follow(fetch(URL_UNDER_TEST, { signal: caller.signal }));
    await clock.settle();
    expect(state()).toEqual({ error: 'had enough' });
    expect(clock.pendingTimers).toBe(0);

    const next = follow(fetch(URL_UNDER_TEST));
    await clock.advance(10_000);
    expect(next()).toMatchObject({ value: { status: 200 } });
    expect(sent).toHaveLength(2);
  });

  it('by a hook that closes the client: the call ends with the reason for it', async () => {
    const { clock, fetch } = createHarness(spent, { onThrottle: () => fetch.close() });
    await fetch(URL_UNDER_TEST);
    const state = follow(fetch(URL_UNDER_TEST));
    await clock.settle();
    expect(state()).toEqual({ error: expect.any(KeyturnError) });
    expect(clock.pendingTimers).toBe(0);
  });

  it('by a transport that aborts: the request is ended with the caller’s own reason', async () => {
    const caller = new AbortController();
    let sent: AbortSignal | null | undefined;
    const { clock, fetch } = createHarness(never, {
      fetch: (_, init) => {
        sent = init?.signal;
        caller.abort('had enough');
        return never();
      },
    });
    const state = follow(fetch(URL_UNDER_TEST, { signal: caller.signal }));
    await clock.settle();
    expect(state()).toEqual({ error: 'had enough' });
    expect(sent).toMatchObject({ aborted: true, reason: 'had enough' });
    expect(clock.pendingTimers).toBe(0);
  });
});
