/**
 * Counts requests in memory, one sliding window to a key; `domain/rate-limit.ts` decides.
 *
 * - Counters start empty when the process does.
 * - A key whose window has run empty is dropped, so memory follows the keys in use, not all ever seen.
 * - Of keys that anybody can make up, only the latest are held.
 */
import { createBoundedCache } from '../../domain/bounded-cache.ts';
import { createWindow, decide, emptyFrom, peek, type RateWindow } from '../../domain/rate-limit.ts';
import type { Clock, Counter, RateLimitDecision, RateLimitPolicy } from '../../ports.ts';

interface Budget {
  window: RateWindow;
  /** From this time on, in ms since the epoch, the window is as good as none. */
  emptyFrom: number;
}

/** Idle keys are looked for once in as many new keys. */
const SWEEP_EVERY = 1000;
/** Some tens of megabytes at the most. */
const MOST_FORGETTABLE = 100_000;

export interface MemoryCounter extends Counter {
  consume(key: string, policy: RateLimitPolicy): RateLimitDecision;
  peek(key: string, policy: RateLimitPolicy): RateLimitDecision;
  /** How many keys are held in memory. */
  size(): number;
}

/** @param clock wall-clock time; nothing is scheduled on it */
export function createMemoryCounter(clock: Pick<Clock, 'now'>): MemoryCounter {
  const budgets = new Map<string, Budget>();
  const forgettable = createBoundedCache<Budget>(MOST_FORGETTABLE);
  let addedSinceSweep = 0;

  function sweep(now: number): void {
    addedSinceSweep = 0;
    for (const [key, budget] of budgets) {
      if (budget.emptyFrom <= now) budgets.delete(key);
    }
  }

  return {
    consume(key, policy) {
      const now = clock.now();
      const held = policy.forgettable ? forgettable : budgets;
      const budget = held.get(key);
      if (budget === undefined && ++addedSinceSweep >= SWEEP_EVERY) sweep(now);
      const { decision, window } = decide(budget?.window ?? createWindow(), policy, now);
      held.set(key, { window, emptyFrom: emptyFrom(window, policy.windowMs) });
      return decision;
    },

    size: () => budgets.size,

    peek(key, policy) {
      return peek(budgets.get(key)?.window ?? createWindow(), policy, clock.now());
    },
  };
}
