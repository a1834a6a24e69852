import type {
  Answer,
  OperationId,
  OperationOf,
  operationTable,
  PathParams,
  QueryParams,
  RequestBody,
  Tag,
} from '@keyturn/contract';
import type { AuditedChange } from '../domain/audit.ts';
import type { Caller } from '../domain/caller.ts';
import type { Jwts } from '../domain/jwt.ts';
import type { KeyVerifier } from '../domain/key-verifier.ts';
import type { SelfTests } from '../domain/self-tests.ts';
import type {
  Clock,
  Counter,
  KeyHasher,
  RandomBytes,
  RateLimitDecision,
  ResourceProbe,
  Store,
  StoreAccess,
} from '../ports.ts';

/** What a request brings, validated and with the contract's defaults filled in. */
export interface Input<Id extends OperationId> {
  readonly path: PathParams<Id>;
  readonly query: QueryParams<Id>;
  readonly body: RequestBody<Id>;
}

/** The body of the answer, without what the envelope adds. */
export type Reply<Id extends OperationId> =
  Answer<Id> extends { success: true } ? Omit<Answer<Id>, 'success' | 'meta'> : Answer<Id>;

export interface Changed<R> {
  readonly reply: R;
  readonly audit: readonly AuditedChange[];
}

/** What an unauthenticated operation can use. */
export interface PublicContext {
  /** When the request came in, in ms since the epoch. */
  readonly now: number;
  readonly store: Store;
  readonly counter: Counter;
  readonly clock: Clock;
  readonly version: string;
  /** On the monotonic clock of `clock`. */
  readonly startedAt: number;
}

export interface Context<Id extends OperationId> extends PublicContext {
  readonly caller: Caller;
  /** Where the caller's limit stands, this request included; `null` for a caller without one. */
  readonly quota: RateLimitDecision | null;
  readonly keys: KeyVerifier;
  readonly jwts: Jwts;
  readonly hasher: KeyHasher;
  readonly randomBytes: RandomBytes;
  readonly resources: ResourceProbe | undefined;
  readonly selfTests: SelfTests;
  /**
   * Does a change as one unit: what `work` writes, its audit entries, and the answer stored for the
   * idempotency key. `work` uses the access handed to it, never `store`.
   */
  change(work: (store: StoreAccess) => Promise<Changed<Reply<Id>>>): Promise<Reply<Id>>;
}

export type Handler<Id extends OperationId> = (
  input: Input<Id>,
  context: (typeof operationTable)[Id]['public'] extends true ? PublicContext : Context<Id>,
) => Promise<Reply<Id>>;

/** A handler for every operation of one tag. */
export type Handlers<T extends Tag> = {
  readonly [Id in OperationOf<T>]: Handler<Id>;
};

export type AllHandlers = { readonly [Id in OperationId]: Handler<Id> };
