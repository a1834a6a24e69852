/** The order in which policies stand around a request. This is the only place that knows it. */
import type { Clock } from './clock.ts';
import { KeyturnError } from './errors.ts';
import type { Emit } from './events.ts';
import { onAbort } from './on-abort.ts';
import { attemptTimeout } from './policies/attempt-timeout.ts';
import { auth } from './policies/auth.ts';
import { deadline } from './policies/deadline.ts';
import type { Policy, Send } from './policies/policy.ts';
import { retry } from './policies/retry.ts';
import { type Lane, throttle } from './policies/throttle.ts';
import { QuotaQueue } from './quota-queue.ts';
import type { CallSettings } from './request-record.ts';
import { createRetryBudget, type RetryBudget, type RetryBudgetOptions } from './retry-budget.ts';
import {
  type Credential,
  createTokenSource,
  type TokenSource,
  type TokenStore,
} from './token-source.ts';

/** The first policy is the outermost. */
function compose(policies: readonly Policy[], transport: Send): Send {
  return policies.reduceRight((next, policy) => policy(next), transport);
}

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
  /** Exchanges the key, through the same pipeline without authentication. */
  readonly exchange: (key: string, send: Send) => Promise<Credential>;
  /** What the key opens. */
  readonly audience: string;
  /** Where the credential is shared; absent where it is not, or is the key itself. */
  readonly store?: TokenStore | undefined;
}

/** What the clients of one key have in common. */
export interface SharedState {
  readonly queue: QuotaQueue;
  readonly budget: RetryBudget;
  readonly tokens: TokenSource | undefined;
  readonly closing: AbortController;
}

export interface Pipeline extends SharedState {
  readonly send: Send;
  /** The same array without authentication, in the priority lane. */
  readonly sendWithoutAuth: Send;
}

export function createPipeline(parts: PipelineParts, shared?: SharedState): Pipeline {
  const { clock, random, emit, transport, credentials } = parts;
  const queue = shared?.queue ?? new QuotaQueue(parts);
  const budget = shared?.budget ?? createRetryBudget(parts.retryBudget, clock);
  const closing = shared?.closing ?? new AbortController();
  // Keeps the signal's listener in place, so that no call has to add and remove it.
  onAbort(closing.signal, () => {});

  // The deadline spans all retries; pacing and credentials are renewed with each of them.
  const policies = (lane: Lane, authentication: readonly Policy[]) => [
    deadline(clock, closing.signal),
    retry({ clock, random, budget, emit }),
    throttle(clock, queue, lane),
    ...authentication,
    attemptTimeout(clock),
  ];

  const sendWithoutAuth = compose(policies('first', []), transport);
  const tokens =
    shared?.tokens ??
    (credentials &&
      createTokenSource({
        ...credentials,
        exchange: (key) => credentials.exchange(key, sendWithoutAuth),
        timeoutMs: parts.settings.deadlineMs,
        clock,
        random,
        emit,
      }));
  const send = compose(policies('queued', tokens ? [auth(tokens)] : []), transport);
  return { queue, budget, tokens, closing, send, sendWithoutAuth };
}

/** Ends every call under way, refuses new ones and forgets all tokens. */
export function closePipeline({ closing, tokens }: SharedState): void {
  const error = new KeyturnError('The client has been closed. Create another one to go on.');
  tokens?.clear(error);
  closing.abort(error);
}
