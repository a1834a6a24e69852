import type { Answered, CallInput } from './answered.ts';
import { CallPromise } from './call-promise.ts';
import type { CallOptions, OperationId, PaginatedId } from './operation-types.ts';
import { PagePromise } from './page.ts';

/** Carries one call out. The client is one; resources know no more of it than this. */
export type Caller = (
  id: OperationId,
  input: CallInput,
  options: CallOptions | undefined,
) => Promise<Answered>;

/** The base of the generated resources. Nothing is sent until what a method returns is awaited. */
export class Resource {
  readonly #caller: Caller;

  /** @internal */
  constructor(caller: Caller) {
    this.#caller = caller;
  }

  /** @internal */
  protected call<Id extends OperationId>(
    id: Id,
    input: CallInput,
    options?: CallOptions,
  ): CallPromise<Id> {
    return new CallPromise(() => this.#caller(id, input, options));
  }

  /** @internal */
  protected page<Id extends PaginatedId>(
    id: Id,
    input: CallInput,
    options?: CallOptions,
  ): PagePromise<Id> {
    return new PagePromise((query) =>
      this.#caller(id, { ...input, query: { ...input.query, ...query } }, options),
    );
  }
}
