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

interface BudgetState {
  readonly tokens: number;
  /** Monotonic milliseconds of the last refill. */
  readonly at: number;
}

export function refill(
  state: BudgetState,
  { capacity, refillPerSecond }: RetryBudgetOptions,
  now: number,
): BudgetState {
  const earned = (Math.max(0, now - state.at) / 1_000) * refillPerSecond;
  return { tokens: Math.min(capacity, state.tokens + earned), at: now };
}

export interface RetryBudget {
  /** Takes one retry, if there is one. */
  take(): boolean;
}

export function createRetryBudget(options: RetryBudgetOptions, clock: Clock): RetryBudget {
  let state: BudgetState = { tokens: options.capacity, at: clock.monotonic() };
  return {
    take() {
      state = refill(state, options, clock.monotonic());
      if (state.tokens < 1) return false;
      state = { ...state, tokens: state.tokens - 1 };
      return true;
    },
  };
}
