import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RateLimitPolicy } from '../ports.ts';
import { createWindow, decide, emptyFrom, peek, type RateWindow } from './rate-limit.ts';

const MINUTE: RateLimitPolicy = { limit: 3, windowMs: 60_000 };
const START = Date.parse('2026-01-01T00:00:00.000Z');

/** Runs one request after the other and answers the decisions. */
function run(policy: RateLimitPolicy, times: readonly number[]) {
  let window: RateWindow = createWindow();
  return times.map((now) => {
    const step = decide(window, policy, now);
    window = step.window;
    return step.decision;
  });
}

const gaps = fc.array(
  fc.oneof(fc.nat(50), fc.nat(1_500), fc.nat(30_000), fc.constantFrom(999, 1_000, 1_001, 60_000)),
  { maxLength: 400, size: 'max' },
);
const policies = fc.record({
  limit: fc.integer({ min: 1, max: 40 }),
  windowMs: fc.constantFrom(60_000, 3_600_000),
});
const timesOf = (steps: readonly number[], offset: number) => {
  let now = START + offset;
  return steps.map((gap) => {
    now += gap;
    return now;
  });
};

describe('the sliding window', () => {
  it('admits as many requests as the limit, then none', () => {
    const decisions = run(MINUTE, [START, START + 10, START + 20, START + 30]);
    expect(decisions.map((d) => [d.admitted, d.remaining])).toEqual([
      [true, 2],
      [true, 1],
      [true, 0],
      [false, 0],
    ]);
  });

  it('brings quota back one window after the newest request of the oldest sub-bucket', () => {
    const used = run(MINUTE, [START, START + 400, START + 20_000]);
    expect(used[2]).toMatchObject({ remaining: 0, resetAtMs: START + 61_000 });
    const times = [START, START + 400, START + 20_000];
    expect(run(MINUTE, [...times, START + 60_399]).at(-1)?.admitted).toBe(false);
    expect(run(MINUTE, [...times, START + 60_400]).at(-1)).toMatchObject({
      admitted: true,
      remaining: 1,
      resetAtMs: START + 80_000,
    });
  });

  it.each([
    ['a minute', { limit: 1, windowMs: 60_000 }, 60],
    ['an hour', { limit: 1, windowMs: 3_600_000 }, 3_600],
  ])('tells how many seconds are left of %s', (_name, policy, seconds) => {
    expect(run(policy, [START, START])[1]).toMatchObject({
      admitted: false,
      retryAfterSeconds: seconds,
      resetAtMs: START + policy.windowMs,
    });
  });

  it('waits at least one second when quota comes back sooner', () => {
    expect(run({ limit: 1, windowMs: 60_000 }, [START, START + 59_999])[1]).toMatchObject({
      admitted: false,
      retryAfterSeconds: 1,
    });
  });

  it('keeps 61 sub-buckets at most', () => {
    let window = createWindow();
    let most = 0;
    for (let now = START + 999; now < START + 300_000; now += 500) {
      window = decide(window, { limit: 10_000, windowMs: 60_000 }, now).window;
      most = Math.max(most, window.newest.length);
    }
    expect(most).toBe(61);
  });

  it('waits until enough has left when the limit was lowered', () => {
    let window = createWindow();
    for (const now of [START, START + 10_000, START + 20_000]) {
      window = decide(window, MINUTE, now).window;
    }
    expect(decide(window, { limit: 1, windowMs: 60_000 }, START + 30_000).decision).toEqual({
      admitted: false,
      limit: 1,
      remaining: 0,
      resetAtMs: START + 80_000,
      retryAfterSeconds: 50,
    });
  });

  it('does not give quota back when the clock goes back', () => {
    const window = decide(createWindow(), { limit: 1, windowMs: 60_000 }, START).window;
    expect(
      decide(window, { limit: 1, windowMs: 60_000 }, START - 3_600_000).decision,
    ).toMatchObject({ admitted: false, retryAfterSeconds: 60 });
  });

  it('peeks without counting', () => {
    const { window } = decide(createWindow(), MINUTE, START);
    expect(peek(window, MINUTE, START + 5)).toMatchObject({ admitted: true, remaining: 2 });
    expect(peek(createWindow(), MINUTE, START + 5)).toEqual({
      admitted: true,
      limit: 3,
      remaining: 3,
      resetAtMs: START + 1_000,
      retryAfterSeconds: 0,
    });
  });

  it('can be forgotten one window after its newest request', () => {
    const { window } = decide(createWindow(), MINUTE, START);
    expect(emptyFrom(window, MINUTE.windowMs)).toBe(START + 60_000);
    expect(peek(window, MINUTE, START + 60_000).remaining).toBe(3);
    expect(emptyFrom(createWindow(), MINUTE.windowMs)).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('the sliding window, whatever the requests', () => {
  it('admits at most `limit` in any trailing window', () => {
    fc.assert(
      fc.property(policies, gaps, fc.nat(3_600_000), (policy, steps, offset) => {
        const times = timesOf(steps, offset);
        const admitted = run(policy, times).flatMap((d, i) => (d.admitted ? [times[i] ?? 0] : []));
        for (const end of admitted) {
          const inWindow = admitted.filter((at) => at <= end && end - at < policy.windowMs);
          expect(inWindow.length).toBeLessThanOrEqual(policy.limit);
        }
      }),
    );
  });

  it('admits exactly `remaining` more requests at the same moment', () => {
    fc.assert(
      fc.property(policies, gaps, (policy, steps) => {
        let window = createWindow();
        let now = START;
        for (const gap of steps) {
          now += gap;
          window = decide(window, policy, now).window;
        }
        const { remaining } = peek(window, policy, now);
        const burst = Array.from({ length: policy.limit + 1 }, () => {
          const step = decide(window, policy, now);
          window = step.window;
          return step.decision.admitted;
        });
        expect(burst.filter(Boolean)).toHaveLength(remaining);
      }),
    );
  });

  it('resets on a whole second, one window and a second ahead at most, and admits then', () => {
    fc.assert(
      fc.property(policies, gaps, fc.nat(3_600_000), (policy, steps, offset) => {
        let window = createWindow();
        for (const now of timesOf(steps, offset)) {
          const step = decide(window, policy, now);
          window = step.window;
          const { resetAtMs, admitted, remaining, retryAfterSeconds } = step.decision;
          expect(resetAtMs % 1_000).toBe(0);
          expect(resetAtMs).toBeGreaterThan(now);
          expect(resetAtMs - now).toBeLessThan(policy.windowMs + 1_000);
          expect(peek(window, policy, resetAtMs).remaining).toBeGreaterThan(remaining);
          if (!admitted) {
            expect(peek(window, policy, now + retryAfterSeconds * 1_000).admitted).toBe(true);
          }
        }
      }),
    );
  });

  it('counts nothing for a denied request', () => {
    fc.assert(
      fc.property(policies, gaps, (policy, steps) => {
        let window = createWindow();
        for (const now of timesOf(steps, 0)) {
          const before = peek(window, policy, now);
          const step = decide(window, policy, now);
          if (!step.decision.admitted) expect(peek(step.window, policy, now)).toEqual(before);
          window = step.window;
        }
      }),
    );
  });
});
