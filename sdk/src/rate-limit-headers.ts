/**
 * What an answer says about limits, in the dialects that most servers speak. Pure. The fields of the
 * IETF's drafts are read in `rate-limit-fields.ts`.
 *
 * - The triple of `X-RateLimit-*`, with the reset as Unix seconds, Unix milliseconds,
 *   seconds from now, or ISO 8601.
 * - `Retry-After` in seconds or as an HTTP date, and `retry-after-ms`.
 * - Nonsense (negative, not a number, over a year ahead) counts as absent.
 *
 * Within this file a number that is absent is `NaN`, which no comparison holds for.
 */
import { parseHttpDate } from './http-date.ts';

/** What an answer said about the quota of the key that it was asked with. */
export interface RateLimitObservation {
  /** Requests that a window allows. */
  readonly limit: number | undefined;
  /** Requests that are left. */
  readonly remaining: number;
  /** When quota next comes back, in milliseconds since the epoch by the server's clock. */
  readonly resetAt: number;
  /** The same as a distance from now, which a wrong clock on either side does not falsify. */
  readonly resetInMs: number;
}

/** The quota of a key, as the last answer stated it. */
export interface RateLimit {
  /** Requests that a window allows; absent where the server does not say. */
  readonly limit: number | undefined;
  /** Requests that are left. */
  readonly remaining: number;
  /** When quota next comes back: some of it, not necessarily all. */
  readonly resetAt: Date;
}

export function toRateLimit(
  observation: RateLimitObservation | null | undefined,
): RateLimit | undefined {
  if (!observation) return undefined;
  const { limit, remaining, resetAt } = observation;
  return { limit, remaining, resetAt: new Date(resetAt) };
}

export type HeaderReader = Pick<Headers, 'get'>;
type Text = string | null | undefined;

const FURTHEST_MS = 366 * 24 * 3_600 * 1_000;
/** Two clocks that differ by less agree: what is left is rounding to whole seconds. */
const CLOCK_TOLERANCE_MS = 2_000;

/**
 * Reads the state of the quota, or nothing where the answer does not tell it.
 *
 * @param prefix What the three headers' names begin with.
 */
export function readRateLimit(
  headers: HeaderReader,
  now: number,
  prefix = 'x-ratelimit-',
): RateLimitObservation | undefined {
  const read = (name: string) => headers.get(prefix + name);
  const resetAt = parseReset(read('reset'), now);
  return observe(read('limit'), read('remaining'), resetAt, resetAt - serverTime(headers, now));
}

/** What is usable of a limit, a count, and a reset in both of its forms. */
export function observe(
  limit: Text,
  remaining: Text,
  resetAt: number,
  resetInMs: number,
): RateLimitObservation | undefined {
  const count = toNumber(remaining);
  if (!Number.isInteger(count) || !(resetInMs <= FURTHEST_MS)) return undefined;
  const most = toNumber(limit);
  return {
    limit: Number.isInteger(most) ? most : undefined,
    remaining: count,
    resetAt,
    resetInMs: Math.max(0, resetInMs),
  };
}

/** Milliseconds that the server asks to wait before the next attempt, or nothing. */
export function readRetryAfter(headers: HeaderReader, now: number): number | undefined {
  const text = headers.get('retry-after');
  return [
    toNumber(headers.get('retry-after-ms')),
    toNumber(text) * 1_000,
    Math.max(0, parseHttpDate(text, now) - serverTime(headers, now)),
  ].find((ms) => ms <= FURTHEST_MS);
}

/** A reset in any of its four forms, as milliseconds since the epoch. */
function parseReset(text: string | null, now: number): number {
  const number = toNumber(text);
  if (number >= 1e11) return number;
  if (number >= 1e8) return number * 1_000;
  if (number >= 0) return now + number * 1_000;
  // Engines find a date in many texts, `-5` among them.
  if (!/^\d{4}-/.test(`${text}`)) return NaN;
  // Without a zone it would be the client's local time.
  return Date.parse(/(Z|[+-]\d\d:?\d\d)$/i.test(`${text}`) ? `${text}` : `${text}Z`);
}

/** The server's idea of now, from its `Date` (whole seconds) where the two clocks disagree. */
function serverTime(headers: HeaderReader, now: number): number {
  const date = parseHttpDate(headers.get('date'), now);
  return Math.abs(date - now) > CLOCK_TOLERANCE_MS ? date : now;
}

/** A non-negative decimal number. */
export function toNumber(text: Text): number {
  return Number(/^\d{1,15}(\.\d{1,9})?$/.test(text ?? '') ? text : undefined);
}
