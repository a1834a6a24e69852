import type { Clock } from '../../src/clock.ts';

const SUB_BUCKETS = 60;

interface SubBucket {
  readonly index: number;
  newest: number;
  count: number;
}

export interface SlidingWindow {
  /** Counts a request, if the limit allows it, and tells the answer's status and headers. */
  take(): { status: 200 | 429; headers: Record<string, string> };
}

/**
 * The server's limit as the contract describes it: a sliding window of 60 sub-buckets, each of
 * which leaves when its newest request is one window old.
 */
export function createSlidingWindow(clock: Clock, limit: number, windowMs = 60_000): SlidingWindow {
  let live: SubBucket[] = [];
  return {
    take() {
      const now = clock.now();
      live = live.filter(({ newest }) => newest + windowMs > now);
      const used = live.reduce((sum, { count }) => sum + count, 0);
      const admitted = used < limit;
      if (admitted) {
        const index = Math.floor(now / (windowMs / SUB_BUCKETS));
        const last = live.at(-1);
        if (last?.index === index) {
          last.newest = now;
          last.count += 1;
        } else {
          live.push({ index, newest: now, count: 1 });
        }
      }
      const oldest = live[0]?.newest ?? now;
      const reset = Math.ceil((oldest + windowMs) / 1_000);
      const seconds = Math.max(1, Math.ceil(reset - now / 1_000));
      const remaining = admitted ? limit - used - 1 : 0;
      return {
        status: admitted ? 200 : 429,
        headers: {
          'X-RateLimit-Limit': `${limit}`,
          'X-RateLimit-Remaining': `${remaining}`,
          'X-RateLimit-Reset': `${reset}`,
          'RateLimit-Policy': `"default";q=${limit};w=${windowMs / 1_000}`,
          RateLimit: `"default";r=${remaining};t=${seconds}`,
          ...(admitted ? {} : { 'Retry-After': `${seconds}` }),
        },
      };
    },
  };
}
