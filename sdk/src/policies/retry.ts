/**
 * Repeats attempts that failed. What is repeated, and when, is decided in `retry-decision.ts`.
 *
 * - Only a failure of this call's own attempt is repeated; what a middleware or the exchange
 *   throws passes through as it is.
 * - Retries that the client times itself come out of a shared budget; those that a limit times
 *   do not, since the quota gate already paces them.
 * - When retrying ends, the last answer or error is the result.
 */
import { RateLimitError } from '../errors.ts';
import { interruptible } from '../interruptible.ts';
import type { RequestRecord } from '../request-record.ts';
import { decideRetry } from '../retry-decision.ts';
import type { Policy } from './policy.ts';

const REPEATABLE_METHOD = /^(GET|HEAD|OPTIONS|PUT|DELETE)$/;

export const retry: Policy =
  (next, { lifetime, random, budget, emit }) =>
  async (request) => {
    const { clock } = lifetime;
    /** How the attempt before ended. */
    let end: (() => Response) | undefined;
    for (let retries = 0; ; retries++) {
      let response: Response | undefined;
      request.failure = undefined as RequestRecord['failure'];
      try {
        response = await next(request);
        if (response.ok) return response;
      } catch (error) {
        // The gate refuses another attempt before it is sent.
        if (end && error instanceof RateLimitError) return end();
        if (!request.failure || error !== request.failure.error) throw error;
      }

      const { operation, method, attempts, trace, failure, deadlineAt } = request;
      const decision = decideRetry(response ?? failure ?? { sent: true }, {
        ...request,
        retries,
        repeatable: request.repeatable || REPEATABLE_METHOD.test(method),
        leftMs: deadlineAt - clock.monotonic(),
        now: clock.now(),
        random: random(),
      });
      end = () => {
        if (response) return response;
        throw failure?.error;
      };
      if (!decision || (decision.reason !== 'rate-limit' && !budget())) return end();
      emit(
        {
          type: 'retry',
          operation,
          attempt: attempts,
          ...decision,
          status: response?.status,
          requestId: response?.headers.get('x-request-id') ?? undefined,
          error: failure?.error,
        },
        trace,
      );
      await interruptible<void>(lifetime, request, (resolve) =>
        clock.after(decision.delayMs, resolve),
      );
    }
  };
