/** The order in which policies stand around a request. This is the only place that knows it. */
import type { Clock } from './clock.ts';
import { KeyturnError } from './errors.ts';
import type { Emit } from './events.ts';
import type { Lifetime } from './interruptible.ts';
import { attemptTimeout } from './policies/attempt-timeout.ts';
import { auth, signIn } from './policies/auth.ts';
import { deadline } from './policies/deadline.ts';
import type { Policy, Send } from './policies/policy.ts';
import { retry } from './policies/retry.ts';
import { throttle } from './policies/throttle.ts';
import { createQuotaQueue, type QuotaQueue } from './quota-queue.ts';
import type { CallSettings } from './request-record.ts';
import { createRetryBudget, type RetryBudget, type RetryBudgetOptions } from './retry-budget.ts';
import {
  type Credential,
  createTokenSource,
  type TokenSource,
  type TokenStore,
} from './token-source.ts';

export interface PipelineParts {
  readonly transport: Send;
  readonly clock: Clock;
  readonly random: () => number;
  readonly emit: Emit;
  readonly maxConcurrency: number;
  readonly retryBudget: RetryBudgetOptions;
  /** Where the credential comes from; absent where requests carry none. */
  readonly credentials?: CredentialParts | undefined;
  readonly settings: Pick<CallSettings, 'deadlineMs'>;
}

interface CredentialParts {
  readonly readKey: () => Promise<string>;
  /** Exchanges the key with requests that are `anonymous`. */
  readonly exchange: (key: string, send: Send) => Promise<Credential>;
  /** What the key opens. */
  readonly audience: string;
  /** Where the credential is shared; absent where it is not, or is the key itself. */
  readonly store?: TokenStore | undefined;
}

/** What the clients of one key have in common. */
export interface SharedState {
  readonly lifetime: Lifetime;
  readonly queue: QuotaQueue;
  readonly budget: RetryBudget;
  readonly tokens: TokenSource | undefined;
}

export interface Pipeline extends SharedState {
  readonly send: Send;
}

export function createPipeline(parts: PipelineParts, shared?: SharedState): Pipeline {
  const { clock, random, emit, credentials } = parts;
  const state = shared ?? createState();
  const { lifetime, queue, budget, tokens } = state;

  // First is outermost. The deadline spans all retries; pacing and credentials are renewed with
  // each of them.
  const policies: readonly Policy[] = [
    deadline(lifetime),
    retry(lifetime, { random, budget, emit }),
    signIn(lifetime, tokens),
    throttle(lifetime, queue, emit),
    auth(lifetime, tokens),
    attemptTimeout(lifetime),
  ];
  const send = policies.reduceRight((next, policy) => policy(next), parts.transport);
  return { ...state, send };

  function createState(): SharedState {
    const own: Lifetime = { clock, ends: new Set(), closed: undefined };
    return {
      lifetime: own,
      queue: createQuotaQueue(own, parts.maxConcurrency),
      budget: createRetryBudget(parts.retryBudget, clock),
      tokens:
        credentials &&
        createTokenSource({
          ...credentials,
          exchange: (key) => credentials.exchange(key, send),
          timeoutMs: parts.settings.deadlineMs,
          clock,
          random,
          emit,
        }),
    };
  }
}

/** Ends every call under way, refuses new ones and forgets all tokens. */
export function closePipeline({ lifetime, tokens }: SharedState): void {
  const error = new KeyturnError('The client has been closed. Create another one to go on.');
  lifetime.closed = error;
  for (const end of lifetime.ends) end(error);
  tokens?.clear(error);
}
