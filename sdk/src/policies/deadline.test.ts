import { describe, expect, it } from 'vitest';
import { createHarness, json, never, URL_UNDER_TEST } from '../../test/support/pipeline-harness.ts';
import { errorOf, follow } from '../../test/support/settled.ts';
import { TimeoutError } from '../errors.ts';

describe('the deadline', () => {
  it('ends whatever the call is doing at once, with TimeoutError', async () => {
    const { clock, fetch, sent } = createHarness(never, { deadlineMs: 1_000 });
    const state = follow(fetch(URL_UNDER_TEST));
    await clock.advance(999);
    expect(state()).toBe('pending');
    await clock.advance(1);
    expect(state()).toEqual({ error: expect.any(TimeoutError) });
    expect(state()).toMatchObject({ error: { timeoutMs: 1_000 } });
    expect(sent).toHaveLength(1);
  });

  it('spans all attempts and waits', async () => {
    const { clock, fetch, sent } = createHarness(
      (_, number) => (number === 1 ? new Response('', { status: 503 }) : never()),
      { deadlineMs: 1_000, timeoutMs: 900 },
    );
    const state = follow(fetch(URL_UNDER_TEST));
    await clock.advance(1_000);
    expect(sent.map(({ at }) => at)).toEqual([0, 250]);
    expect(state()).toMatchObject({ error: { name: 'TimeoutError', timeoutMs: 1_000 } });
  });

  it('the caller’s abort surfaces as their own reason, over a transport that ignores it', async () => {
    const { clock, fetch } = createHarness(never);
    const controller = new AbortController();
    const state = follow(fetch(URL_UNDER_TEST, { signal: controller.signal }));
    await clock.settle();
    const reason = { mine: true };
    controller.abort(reason);
    await clock.settle();
    expect(state()).toEqual({ error: reason });
  });

  it('a call that is aborted beforehand sends nothing', async () => {
    const { fetch, sent } = createHarness(() => json({}));
    const signal = AbortSignal.abort('too late');
    expect(await errorOf(fetch(URL_UNDER_TEST, { signal }))).toBe('too late');
    expect(sent).toHaveLength(0);
  });

  it('closing ends every call that is under way and refuses new ones', async () => {
    const { clock, fetch, sent } = createHarness(never);
    const states = [follow(fetch(URL_UNDER_TEST)), follow(fetch(URL_UNDER_TEST))];
    await clock.settle();
    fetch.close();
    await clock.settle();
    for (const state of states) expect(state()).toMatchObject({ error: { name: 'KeyturnError' } });
    expect(await errorOf(fetch(URL_UNDER_TEST))).toMatchObject({ name: 'KeyturnError' });
    expect(sent).toHaveLength(2);
  });

  it.each([
    ['succeeds', () => json({})],
    ['fails', () => Promise.reject(new TypeError('fetch failed'))],
    ['times out', never],
  ])('when a call %s, no timer and no listener of it is left', async (_, respond) => {
    const { clock, fetch } = createHarness(respond, { deadlineMs: 5_000, timeoutMs: 1_000 });
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = (...args: Parameters<typeof add>) => {
      listeners += 1;
      add(...args);
    };
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...args);
    };
    const state = follow(fetch(URL_UNDER_TEST, { signal }));
    await clock.advance(20_000);
    expect(state()).not.toBe('pending');
    expect(clock.pendingTimers).toBe(0);
    expect(listeners).toBe(0);
  });
});
