/**
 * What the contract says about an operation, as types: its query, its body, its answer.
 * Generated resources take all of their types from here.
 */
import type { OperationErrorCodes } from './generated/error-codes.ts';
import type { OperationTraits } from './generated/operations.ts';
import type { components, operations } from './generated/schema.ts';

export type { CallPromise } from './call-promise.ts';
export type { PagePromise } from './page.ts';

/** Every operation of the API by its id, such as `users.updatePlan`. */
export type OperationId = keyof OperationTraits;

/** The operations that answer page by page. */
export type PaginatedId = {
  [Id in OperationId]: OperationTraits[Id] extends { paginated: true } ? Id : never;
}[OperationId];

/** A resource of the API by its name, such as `Schema<'User'>`. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

type Json<Content> = Content extends { content: { 'application/json': infer Body } } ? Body : never;

type Success<Responses> = Responses extends { 200: infer Answer }
  ? Answer
  : Responses extends { 201: infer Answer }
    ? Answer
    : never;

type OrUndefined<Fields> = { [Name in keyof Fields]: Fields[Name] | undefined };

/** The query parameters that an operation takes. One that is `undefined` is not sent. */
export type Query<Id extends OperationId> = OrUndefined<
  NonNullable<operations[Id]['parameters']['query']>
>;

/** The body that an operation takes. */
export type Body<Id extends OperationId> = Json<NonNullable<operations[Id]['requestBody']>>;

/** The whole body of an operation's successful answer, envelope included. */
export type Answer<Id extends OperationId> = Json<Success<operations[Id]['responses']>>;

/** What a call resolves to: the answer without its envelope. */
export type Data<Id extends OperationId> = OperationTraits[Id] extends {
  unwrap: infer Key extends keyof Answer<Id>;
}
  ? Answer<Id>[Key]
  : Answer<Id>;

/** One element of a paginated operation's answers. */
export type Item<Id extends PaginatedId> =
  Data<Id> extends readonly (infer Element)[] ? Element : never;

/** The error codes that an operation can answer with. */
export type CodeOf<Id extends OperationId> = OperationErrorCodes[Id];

/** What one call may say about itself. Everything is optional; the client's options are the default. */
export interface CallOptions {
  /** Ends the call at once. The call then rejects with the signal's own `reason`. */
  signal?: AbortSignal | undefined;
  /** Milliseconds that one attempt may take, its body included. */
  timeoutMs?: number | undefined;
  /** Milliseconds that the whole call may take: every attempt and every wait. */
  deadlineMs?: number | undefined;
  /** How often a failed attempt is repeated. 0 never repeats. */
  maxRetries?: number | undefined;
  /**
   * Sent as `Idempotency-Key`. Operations that honour it get one of their own when it is absent.
   * At most 255 printable ASCII characters.
   */
  idempotencyKey?: string | undefined;
  /** Added to the request; `null` removes a header that the client would send. */
  headers?: Readonly<Record<string, string | null>> | undefined;
}

/** What a paginated call may say about itself besides. */
export interface PageOptions extends CallOptions {
  /**
   * Asks for the next page while the loop works through the present one. Off by default, since a
   * loop that is left early has then asked for one page more than it needed.
   */
  prefetch?: boolean | undefined;
}
