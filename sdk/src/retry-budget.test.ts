import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createManualClock } from '../test/support/manual-clock.ts';
import { createRetryBudget, refill } from './retry-budget.ts';

const options = { capacity: 100, refillPerSecond: 10 };

describe('the retry budget', () => {
  it('gives no more retries than the bucket holds, however many calls fail together', () => {
    const budget = createRetryBudget(options, createManualClock());
    const taken = Array.from({ length: 500 }, () => budget()).filter(Boolean);
    expect(taken).toHaveLength(100);
  });

  it('refills with time', async () => {
    const clock = createManualClock();
    const budget = createRetryBudget(options, clock);
    while (budget());
    await clock.advance(99);
    expect(budget()).toBe(false);
    await clock.advance(1);
    expect(budget()).toBe(true);
    expect(budget()).toBe(false);
  });

  it('is never fuller than its capacity and never below empty', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.nat(), (retries, elapsedMs) => {
        const refilled = refill(retries, elapsedMs, options);
        expect(refilled).toBeGreaterThanOrEqual(retries);
        expect(refilled).toBeLessThanOrEqual(100);
      }),
    );
  });
});
