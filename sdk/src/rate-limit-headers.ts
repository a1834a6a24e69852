/**
 * What an answer says about limits, in every dialect that servers speak. Pure.
 *
 * - `X-RateLimit-*` and `RateLimit-*` triples, with the reset as Unix seconds, Unix milliseconds,
 *   seconds from now, or ISO 8601.
 * - `RateLimit` and `RateLimit-Policy` (draft-ietf-httpapi-ratelimit-headers-11), and the
 *   dictionaries of its earlier revisions.
 * - `Retry-After` in seconds or as an HTTP date, and `retry-after-ms`.
 * - Nonsense (negative, not a number, over a year ahead) counts as absent.
 */
import { parseHttpDate } from './http-date.ts';
import { parseFieldList } from './structured-fields.ts';

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

export function toRateLimit(observation: RateLimitObservation | undefined): RateLimit | undefined {
  if (!observation) return undefined;
  const { limit, remaining, resetAt } = observation;
  return { limit, remaining, resetAt: new Date(resetAt) };
}

type HeaderReader = Pick<Headers, 'get'>;

const SECOND = 1_000;
const FURTHEST_MS = 366 * 24 * 3_600 * SECOND;
/** Two clocks that differ by less agree: what is left is rounding to whole seconds. */
const CLOCK_TOLERANCE_MS = 2 * SECOND;

/** The distance in a `RateLimit` that states one quota, so that it is the one of the triple. */
const SINGLE_DISTANCE = /^[^,]*;\s*t=(\d{1,9})\b[^,]*$/;

/** Reads the state of the quota, or nothing where the answer does not tell it. */
export function readRateLimit(
  headers: HeaderReader,
  now: number,
): RateLimitObservation | undefined {
  return (
    readTriple(headers, 'x-ratelimit', now) ??
    readTriple(headers, 'ratelimit', now) ??
    readListed(headers, now)
  );
}

function readTriple(
  headers: HeaderReader,
  prefix: string,
  now: number,
): RateLimitObservation | undefined {
  const remaining = toCount(headers.get(`${prefix}-remaining`));
  if (remaining === undefined) return undefined;
  const resetAt = parseReset(headers.get(`${prefix}-reset`), now);
  if (resetAt === undefined) return undefined;
  const limit = toCount(headers.get(`${prefix}-limit`));
  return { limit, remaining, resetAt, resetInMs: distance(headers, resetAt, now) };
}

/** How far away a reset is. The absolute form is the sharper one, unless the two clocks disagree. */
function distance(headers: HeaderReader, resetAt: number, now: number): number {
  const stated = SINGLE_DISTANCE.exec(headers.get('ratelimit') ?? '')?.[1];
  if (stated === undefined) return Math.max(0, resetAt - serverTime(headers, now));
  const statedMs = Number(stated) * SECOND;
  const byClock = resetAt - now;
  return Math.abs(byClock - statedMs) > CLOCK_TOLERANCE_MS ? statedMs : Math.max(0, byClock);
}

/** Milliseconds that the server asks to wait before the next attempt, or nothing. */
export function readRetryAfter(headers: HeaderReader, now: number): number | undefined {
  const milliseconds = toNumber(headers.get('retry-after-ms'));
  if (milliseconds !== undefined) return plausible(milliseconds);
  const text = headers.get('retry-after');
  const seconds = toNumber(text);
  if (seconds !== undefined) return plausible(seconds * SECOND);
  const date = text === null ? undefined : parseHttpDate(text.trim(), now);
  return date === undefined ? undefined : plausible(Math.max(0, date - serverTime(headers, now)));
}

/** The tightest of the quotas that `RateLimit` lists, together with what its policy allows. */
function readListed(headers: HeaderReader, now: number): RateLimitObservation | undefined {
  const items = parseFieldList(headers.get('ratelimit') ?? '');
  const policies = parseFieldList(headers.get('ratelimit-policy') ?? '');
  const dictionary = new Map(items.map(({ value, parameters }) => [value, parameters.get('')]));
  if (dictionary.get('remaining') !== undefined) {
    return listed(
      dictionary.get('limit'),
      dictionary.get('remaining'),
      dictionary.get('reset'),
      now,
    );
  }
  let tightest: RateLimitObservation | undefined;
  for (const { value, parameters } of items) {
    const policy = policies.find((candidate) => candidate.value === value)?.parameters;
    if ((policy?.get('qu') ?? 'requests') !== 'requests') continue;
    const item = listed(policy?.get('q'), parameters.get('r'), parameters.get('t'), now);
    if (!item || (tightest && tightest.remaining <= item.remaining)) continue;
    tightest = item;
  }
  return tightest;
}

function listed(
  limit: string | undefined,
  remaining: string | undefined,
  reset: string | undefined,
  now: number,
): RateLimitObservation | undefined {
  const count = toCount(remaining);
  const seconds = toNumber(reset);
  const resetInMs = seconds === undefined ? undefined : plausible(seconds * SECOND);
  if (count === undefined || resetInMs === undefined) return undefined;
  return { limit: toCount(limit), remaining: count, resetAt: now + resetInMs, resetInMs };
}

/** A reset in any of its four forms, as milliseconds since the epoch. */
function parseReset(text: string | null, now: number): number | undefined {
  if (text === null) return undefined;
  const number = toNumber(text);
  const reset =
    number === undefined
      ? Date.parse(text)
      : number >= 1e11
        ? number
        : number >= 1e8
          ? number * SECOND
          : now + number * SECOND;
  return reset - now <= FURTHEST_MS ? reset : undefined;
}

/** The server's idea of now, from its `Date` (whole seconds) where the two clocks disagree. */
function serverTime(headers: HeaderReader, now: number): number {
  const date = parseHttpDate(headers.get('date') ?? '', now);
  return date !== undefined && Math.abs(date - now) > CLOCK_TOLERANCE_MS ? date : now;
}

function plausible(milliseconds: number): number | undefined {
  return milliseconds <= FURTHEST_MS ? milliseconds : undefined;
}

function toCount(text: string | null | undefined): number | undefined {
  const number = toNumber(text);
  return Number.isSafeInteger(number) ? number : undefined;
}

/** A non-negative decimal number, or nothing. */
function toNumber(text: string | null | undefined): number | undefined {
  return text && /^\s*\d{1,15}(\.\d{1,9})?\s*$/.test(text) ? Number(text) : undefined;
}
