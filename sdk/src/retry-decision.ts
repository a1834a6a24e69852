/**
 * Where a retry is decided. Pure: what happened goes in, what to do comes out.
 *
 * - A server's wait is never cut short: a wait that does not fit ends the call now.
 * - A request that must not happen twice is repeated only if it did not happen: after a 429, after
 *   a failure before sending, or when the server says so (`X-Should-Retry`).
 * - Without a server's word the delay is exponential with full jitter.
 */
import { readRateLimit, readRetryAfter } from './rate-limit-headers.ts';

/** How an attempt ended. */
export type Outcome =
  | { readonly status: number; readonly headers: Pick<Headers, 'get'> }
  /** No answer. `sent` is whether the request may have reached the server. */
  | { readonly status?: undefined; readonly sent: boolean };

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
  /** Wall-clock time in milliseconds since the epoch. */
  readonly now: number;
  /** A random number from 0 up to 1. */
  readonly random: number;
}

export type RetryDecision =
  | {
      readonly retry: true;
      readonly delayMs: number;
      readonly reason: 'rate-limit' | 'server-wait' | 'backoff';
    }
  | {
      readonly retry: false;
      readonly reason: 'final' | 'exhausted' | 'not-repeatable' | 'wait-too-long';
    };

const RETRYABLE = new Set([408, 429, 500, 502, 503, 504]);
const BACKOFF_BASE_MS = 500;
const BACKOFF_CAP_MS = 8_000;
/** Servers round waits up to whole seconds, so a window of 60 s can ask for a moment more. */
const ROUNDING_MS = 1_000;

export function decideRetry(outcome: Outcome, context: RetryContext): RetryDecision {
  const refusal = refuse(outcome, context);
  if (refusal) return { retry: false, reason: refusal };

  const asked = outcome.status === undefined ? undefined : serverWait(outcome, context.now);
  const delayMs = asked ?? backoff(context);
  if (!fits(delayMs, asked === undefined ? Infinity : context.maxWaitMs, context.leftMs)) {
    return { retry: false, reason: 'wait-too-long' };
  }
  if (outcome.status === 429) return { retry: true, delayMs, reason: 'rate-limit' };
  return { retry: true, delayMs, reason: asked === undefined ? 'backoff' : 'server-wait' };
}

/** Whether a call can sit a wait out. */
export function fits(waitMs: number, maxWaitMs: number, leftMs: number): boolean {
  return waitMs <= maxWaitMs + ROUNDING_MS && waitMs < leftMs;
}

function refuse(
  outcome: Outcome,
  { retries, maxRetries, repeatable, mode }: RetryContext,
): 'final' | 'exhausted' | 'not-repeatable' | undefined {
  const verdict = outcome.status === undefined ? undefined : serverVerdict(outcome);
  if (verdict === false) return 'final';
  const retryable = outcome.status === undefined || verdict || RETRYABLE.has(outcome.status);
  if (!retryable || (outcome.status === 429 && mode === 'throw')) return 'final';
  const didNotHappen =
    outcome.status === undefined ? !outcome.sent : outcome.status === 429 || verdict;
  if (!repeatable && !didNotHappen) return 'not-repeatable';
  return retries < maxRetries ? undefined : 'exhausted';
}

/** The server's own word in `X-Should-Retry`. On a success it has no meaning. */
function serverVerdict({ status, headers }: Outcome & { status: number }): boolean | undefined {
  const word = status >= 400 ? headers.get('x-should-retry') : null;
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

function serverWait(
  { status, headers }: Outcome & { status: number },
  now: number,
): number | undefined {
  const asked = readRetryAfter(headers, now);
  if (asked !== undefined || status !== 429) return asked;
  return readRateLimit(headers, now)?.resetInMs;
}

function backoff({ retries, random }: RetryContext): number {
  return random * Math.min(BACKOFF_CAP_MS, BACKOFF_BASE_MS * 2 ** retries);
}
