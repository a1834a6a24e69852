/**
 * Repeats attempts that failed. What is repeated, and when, is decided in `retry-decision.ts`.
 *
 * - Only a failure of this call's own attempt is repeated; what a middleware or the exchange
 *   throws passes through as it is.
 * - Retries that the client times itself come out of a shared budget; those that a limit times
 *   do not, since the quota gate already paces them.
 * - When retrying ends, the last answer or error is the result.
 */
import { type Clock, wait } from '../clock.ts';
import type { Emit } from '../events.ts';
import type { RequestRecord } from '../request-record.ts';
import type { RetryBudget } from '../retry-budget.ts';
import { decideRetry } from '../retry-decision.ts';
import type { Policy } from './policy.ts';

export interface RetryParts {
  readonly clock: Clock;
  readonly random: () => number;
  readonly budget: RetryBudget;
  readonly emit: Emit;
}

const REPEATABLE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE']);

export function retry({ clock, random, budget, emit }: RetryParts): Policy {
  return (next) => async (request, signal) => {
    for (let retries = 0; ; retries++) {
      request.failure = undefined;
      const outcome = await next(request, signal).catch((error: unknown) =>
        failureOf(request, error),
      );
      if ('status' in outcome && outcome.ok) return outcome;

      const decision = decideRetry(outcome, {
        retries,
        maxRetries: request.settings.maxRetries,
        repeatable: request.settings.repeatable ?? REPEATABLE_METHODS.has(request.method),
        ...request.settings.rateLimit,
        leftMs: request.deadlineAt - clock.monotonic(),
        now: clock.now(),
        random: random(),
      });
      const goesOn = decision.retry && (decision.reason === 'rate-limit' || budget.take());
      if (!goesOn) {
        if ('status' in outcome) return outcome;
        throw outcome.error;
      }
      emit({
        type: 'retry',
        operation: request.settings.operation,
        attempt: request.attempts,
        delayMs: decision.delayMs,
        reason: decision.reason,
        status: 'status' in outcome ? outcome.status : undefined,
      });
      await wait(clock, decision.delayMs, signal);
    }
  };
}

function failureOf(
  { failure }: RequestRecord,
  error: unknown,
): NonNullable<RequestRecord['failure']> {
  if (!failure || failure.error !== error) throw error;
  return failure;
}
