/**
 * The waits of a call: for an answer, for quota, for a token, for the next attempt.
 *
 * - A call waits in one place at a time, and each of its waits goes through here.
 * - The caller's abort, the call's deadline and closing end a wait at once, whatever it is for.
 * - When a wait is over, no timer and no listener of it is left, even where it was ended while it
 *   began: by a hook that aborts, say.
 */
import type { Clock } from './clock.ts';
import { type KeyturnError, TimeoutError } from './errors.ts';
import { onAbort } from './on-abort.ts';
import type { RequestRecord } from './request-record.ts';

/** What the calls of one key have in common while they last. */
export interface Lifetime {
  readonly clock: Clock;
  /** Ends of the waits under way. */
  readonly ends: Set<(reason: unknown) => void>;
  /** Why no call may begin any more. */
  closed: KeyturnError | undefined;
}

/** What ends a wait: that of a call, or of something that all calls wait for. */
export type Bounds = Pick<RequestRecord, 'deadlineMs' | 'deadlineAt'> &
  Partial<Pick<RequestRecord, 'signal' | 'operation' | 'failure'>>;

/** @throws Why the call may not go on, if it may not. */
export function throwIfEnded({ closed }: Lifetime, { signal }: Bounds): void {
  if (closed) throw closed;
  signal?.throwIfAborted();
}

/**
 * @param start Begins what is waited for. Its answer, if any, is called when the wait is ended from
 *   outside.
 * @param timeoutMs The most that it may take, as an attempt of the call.
 * @returns What `start` resolves or rejects with. Rejects with the caller's own reason, with the
 *   reason for closing, or with `TimeoutError`.
 */
export function interruptible<T>(
  lifetime: Lifetime,
  request: Bounds,
  start: (
    resolve: (value: T) => void,
    reject: (reason: unknown) => void,
  ) => ((reason: unknown) => void) | undefined,
  timeoutMs = Infinity,
): Promise<T> {
  return new Promise((resolve, reject) => {
    throwIfEnded(lifetime, request);
    const { clock, ends } = lifetime;
    const { signal, deadlineAt } = request;
    const leftMs = deadlineAt - clock.monotonic();
    const release = () => {
      cancel?.();
      detach?.();
      ends.delete(end);
    };
    let interrupt: ((reason: unknown) => void) | undefined;
    let ended: readonly [reason: unknown] | undefined;
    const end = (reason: unknown) => {
      ended = [reason];
      release();
      reject(reason);
      interrupt?.(reason);
    };
    const onTime = () => {
      const ofAttempt = timeoutMs < leftMs;
      const [what, bound, ms] = ofAttempt
        ? (['The server did not answer', 'timeoutMs', timeoutMs] as const)
        : (['The call did not end', 'deadlineMs', request.deadlineMs] as const);
      const { operation } = request;
      const error = new TimeoutError(
        `${what} within ${ms} ms. Raise ${bound} if it may take longer.`,
        { operation, timeoutMs: ms },
      );
      if (ofAttempt) request.failure = { error, sent: true };
      end(error);
    };
    const firstMs = Math.min(timeoutMs, leftMs);
    const cancel = firstMs < Infinity ? clock.after(firstMs, onTime) : undefined;
    const detach = signal ? onAbort(signal, () => end(signal.reason)) : undefined;
    ends.add(end);
    interrupt = start(
      (value) => {
        release();
        resolve(value);
      },
      (reason) => {
        release();
        reject(reason);
      },
    );
    // A hook, a middleware or a `fetch` may have ended it while it began.
    if (ended) interrupt?.(...ended);
  });
}
