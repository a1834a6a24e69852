import { describe, expect, it, vi } from 'vitest';
import { createManualClock } from '../test/support/manual-clock.ts';
import { createHarness, json, URL_UNDER_TEST } from '../test/support/pipeline-harness.ts';
import { follow } from '../test/support/settled.ts';
import type { CreateFetchOptions } from './create-fetch.ts';
import { RateLimitError } from './errors.ts';
import { createQuotaQueue } from './quota-queue.ts';
import type { RequestRecord } from './request-record.ts';

describe('a wait that does not fit', () => {
  const spent = (seconds: number) => () =>
    json({}, { headers: { ratelimit: `"default";r=0;t=${seconds}` } });

  it.each([
    ['maxWaitMs', 64, {}],
    ['the deadline', 50, { deadlineMs: 40_000 }],
    ['the mode that throws', 1, { rateLimit: { mode: 'throw' } }],
  ] satisfies [string, number, CreateFetchOptions][])(
    'fails the call now because of %s, with resetAt, and sends nothing',
    async (_, seconds, options) => {
      const { clock, fetch, sent } = createHarness(spent(seconds), options);
      await fetch(URL_UNDER_TEST);
      const state = follow(fetch(URL_UNDER_TEST));
      await clock.settle();
      expect(state()).toEqual({ error: expect.any(RateLimitError) });
      expect(state()).toMatchObject({
        error: {
          status: 429,
          code: 'RATE_LIMIT_EXCEEDED',
          retryAfterMs: seconds * 1_000,
          resetAt: new Date(clock.now() + seconds * 1_000),
        },
      });
      expect(sent).toHaveLength(1);
      expect(clock.pendingTimers).toBe(0);
    },
  );

  it('fails calls that wait already, when a later answer moves the reset beyond their bound', async () => {
    const { clock, fetch } = createHarness((_, number) =>
      number === 1 ? spent(10)() : json({}, { status: 429, headers: { 'retry-after': '90' } }),
    );
    await fetch(URL_UNDER_TEST);
    const states = [follow(fetch(URL_UNDER_TEST)), follow(fetch(URL_UNDER_TEST))];
    await clock.advance(10_000);
    expect(states[0]?.()).toMatchObject({ value: { status: 429 } });
    expect(states[1]?.()).toEqual({ error: expect.any(RateLimitError) });
  });

  it('fails a call that waited for another one to end, when quota runs out meanwhile', async () => {
    const { clock, fetch } = createHarness(
      (_, number) =>
        number === 1
          ? spent(10)()
          : new Promise((done) => clock.after(100, () => done(spent(10)()))),
      { rateLimit: { maxConcurrency: 1, mode: 'throw' } },
    );
    follow(fetch(URL_UNDER_TEST));
    await clock.advance(10_000);
    follow(fetch(URL_UNDER_TEST));
    const state = follow(fetch(URL_UNDER_TEST));
    await clock.advance(99);
    expect(state()).toBe('pending');
    await clock.advance(1);
    expect(state()).toEqual({ error: expect.any(RateLimitError) });
  });

  it('a call that waits for quota says so once', async () => {
    const onThrottle = vi.fn();
    const { clock, fetch } = createHarness(spent(10), { onThrottle });
    await fetch(URL_UNDER_TEST);
    follow(fetch(URL_UNDER_TEST));
    await clock.settle();
    expect(onThrottle).toHaveBeenCalledExactlyOnceWith({
      type: 'throttle',
      operation: undefined,
      waitMs: 10_000,
      waiting: 1,
    });
  });

  it('a call that waited for another one to end says so when it waits for quota', async () => {
    const onThrottle = vi.fn();
    const { clock, fetch } = createHarness(
      () => new Promise((done) => clock.after(100, () => done(spent(10)()))),
      { onThrottle, rateLimit: { maxConcurrency: 1 } },
    );
    follow(fetch(URL_UNDER_TEST));
    follow(fetch(URL_UNDER_TEST));
    await clock.advance(99);
    expect(onThrottle).not.toHaveBeenCalled();
    await clock.advance(5_000);
    expect(onThrottle).toHaveBeenCalledExactlyOnceWith({
      type: 'throttle',
      operation: undefined,
      waitMs: 10_000,
      waiting: 1,
    });
  });
});

describe('a call that the platform has dropped', () => {
  const request = (deadlineAt: number): RequestRecord => ({
    url: URL_UNDER_TEST,
    method: 'GET',
    headers: {},
    timeoutMs: 1_000,
    deadlineMs: 1_000,
    maxRetries: 0,
    mode: 'wait',
    maxWaitMs: 60_000,
    attempts: 0,
    deadlineAt,
  });

  it('holds no place any more when its deadline has passed', async () => {
    const clock = createManualClock();
    const queue = createQuotaQueue({ clock, ends: new Set(), closed: undefined }, 1);
    const ignore = () => {};
    expect(queue.enter(request(1_000), ignore)).toBeUndefined();
    const second = queue.enter(request(5_000), ignore);
    expect(second).toBeInstanceOf(Promise);
    await clock.advance(1_001);
    const third = follow(Promise.resolve(queue.enter(request(6_000), ignore)));
    await second;
    await clock.settle();
    expect(third()).toBe('pending');
  });
});
