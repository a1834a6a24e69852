import type { Clock } from '../../src/clock.ts';

export interface FixedWindow {
  /** Counts a request, if the limit allows it, and tells the answer's status and headers. */
  take(): { status: 200 | 429; headers: Record<string, string> };
}

/**
 * The limit of many other servers: so many requests in each window, and windows that are aligned to
 * the clock.
 *
 * @param windowMs Whole seconds, so that headers can state a window's end exactly.
 */
export function createFixedWindow(clock: Clock, limit: number, windowMs: number): FixedWindow {
  let current = 0;
  let used = 0;
  return {
    take() {
      const now = clock.now();
      const index = Math.floor(now / windowMs);
      if (index !== current) {
        current = index;
        used = 0;
      }
      const admitted = used < limit;
      if (admitted) used += 1;
      const end = (index + 1) * windowMs;
      return {
        status: admitted ? 200 : 429,
        headers: {
          'X-RateLimit-Limit': `${limit}`,
          'X-RateLimit-Remaining': `${limit - used}`,
          'X-RateLimit-Reset': `${end / 1_000}`,
          ...(admitted ? {} : { 'Retry-After': `${Math.max(1, Math.ceil((end - now) / 1_000))}` }),
        },
      };
    },
  };
}
