import type { Emit } from '../events.ts';
import type { Lifetime } from '../interruptible.ts';
import type { QuotaQueue } from '../quota-queue.ts';
import type { RequestRecord } from '../request-record.ts';
import type { RetryBudget } from '../retry-budget.ts';
import type { TokenSource } from '../token-source.ts';

/** Sends a request. The body of the answer has been read into the record. */
export type Send = (request: RequestRecord) => Promise<Response>;

/** What the clients of one key have in common. */
export interface SharedState {
  readonly lifetime: Lifetime;
  readonly queue: QuotaQueue;
  readonly budget: RetryBudget;
  readonly tokens: TokenSource | undefined;
}

/** What policies work with. */
interface PolicyContext extends SharedState {
  readonly random: () => number;
  readonly emit: Emit;
}

/** A layer around a `Send`. */
export type Policy = (next: Send, context: PolicyContext) => Send;
