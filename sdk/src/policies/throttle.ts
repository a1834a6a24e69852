/**
 * Paces attempts by the quota that the server states. The waiting is done in `quota-queue.ts`.
 *
 * - Every attempt enters before it is sent, and leaves however it ends.
 * - What the server does not count is not held up.
 * - A 429 shuts the gate for as long as the server asks.
 */
import type { BufferedResponse } from '../buffered-response.ts';
import type { Clock } from '../clock.ts';
import type { QuotaQueue } from '../quota-queue.ts';
import { type RateLimitObservation, readRateLimit, readRetryAfter } from '../rate-limit-headers.ts';
import type { Policy } from './policy.ts';

/** `first` is the priority lane for exchanges. */
export type Lane = 'queued' | 'first';

export function throttle(clock: Clock, queue: QuotaQueue, lane: Lane): Policy {
  return (next) => async (request, signal) => {
    if (request.settings.uncounted) return next(request, signal);
    const turn =
      lane === 'first' ? queue.enterFirst(request, signal) : queue.enter(request, signal);
    // Most calls need not wait, and then the event loop is not asked to come back either.
    const probe = typeof turn === 'boolean' ? turn : await turn;
    let response: BufferedResponse | undefined;
    try {
      response = await next(request, signal);
      request.rateLimit = observe(response, clock.now());
      return response;
    } finally {
      const answered = response !== undefined;
      const observation = answered ? request.rateLimit : undefined;
      queue.leave({ probe, answered, observation });
    }
  };
}

function observe(
  { status, headers }: BufferedResponse,
  now: number,
): RateLimitObservation | undefined {
  const stated = readRateLimit(headers, now);
  if (status !== 429) return stated;
  const waitMs = readRetryAfter(headers, now);
  if (waitMs === undefined) return stated && { ...stated, remaining: 0 };
  const resetAt = stated?.resetAt ?? now + waitMs;
  return { limit: stated?.limit, remaining: 0, resetAt, resetInMs: waitMs };
}
