/**
 * Bounds one attempt.
 *
 * - The time covers the body as well: an answer that stalls half-way times out.
 * - An abort ends the attempt at once, even over a `fetch` that ignores its signal.
 * - An attempt that timed out may have reached the server.
 */
import type { Clock } from '../clock.ts';
import { TimeoutError } from '../errors.ts';
import { onAbort } from '../on-abort.ts';
import type { Policy } from './policy.ts';

export function attemptTimeout(clock: Clock): Policy {
  return (next) => (request, signal) =>
    new Promise((resolve, reject) => {
      signal.throwIfAborted();
      const { timeoutMs, operation } = request.settings;
      const controller = new AbortController();
      const end = (reason: unknown) => {
        release();
        reject(reason);
        controller.abort(reason);
      };
      const detach = onAbort(signal, () => end(signal.reason));
      const cancel = clock.after(timeoutMs, () => {
        const message = `The server did not answer within ${timeoutMs} ms.`;
        const error = new TimeoutError(message, { operation, timeoutMs });
        request.failure = { error, sent: true };
        end(error);
      });
      const release = () => {
        detach();
        cancel();
      };
      request.attempts += 1;
      next(request, controller.signal).then(
        (response) => {
          release();
          resolve(response);
        },
        (error: unknown) => {
          release();
          reject(error);
        },
      );
    });
}
