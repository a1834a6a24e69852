/**
 * Limits as the drafts of the IETF have them: `RateLimit` and `RateLimit-Policy`
 * (draft-ietf-httpapi-ratelimit-headers-11), and the dictionaries and the `RateLimit-*` triple of
 * earlier revisions. Pure. Loaded with the first answer that says nothing else about its limit.
 */
import {
  type HeaderReader,
  observe,
  type RateLimitObservation,
  readRateLimit,
  toNumber,
} from './rate-limit-headers.ts';
import { parameterOf, splitList } from './structured-fields.ts';

export function readRateLimitFields(
  headers: HeaderReader,
  now: number,
): RateLimitObservation | undefined {
  return readRateLimit(headers, now, 'ratelimit-') ?? readListed(headers, now);
}

/** The tightest of the quotas that `RateLimit` lists, together with what its policy allows. */
function readListed(headers: HeaderReader, now: number): RateLimitObservation | undefined {
  const text = headers.get('ratelimit') ?? '';
  const policies = splitList(headers.get('ratelimit-policy') ?? '');
  const listed = (
    policy: string,
    limit: string,
    item: string,
    remaining: string,
    reset: string,
  ) => {
    const resetInMs = toNumber(parameterOf(item, reset)) * 1_000;
    const most = parameterOf(policy, limit);
    return observe(most, parameterOf(item, remaining), now + resetInMs, resetInMs);
  };
  return [
    // A dictionary has in several items what a list has in the parameters of one.
    listed(text, 'limit', text, 'remaining', 'reset'),
    ...splitList(text).map((item) => {
      const policy = policies.find((one) => nameOf(one) === nameOf(item)) ?? '';
      return /^(requests)?$/.test(parameterOf(policy, 'qu') ?? '')
        ? listed(policy, 'q', item, 'r', 't')
        : undefined;
    }),
  ]
    .filter((found) => found !== undefined)
    .sort((one, other) => one.remaining - other.remaining || other.resetInMs - one.resetInMs)[0];
}

function nameOf(item: string): string | undefined {
  return item.split(';')[0];
}
