import type { Counter, RateLimitPolicy } from '../ports.ts';

/**
 * Counts for one of several processes that know nothing of each other: each admits its share of every
 * limit, and at least 1, so that together they stay about within it.
 *
 * @param instances how many processes there are
 */
export function createSharedLimit(counter: Counter, instances: number): Counter {
  if (instances === 1) return counter;
  const share = ({ limit, windowMs }: RateLimitPolicy) => ({
    limit: Math.max(1, Math.floor(limit / instances)),
    windowMs,
  });
  return {
    consume: (key, policy) => counter.consume(key, share(policy)),
    peek: (key, policy) => counter.peek(key, share(policy)),
  };
}
