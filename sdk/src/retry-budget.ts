/**
 * A bucket of retries that refills with time, shared by all calls of a client.
 *
 * - However many calls fail together, no more retries go out than the bucket holds.
 * - It is never fuller than its capacity, and never below empty.
 */
import type { Clock } from './clock.ts';

export interface RetryBudgetOptions {
  /** Retries that the full bucket allows at once. */
  readonly capacity: number;
  /** Retries that come back each second. */
  readonly refillPerSecond: number;
}

/** Takes one retry out of the bucket, if there is one. */
export type RetryBudget = () => boolean;

/** What is in the bucket after `elapsedMs`. */
export function refill(
  retries: number,
  elapsedMs: number,
  { capacity, refillPerSecond }: RetryBudgetOptions,
): number {
  return Math.min(capacity, retries + (elapsedMs / 1_000) * refillPerSecond);
}

export function createRetryBudget(options: RetryBudgetOptions, clock: Clock): RetryBudget {
  let retries = options.capacity;
  let at = clock.monotonic();
  return () => {
    const now = clock.monotonic();
    retries = refill(retries, now - at, options);
    at = now;
    if (retries < 1) return false;
    retries -= 1;
    return true;
  };
}
