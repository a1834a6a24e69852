/**
 * Bounds one attempt.
 *
 * - The time covers the body as well: an answer that stalls half-way times out.
 * - An abort ends the attempt at once, even over a `fetch` that ignores its signal.
 * - An attempt that timed out may have reached the server.
 */
import { interruptible } from '../interruptible.ts';
import type { Policy } from './policy.ts';

export const attemptTimeout: Policy =
  (next, { lifetime }) =>
  (request) =>
    interruptible(
      lifetime,
      request,
      (resolve, reject) => {
        const controller = new AbortController();
        request.attemptSignal = controller.signal;
        request.attempts += 1;
        const { attempts, headers, trace } = request;
        const send = (added?: object) => {
          Object.assign(headers, added);
          return next(request);
        };
        // Asynchronous, so that a tracer that throws fails the attempt like a request that fails.
        const sent = trace ? (async () => trace.attempt(attempts, send))() : send();
        sent.then(resolve, reject);
        return (reason) => controller.abort(reason);
      },
      request.timeoutMs,
    );
