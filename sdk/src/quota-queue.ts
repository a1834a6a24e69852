/**
 * The gate that all calls of one key share: who may not send yet waits here. Who may is decided in
 * `quota-gate.ts`.
 *
 * - First come, first served. An abort takes a waiting call out at once.
 * - A wait that does not fit into the call's own limits ends the call now, with `RateLimitError`.
 * - The priority lane, for exchanges, waits for time only: never for a call, which may itself be
 *   waiting for the exchange.
 * - While nobody waits there is no timer.
 * - A call whose deadline has passed holds no place. Workers drop calls without a word, and their
 *   timers too.
 */
import { RateLimitError } from './errors.ts';
import type { Emit } from './events.ts';
import { interruptible, type Lifetime } from './interruptible.ts';
import {
  admitted,
  ended,
  isProbe,
  openGate,
  type Said,
  waitOfExchange,
  waitOfNext,
} from './quota-gate.ts';
import { type RateLimitObservation, toRateLimit } from './rate-limit-headers.ts';
import type { RequestRecord } from './request-record.ts';
import { fits } from './retry-decision.ts';

export interface QuotaQueue {
  /**
   * Waits for a turn, if need be; an exchange past all who wait and past the bound on calls in
   * flight.
   */
  enter(request: RequestRecord, emit: Emit): Promise<void> | undefined;
  /** Ends what `enter` began. */
  leave(request: RequestRecord, said?: Said): void;
  /** What the last answer said about the quota. */
  last(): RateLimitObservation | undefined;
}

interface Waiter {
  readonly request: RequestRecord;
  readonly go: () => void;
  readonly refuse: (error: RateLimitError) => void;
  /** Is told that the call waits for quota; absent once it has been. */
  emit?: Emit | undefined;
}

/** @param maxConcurrency Calls that may be in flight at once, the priority lane not counted. */
export function createQuotaQueue(lifetime: Lifetime, maxConcurrency: number): QuotaQueue {
  const { clock } = lifetime;
  const waiters = new Set<Waiter>();
  /** Who has entered and not left, and whether as the probe. */
  const inside = new Map<RequestRecord, boolean>();
  let state = openGate;
  let last: RateLimitObservation | undefined;
  let cancelTimer: (() => void) | undefined;
  /** The reset that all who wait have been found able to wait for, in monotonic milliseconds. */
  let acceptedUntil = -Infinity;

  const waitNow = () => waitOfNext(state, maxConcurrency, clock.monotonic());

  function admit(request: RequestRecord, probe = isProbe(state)): undefined {
    inside.set(request, probe);
    state = admitted(state, probe);
  }

  function leave(request: RequestRecord, said?: Said): void {
    last = said ?? last;
    const probe = inside.get(request);
    if (probe === undefined) return;
    inside.delete(request);
    state = ended(state, probe, said, clock.monotonic());
    pump();
  }

  /** Those who entered first, as a rule, are the first whose deadline passes. */
  function dropLost(): void {
    const now = clock.monotonic();
    for (const request of inside.keys()) {
      if (now <= request.deadlineAt) return;
      leave(request);
    }
  }

  async function enterFirst(request: RequestRecord): Promise<void> {
    for (;;) {
      const waitMs = waitOfExchange(state, clock.monotonic());
      if (waitMs === 0) return admit(request, false);
      await interruptible<void>(lifetime, request, (go, refuse) =>
        isRefused({ request, go, refuse }, waitMs) ? undefined : clock.after(waitMs, go),
      );
    }
  }

  /** Lets go whoever may go now, and sets the timer for the next. */
  function pump(): void {
    cancelTimer?.();
    for (const waiter of waiters) {
      const waitMs = waitNow();
      if (waitMs > 0) {
        if (waitMs < Infinity) waitFor(waitMs);
        return;
      }
      waiters.delete(waiter);
      admit(waiter.request);
      waiter.go();
    }
  }

  function waitFor(waitMs: number): void {
    const until = clock.monotonic() + waitMs;
    // Asked again only when the reset has moved: thousands may wait.
    if (until > acceptedUntil + 1) {
      acceptedUntil = until;
      for (const waiter of waiters) isRefused(waiter, waitMs);
    }
    if (waiters.size > 0) cancelTimer = clock.after(waitMs, pump);
  }

  /** Ends the call now where the wait does not fit, and says that it waits where it does. */
  function isRefused(waiter: Waiter, retryAfterMs: number): boolean {
    const { operation, mode, maxWaitMs, deadlineAt, trace } = waiter.request;
    if (mode === 'wait' && fits(retryAfterMs, maxWaitMs, deadlineAt - clock.monotonic())) {
      const { emit } = waiter;
      waiter.emit = undefined;
      const waiting = waiters.size;
      emit?.({ type: 'throttle', operation, waitMs: retryAfterMs, waiting }, trace);
      return false;
    }
    const resetAt = new Date(clock.now() + retryAfterMs);
    waiters.delete(waiter);
    waiter.refuse(
      new RateLimitError(
        `The rate limit is used up until ${resetAt.toISOString()}, and the call may not wait so long. Nothing was sent.`,
        {
          operation,
          status: 429,
          code: 'RATE_LIMIT_EXCEEDED',
          rateLimit: toRateLimit(last),
          resetAt,
          retryAfterMs,
        },
      ),
    );
    return true;
  }

  return {
    enter(request, emit) {
      if (request.anonymous) return enterFirst(request);
      dropLost();
      if (waiters.size === 0 && waitNow() === 0) return admit(request);
      return interruptible<void>(lifetime, request, (go, refuse) => {
        const waiter = { request, go, refuse, emit };
        const waitMs = waitNow();
        waiters.add(waiter);
        if (waitMs === Infinity) acceptedUntil = -Infinity;
        else if (isRefused(waiter, waitMs)) return undefined;
        // Nobody else may be there to see that the time has come.
        if (waiters.size === 1 || waitMs === 0) pump();
        return () => {
          waiters.delete(waiter);
          if (waiters.size === 0) pump();
        };
      });
    },
    leave,
    last: () => last,
  };
}
