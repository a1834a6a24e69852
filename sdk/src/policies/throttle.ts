/**
 * Paces attempts by the quota that the server states. The waiting is done in `quota-queue.ts`.
 *
 * - Every attempt enters before it is sent, and leaves however it ends.
 * - What the server does not count is not held up.
 * - A 429 shuts the gate for as long as the server asks, unless it is one that no wait mends.
 */
import type { Said } from '../quota-gate.ts';
import { type RateLimitObservation, readRateLimit, readRetryAfter } from '../rate-limit-headers.ts';
import type { Policy } from './policy.ts';

export const throttle: Policy =
  (next, { lifetime, queue, emit }) =>
  async (request) => {
    if (request.uncounted) return next(request);
    const turn = queue.enter(request, emit);
    // Most calls need not wait, and then the event loop is not asked to come back either.
    if (turn) await turn;
    let said: Said;
    try {
      const response = await next(request);
      // An error of what stands in front of the server is no word of the server's.
      const none = response.status < 429 ? null : undefined;
      said = (await observe(response, lifetime.clock.now())) ?? none;
      request.rateLimit = said;
      return response;
    } finally {
      queue.leave(request, said);
    }
  };

async function observe(
  { status, headers }: Response,
  now: number,
): Promise<RateLimitObservation | undefined> {
  let stated = readRateLimit(headers, now);
  // Without a date nobody knows how far away a time by the server's clock is; a distance is one.
  const isSure = stated && headers.has('date');
  if (!isSure && (headers.has('ratelimit') || headers.has('ratelimit-remaining'))) {
    stated = await import('../rate-limit-fields.ts').then(
      ({ readRateLimitFields }) => readRateLimitFields(headers, now) ?? stated,
      // An answer counts even where what reads its fields does not come.
      () => stated,
    );
  }
  if (status !== 429 || headers.get('x-should-retry') === 'false') return stated;
  const resetInMs = readRetryAfter(headers, now) ?? stated?.resetInMs;
  return resetInMs === undefined
    ? undefined
    : { limit: undefined, resetAt: now + resetInMs, ...stated, remaining: 0, resetInMs };
}
