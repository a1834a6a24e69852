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
import { type Clock, wait } from './clock.ts';
import { RateLimitError } from './errors.ts';
import type { Emit } from './events.ts';
import { onAbort } from './on-abort.ts';
import {
  type Admission,
  admitted,
  decideAdmission,
  decidePriorityWait,
  type Ending,
  ended,
  openGate,
} from './quota-gate.ts';
import { type RateLimitObservation, toRateLimit } from './rate-limit-headers.ts';
import type { RequestRecord } from './request-record.ts';
import { fits } from './retry-decision.ts';

export interface QuotaQueueParts {
  readonly clock: Clock;
  /** Calls that may be in flight at once, the priority lane not counted. */
  readonly maxConcurrency: number;
  readonly emit: Emit;
}

interface Waiter {
  readonly request: RequestRecord;
  readonly go: (probe: boolean) => void;
  readonly refuse: (error: RateLimitError) => void;
}

export class QuotaQueue {
  readonly #parts: QuotaQueueParts;
  readonly #waiters = new Set<Waiter>();
  #state = openGate;
  #last: RateLimitObservation | undefined;
  #cancelTimer: (() => void) | undefined;

  constructor(parts: QuotaQueueParts) {
    this.#parts = parts;
  }

  /** What the last answer said about the quota. */
  get lastObservation(): RateLimitObservation | undefined {
    return this.#last;
  }

  /** Waits for a turn, if need be. The answer is whether the call is the probe. */
  enter(request: RequestRecord, signal: AbortSignal): boolean | Promise<boolean> {
    if (this.#waiters.size === 0) {
      const admission = this.#decide();
      if (admission.admit) return this.#admit(admission.probe);
    }
    return this.#queue(request, signal);
  }

  /** As `enter`, past all who wait and past the bound on calls in flight. */
  async enterFirst(request: RequestRecord, signal: AbortSignal): Promise<boolean> {
    const { clock } = this.#parts;
    for (;;) {
      const waitMs = decidePriorityWait(this.#state, clock.monotonic());
      if (waitMs === 0) return this.#admit(false);
      const refusal = this.#refusal(request, waitMs);
      if (refusal) throw refusal;
      await wait(clock, waitMs, signal);
    }
  }

  /** Ends what `enter` began. */
  leave(ending: Ending): void {
    this.#last = ending.observation ?? this.#last;
    this.#state = ended(this.#state, ending, this.#parts.clock.monotonic());
    this.#pump();
  }

  #decide(): Admission {
    const { maxConcurrency, clock } = this.#parts;
    return decideAdmission(this.#state, maxConcurrency, clock.monotonic());
  }

  #admit(probe: boolean): boolean {
    this.#state = admitted(this.#state, probe);
    return probe;
  }

  #queue(request: RequestRecord, signal: AbortSignal): Promise<boolean> {
    return new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const waiter: Waiter = {
        request,
        go: (probe) => {
          detach();
          resolve(this.#admit(probe));
        },
        refuse: (error) => {
          detach();
          reject(error);
        },
      };
      const detach = onAbort(signal, () => {
        this.#waiters.delete(waiter);
        reject(signal.reason);
        this.#pump();
      });
      this.#waiters.add(waiter);
      this.#pump();
      if (this.#waiters.has(waiter)) this.#tell(request);
    });
  }

  /** Lets go whoever may go now, and sets the timer for the next. */
  #pump(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = undefined;
    for (const waiter of this.#waiters) {
      const admission = this.#decide();
      if (!admission.admit) {
        if (admission.waitMs !== undefined) this.#waitFor(admission.waitMs);
        return;
      }
      this.#waiters.delete(waiter);
      waiter.go(admission.probe);
    }
  }

  #waitFor(waitMs: number): void {
    for (const waiter of this.#waiters) {
      const refusal = this.#refusal(waiter.request, waitMs);
      if (!refusal) continue;
      this.#waiters.delete(waiter);
      waiter.refuse(refusal);
    }
    if (this.#waiters.size === 0) return;
    this.#cancelTimer = this.#parts.clock.after(waitMs, () => this.#pump());
  }

  #refusal({ settings, deadlineAt }: RequestRecord, waitMs: number): RateLimitError | undefined {
    const { clock } = this.#parts;
    const { mode, maxWaitMs } = settings.rateLimit;
    if (mode === 'wait' && fits(waitMs, maxWaitMs, deadlineAt - clock.monotonic()))
      return undefined;
    const resetAt = new Date(clock.now() + waitMs);
    const why = mode === 'throw' ? 'this client does not wait' : 'the call may not wait so long';
    return new RateLimitError(
      `The rate limit is used up until ${resetAt.toISOString()}, and ${why}. Nothing was sent. Try again then.`,
      {
        operation: settings.operation,
        status: 429,
        code: 'RATE_LIMIT_EXCEEDED',
        rateLimit: toRateLimit(this.#last),
        resetAt,
        retryAfterMs: waitMs,
      },
    );
  }

  #tell({ settings }: RequestRecord): void {
    const admission = this.#decide();
    if (admission.admit || admission.waitMs === undefined) return;
    this.#parts.emit({
      type: 'throttle',
      operation: settings.operation,
      waitMs: admission.waitMs,
      waiting: this.#waiters.size,
    });
  }
}
