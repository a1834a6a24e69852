/**
 * The gate that all calls of one key share: who may not send yet waits here. Who may is decided in
 * `quota-gate.ts`.
 *
 * - First come, first served. An abort takes a waiting call out at once.
 * - A wait that does not fit into the call's own limits ends the call now, with `RateLimitError`.
 * - The priority lane, for exchanges, waits for time only: never for a call, which may itself be
 *   waiting for the exchange.
 * - While nobody waits there is no timer.
 */
import { RateLimitError } from './errors.ts';
import type { Emit } from './events.ts';
import { interruptible, type Lifetime } from './interruptible.ts';
import {
  admitted,
  type Ending,
  ended,
  isProbe,
  openGate,
  waitOfExchange,
  waitOfNext,
} from './quota-gate.ts';
import { type RateLimitObservation, toRateLimit } from './rate-limit-headers.ts';
import type { RequestRecord } from './request-record.ts';
import { fits } from './retry-decision.ts';

interface Waiter {
  readonly request: RequestRecord;
  readonly go: (probe: boolean) => void;
  readonly refuse: (error: RateLimitError) => void;
}

export class QuotaQueue {
  readonly #lifetime: Lifetime;
  readonly #maxConcurrency: number;
  readonly #waiters = new Set<Waiter>();
  #state = openGate;
  #cancelTimer: (() => void) | undefined;
  /** What the last answer said about the quota. */
  last: RateLimitObservation | undefined;

  /** @param maxConcurrency Calls that may be in flight at once, the priority lane not counted. */
  constructor(lifetime: Lifetime, maxConcurrency: number) {
    this.#lifetime = lifetime;
    this.#maxConcurrency = maxConcurrency;
  }

  /**
   * Waits for a turn, if need be; an exchange past all who wait and past the bound on calls in
   * flight. The answer is whether the call is the probe.
   */
  enter(request: RequestRecord, emit: Emit): boolean | Promise<boolean> {
    if (request.anonymous) return this.#enterFirst(request);
    if (this.#waiters.size === 0 && this.#waitMs() === 0) return this.#admit();
    return interruptible(this.#lifetime, request, (go, refuse) => {
      const waiter = { request, go, refuse };
      this.#waiters.add(waiter);
      this.#pump();
      const waitMs = this.#waitMs();
      if (this.#waiters.has(waiter) && waitMs < Infinity) {
        const { operation } = request;
        emit({ type: 'throttle', operation, waitMs, waiting: this.#waiters.size });
      }
      return () => {
        this.#waiters.delete(waiter);
        this.#pump();
      };
    });
  }

  /** Ends what `enter` began. */
  leave(ending: Ending): void {
    this.last = ending.observation ?? this.last;
    this.#state = ended(this.#state, ending, this.#lifetime.clock.monotonic());
    this.#pump();
  }

  async #enterFirst(request: RequestRecord): Promise<boolean> {
    const { clock } = this.#lifetime;
    for (;;) {
      const waitMs = waitOfExchange(this.#state, clock.monotonic());
      if (waitMs === 0) break;
      const refusal = this.#refusal(request, waitMs);
      if (refusal) throw refusal;
      await interruptible<void>(this.#lifetime, request, (go) => clock.after(waitMs, go));
    }
    this.#state = admitted(this.#state, false);
    return false;
  }

  #waitMs(): number {
    return waitOfNext(this.#state, this.#maxConcurrency, this.#lifetime.clock.monotonic());
  }

  #admit(): boolean {
    const probe = isProbe(this.#state);
    this.#state = admitted(this.#state, probe);
    return probe;
  }

  /** Lets go whoever may go now, and sets the timer for the next. */
  #pump(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    for (const waiter of this.#waiters) {
      const waitMs = this.#waitMs();
      if (waitMs > 0) {
        if (waitMs < Infinity) this.#waitFor(waitMs);
        return;
      }
      this.#waiters.delete(waiter);
      waiter.go(this.#admit());
    }
  }

  #waitFor(waitMs: number): void {
    for (const waiter of this.#waiters) {
      const refusal = this.#refusal(waiter.request, waitMs);
      if (!refusal) continue;
      this.#waiters.delete(waiter);
      waiter.refuse(refusal);
    }
    if (this.#waiters.size > 0) {
      this.#cancelTimer = this.#lifetime.clock.after(waitMs, () => this.#pump());
    }
  }

  #refusal(request: RequestRecord, waitMs: number): RateLimitError | undefined {
    const { operation, mode, maxWaitMs, deadlineAt = Infinity } = request;
    const { clock } = this.#lifetime;
    if (mode === 'wait' && fits(waitMs, maxWaitMs, deadlineAt - clock.monotonic())) {
      return undefined;
    }
    const resetAt = new Date(clock.now() + waitMs);
    const why = mode === 'wait' ? 'the call may not wait so long' : 'this client does not wait';
    return new RateLimitError(
      `The rate limit is used up until ${resetAt.toISOString()}, and ${why}. Nothing was sent. Try again then.`,
      {
        operation,
        status: 429,
        code: 'RATE_LIMIT_EXCEEDED',
        rateLimit: toRateLimit(this.last),
        resetAt,
        retryAfterMs: waitMs,
      },
    );
  }
}
