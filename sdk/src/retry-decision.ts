/**
 * Where a retry is decided. Pure: what happened goes in, what to do comes out.
 *
 * - A server's wait is never cut short: a wait that does not fit ends the call now.
 * - A request that must not happen twice is repeated only if it did not happen: after a 429, after
 *   a failure before sending, or when the server says so (`X-Should-Retry`).
 * - Without a server's word the delay is exponential with full jitter, from half a second to eight.
 */
import { type RateLimitObservation, readRetryAfter } from './rate-limit-headers.ts';

/** How an attempt ended. */
export type Outcome =
  | {
      readonly status: number;
      readonly headers: Pick<Headers, 'get'>;
      readonly sent?: undefined;
    }
  /** No answer. `sent` is whether the request may have reached the server. */
  | { readonly status?: undefined; readonly headers?: undefined; readonly sent: boolean };

export interface RetryContext {
  /** Retries made so far. */
  readonly retries: number;
  readonly maxRetries: number;
  /** Whether a second arrival of the request changes nothing. */
  readonly repeatable: boolean;
  /** Whether a rate limit is sat out. */
  readonly mode: 'wait' | 'throw';
  /** The longest wait that a server may ask for, in milliseconds. */
  readonly maxWaitMs: number;
  /** Milliseconds that the call has left. */
  readonly leftMs: number;
  /** What the answer said about the quota. */
  readonly rateLimit?: RateLimitObservation | null | undefined;
  /** Wall-clock time in milliseconds since the epoch. */
  readonly now: number;
  /** A random number from 0 up to 1. */
  readonly random: number;
}

export interface Retry {
  readonly delayMs: number;
  /** Who timed the delay: a limit, the server otherwise, or the client's own backoff. */
  readonly reason: 'rate-limit' | 'server-wait' | 'backoff';
}

/** The retry that an outcome earns, if it earns one. */
export function decideRetry(outcome: Outcome, context: RetryContext): Retry | undefined {
  const { status = 0, headers, sent } = outcome;
  const { retries, maxRetries, repeatable, mode, maxWaitMs, leftMs, rateLimit, now, random } =
    context;
  const limited = status === 429;
  // On a success the server's word has no meaning.
  const word = status < 400 ? null : headers?.get('x-should-retry');
  const marked = word === 'true';
  const passing = word !== 'false' && [408, 429, 500, 502, 503, 504].includes(status);
  if (headers && !marked && !passing) return undefined;
  if (retries >= maxRetries || (limited && mode === 'throw')) return undefined;
  if (!repeatable && !limited && !marked && sent !== false) return undefined;

  const asked =
    headers && (readRetryAfter(headers, now) ?? (limited ? rateLimit?.resetInMs : undefined));
  const delayMs = asked ?? random * Math.min(8_000, 500 * 2 ** retries);
  if (!fits(delayMs, asked === undefined ? Infinity : maxWaitMs, leftMs)) return undefined;
  return {
    delayMs,
    reason: asked === undefined ? 'backoff' : limited ? 'rate-limit' : 'server-wait',
  };
}

/** Whether a call can sit a wait out. */
export function fits(waitMs: number, maxWaitMs: number, leftMs: number): boolean {
  // A window of 60 s can ask for a moment more: servers round waits up to whole seconds, and two
  // clocks that agree may be two seconds apart.
  return waitMs <= maxWaitMs + 3_000 && waitMs < leftMs;
}
