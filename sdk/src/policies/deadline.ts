/**
 * Bounds the whole call.
 *
 * - When the deadline passes, whatever the call is doing ends at once with `TimeoutError`.
 * - The caller's abort does the same, and surfaces as the caller's own reason.
 * - Closing ends every call that is under way.
 * - When the call is over, no timer and no listener of it is left.
 */
import type { Clock } from '../clock.ts';
import { TimeoutError } from '../errors.ts';
import { onAbort } from '../on-abort.ts';
import type { Policy } from './policy.ts';

export function deadline(clock: Clock, closed: AbortSignal): Policy {
  return (next) => async (request, callerSignal) => {
    const { deadlineMs, operation } = request.settings;
    const controller = new AbortController();
    const detach = [
      onAbort(closed, () => controller.abort(closed.reason)),
      onAbort(callerSignal, () => controller.abort(callerSignal.reason)),
    ];
    if (deadlineMs !== Infinity) {
      request.deadlineAt = clock.monotonic() + deadlineMs;
      const message = `The call did not end within its deadline of ${deadlineMs} ms.`;
      detach.push(
        clock.after(deadlineMs, () =>
          controller.abort(new TimeoutError(message, { operation, timeoutMs: deadlineMs })),
        ),
      );
    }
    try {
      controller.signal.throwIfAborted();
      return await next(request, controller.signal);
    } finally {
      for (const release of detach) release();
    }
  };
}
