/**
 * Bounds the whole call.
 *
 * - When the deadline passes, whatever the call is doing ends at once with `TimeoutError`.
 * - The caller's abort does the same, and surfaces as the caller's own reason.
 * - Closing ends every call that is under way.
 * - When the call is over, no timer and no listener of it is left.
 *
 * The bounds are set here, and kept in `interruptible.ts` by whatever the call waits for.
 */
import { throwIfEnded } from '../interruptible.ts';
import type { Policy } from './policy.ts';

export const deadline: Policy =
  (next, { lifetime }) =>
  async (request) => {
    throwIfEnded(lifetime, request);
    request.deadlineAt = lifetime.clock.monotonic() + request.deadlineMs;
    return next(request);
  };
