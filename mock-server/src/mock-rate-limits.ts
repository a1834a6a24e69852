/** Where the limits of keys stand, put there by a test. */
import type { CallerLimit } from '@keyturn/reference-server/internal/domain/caller';
import { createWindow } from '@keyturn/reference-server/internal/domain/rate-limit';
import { type Duration, milliseconds } from './duration.ts';
import type { MockCounter } from './mock-counter.ts';
import type { MockKey } from './mock-keys.ts';

export interface RateLimitState {
  /** Requests that the key may still make. */
  readonly remaining: number;
  /** When what was used comes back. Default: a whole window from now. */
  readonly resetIn?: Duration;
}

export interface MockRateLimits {
  /** Nothing is left of the key's limit. Keys of one line of rotations share one. */
  exhaust(key: MockKey | string, options?: Pick<RateLimitState, 'resetIn'>): void;
  /**
   * @throws {TypeError} for a key that there is not or that has no limit, and for numbers that the
   *   limit does not allow
   */
  set(key: MockKey | string, state: RateLimitState): void;
}

interface Surroundings {
  readonly counter: MockCounter;
  /** ms since the epoch */
  readonly now: () => number;
  /** @throws {TypeError} for a key that there is not */
  readonly limitOf: (key: MockKey | string) => CallerLimit | null;
}

export function createMockRateLimits(surroundings: () => Surroundings): MockRateLimits {
  function set(key: MockKey | string, { remaining, resetIn }: RateLimitState): void {
    const { counter, now, limitOf } = surroundings();
    const policy = limitOf(key);
    if (policy === null) throw new TypeError('This key has no limit: its tier is enterprise.');
    const { budget, limit, windowMs } = policy;
    if (!Number.isInteger(remaining) || remaining < 0 || remaining > limit) {
      throw new TypeError(
        `${remaining} requests cannot remain: use a whole number from 0 to ${limit}, the key's limit.`,
      );
    }
    const resetMs = resetIn === undefined ? windowMs : milliseconds(resetIn);
    if (resetMs > windowMs) {
      throw new TypeError(
        `Quota comes back within ${windowMs} ms: resetIn cannot be ${resetMs} ms.`,
      );
    }
    const used = limit - remaining;
    const usedAt = now() - windowMs + resetMs;
    counter.put(budget, used === 0 ? createWindow() : { newest: [usedAt], counts: [used] });
  }

  return { set, exhaust: (key, options = {}) => set(key, { ...options, remaining: 0 }) };
}
