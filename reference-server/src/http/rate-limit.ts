/**
 * Counts requests against the limit of their key, and tells where it stands.
 *
 * - Keys of one line of rotations, and their JWTs, share one budget.
 * - The headers are on every answer to an authenticated caller, counted or not; a key without a limit
 *   has none.
 * - The reset time has the form of the family: Unix seconds, or ISO 8601.
 */
import { ApiError } from '../domain/api-error.ts';
import type { Counter, RateLimitDecision } from '../ports.ts';
import { type Call, type Check, callerOf } from './call.ts';

export function createCountRequest(counter: Counter): Check {
  return (call) => {
    const { rateLimit } = callerOf(call);
    if (rateLimit === null) return undefined;
    const decision = counter.consume(rateLimit.budget, rateLimit);
    if (decision instanceof Promise) return decision.then((decided) => apply(decided, call));
    return apply(decision, call);
  };
}

function apply(decision: RateLimitDecision, call: Call): void {
  call.quota = decision;
  const { admitted, limit, resetAtMs, retryAfterSeconds } = decision;
  if (!admitted) throw new ApiError('RATE_LIMIT_EXCEEDED', { limit, resetAtMs, retryAfterSeconds });
}

/** Where the limit of a caller stands that was not counted; `undefined` where there is none. */
export async function standingOf(
  counter: Counter,
  { caller }: Call,
): Promise<RateLimitDecision | undefined> {
  const policy = caller?.rateLimit;
  if (policy === undefined || policy === null) return undefined;
  return counter.peek(policy.budget, policy);
}

/** The headers of the limit; none for a caller that is unknown or has no limit. */
export function rateLimitHeaders(
  call: Call,
  standing: RateLimitDecision | undefined,
): Record<string, string> {
  const policy = call.caller?.rateLimit;
  if (policy === undefined || policy === null || standing === undefined) return {};
  const { limit, remaining, resetAtMs } = standing;
  const reset =
    call.route.family === 'tokens' ? new Date(resetAtMs).toISOString() : resetAtMs / 1000;
  const windowSeconds = policy.windowMs / 1000;
  // The reset time is rounded up, which must not make it look further away than a window.
  const secondsToReset = Math.min(windowSeconds, Math.ceil((resetAtMs - call.at) / 1000));
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(reset),
    'RateLimit-Policy': `"${policy.name}";q=${limit};w=${windowSeconds}`,
    RateLimit: `"${policy.name}";r=${remaining};t=${secondsToReset}`,
  };
}
