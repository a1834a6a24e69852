/** The order in which policies stand around a request. This is the only place that knows it. */
import { KeyturnError } from './errors.ts';
import { createEmit } from './events.ts';
import type { Lifetime } from './interruptible.ts';
import type { ResolvedPipeline } from './options.ts';
import { attemptTimeout } from './policies/attempt-timeout.ts';
import { auth, signIn } from './policies/auth.ts';
import { deadline } from './policies/deadline.ts';
import type { Policy, Send, SharedState } from './policies/policy.ts';
import { retry } from './policies/retry.ts';
import { throttle } from './policies/throttle.ts';
import { createQuotaQueue } from './quota-queue.ts';
import { createRetryBudget } from './retry-budget.ts';
import { createTokenSource, type TokenSourceParts } from './token-source.ts';
import { createTransport } from './transport.ts';

/** Where the credential comes from. The key is exchanged with requests that are `anonymous`. */
type CredentialParts = Pick<TokenSourceParts, 'readKey' | 'exchange' | 'audience' | 'store'>;

export interface Pipeline extends SharedState {
  readonly send: Send;
}

// First is outermost. The deadline spans all retries; pacing and credentials are renewed with each
// of them.
const policies: readonly Policy[] = [deadline, retry, signIn, throttle, auth, attemptTimeout];

/** @param credentials Absent where requests carry none. */
export function createPipeline(
  options: ResolvedPipeline,
  credentials: CredentialParts | undefined,
  shared?: SharedState,
): Pipeline {
  const { clock, settings } = options;
  const emit = createEmit(options);
  const state = shared ?? createState();
  const send = policies.reduceRight(
    (next, policy) => policy(next, { ...options, ...state, emit }),
    createTransport(options),
  );
  return { ...state, send };

  function createState(): SharedState {
    const lifetime: Lifetime = { clock, ends: new Set(), closed: undefined };
    // A second more, so that a call that waits for a token ends by its own deadline, in its own name.
    const timeoutMs = settings.deadlineMs + 1_000;
    return {
      lifetime,
      queue: createQuotaQueue(lifetime, settings.maxConcurrency),
      budget: createRetryBudget(options.retryBudget, clock),
      tokens:
        credentials && createTokenSource({ ...options, ...credentials, lifetime, timeoutMs, emit }),
    };
  }
}

/** Ends every call under way, refuses new ones and forgets all tokens. */
export function closePipeline({ lifetime, tokens }: SharedState): void {
  const error = new KeyturnError('The client has been closed. Create another one.');
  lifetime.closed = error;
  for (const end of lifetime.ends) end(error);
  tokens?.clear();
}
