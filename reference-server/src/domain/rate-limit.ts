/**
 * The sliding window, as a pure decision: nothing here waits, stores or reads the time.
 *
 * A window is cut into 60 sub-buckets: a second each for a minute, a minute each for an hour.
 *
 * - A sub-bucket leaves when its newest request is one window old, so up to 61 are live.
 * - At most `limit` requests are admitted in any trailing window.
 * - A denied request consumes nothing.
 * - `remaining` is exact.
 * - Quota next comes back at `resetAtMs`: never more than one window ahead, on a whole second.
 * - Time does not go back within a window: an earlier `now` counts as the latest one seen.
 */
import type { RateLimitDecision, RateLimitPolicy } from '../ports.ts';

const SUB_BUCKETS = 60;
const SECOND_MS = 1000;

/** The live sub-buckets of one budget, oldest first: two lists of the same length, at most 61 long. */
export interface RateWindow {
  /** Time of the newest request in each sub-bucket, in ms since the epoch. */
  readonly newest: readonly number[];
  readonly counts: readonly number[];
}

/** A budget from which nothing has been used. */
export function createWindow(): RateWindow {
  return { newest: [], counts: [] };
}

/**
 * Decides whether one request is admitted, and counts it if so.
 *
 * @param now ms since the epoch
 * @returns the decision, and the window to keep for the next one
 */
export function decide(
  window: RateWindow,
  policy: RateLimitPolicy,
  now: number,
): { decision: RateLimitDecision; window: RateWindow } {
  const at = Math.max(now, window.newest.at(-1) ?? now);
  const live = dropOld(window, policy.windowMs, at);
  if (used(live) >= policy.limit)
    return { decision: describe(live, policy, at, false), window: live };
  const next = add(live, policy.windowMs, at);
  return { decision: describe(next, policy, at, true), window: next };
}

/** What `decide` would find, without counting anything. */
export function peek(window: RateWindow, policy: RateLimitPolicy, now: number): RateLimitDecision {
  const at = Math.max(now, window.newest.at(-1) ?? now);
  const live = dropOld(window, policy.windowMs, at);
  return describe(live, policy, at, used(live) < policy.limit);
}

/** Where a budget stands; times are ms since the epoch. */
export interface Standing {
  readonly admitted: boolean;
  readonly used: number;
  readonly backAtMs: number;
  readonly now: number;
}

/** What is told of a decision, wherever it was made. */
export function decisionOf(
  limit: number,
  { admitted, used: usedNow, backAtMs, now }: Standing,
): RateLimitDecision {
  return {
    admitted,
    limit,
    remaining: Math.max(0, limit - usedNow),
    resetAtMs: Math.ceil(backAtMs / SECOND_MS) * SECOND_MS,
    retryAfterSeconds: admitted ? 0 : Math.max(1, Math.ceil((backAtMs - now) / SECOND_MS)),
  };
}

/** From this time on (ms since the epoch) the window equals a fresh one and can be forgotten. */
export function emptyFrom(window: RateWindow, windowMs: number): number {
  return (window.newest.at(-1) ?? Number.NEGATIVE_INFINITY) + windowMs;
}

function dropOld(window: RateWindow, windowMs: number, now: number): RateWindow {
  const first = window.newest.findIndex((newest) => now - newest < windowMs);
  if (first === 0) return window;
  if (first === -1) return createWindow();
  return { newest: window.newest.slice(first), counts: window.counts.slice(first) };
}

function add(window: RateWindow, windowMs: number, now: number): RateWindow {
  const width = windowMs / SUB_BUCKETS;
  const last = window.newest.length - 1;
  const lastNewest = window.newest[last];
  const sameBucket =
    lastNewest !== undefined && Math.floor(lastNewest / width) === Math.floor(now / width);
  if (!sameBucket) return { newest: [...window.newest, now], counts: [...window.counts, 1] };
  return {
    newest: window.newest.with(last, now),
    counts: window.counts.with(last, (window.counts[last] ?? 0) + 1),
  };
}

function used(window: RateWindow): number {
  return window.counts.reduce((sum, count) => sum + count, 0);
}

function describe(
  window: RateWindow,
  { limit, windowMs }: RateLimitPolicy,
  now: number,
  admitted: boolean,
): RateLimitDecision {
  const backAtMs = quotaBackAt(window, limit, windowMs, now);
  return decisionOf(limit, { admitted, used: used(window), backAtMs, now });
}

/**
 * When `remaining` next grows. That is when the oldest sub-bucket leaves, unless the limit was
 * lowered below what is already used: then as many must leave as bring the use below the limit.
 */
function quotaBackAt(window: RateWindow, limit: number, windowMs: number, now: number): number {
  let left = used(window);
  for (const [index, newest] of window.newest.entries()) {
    left -= window.counts[index] ?? 0;
    if (left < limit) return newest + windowMs;
  }
  return left === 0 ? now : now + windowMs;
}
