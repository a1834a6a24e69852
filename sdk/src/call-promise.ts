import type { Answered } from './answered.ts';
import { KeyturnError } from './errors.ts';
import type { OperationError } from './operation-error.ts';
import type { Data, OperationId } from './operation-types.ts';
import { type RateLimit, toRateLimit } from './rate-limit-headers.ts';
import { toResponse } from './request-record.ts';

/** Data, and what came with it. */
export interface WithResponse<Result> {
  readonly data: Result;
  /** Names the request in the server's logs. */
  readonly requestId: string | undefined;
  /** The quota that the answer stated. */
  readonly rateLimit: RateLimit | undefined;
  /** Requests that were sent until this answer came. */
  readonly attempts: number;
  /** The answer with its headers; its body can be read once more. */
  readonly response: Response;
}

/** How a call ended. */
export type CallResult<Id extends OperationId, Result> =
  | { readonly ok: true; readonly data: Result; readonly error?: undefined }
  | { readonly ok: false; readonly data?: undefined; readonly error: OperationError<Id> };

/**
 * A call that starts when it is first awaited, and is sent once however often it is awaited.
 * It is a promise of the operation's data.
 */
export class CallPromise<Id extends OperationId, Result = Data<Id>> implements Promise<Result> {
  readonly #run: () => Promise<Answered>;
  #started: Promise<Answered> | undefined;

  /**
   * @internal
   * @param run Carries the call out; its `data` is the result.
   */
  constructor(run: () => Promise<Answered>) {
    this.#run = run;
  }

  get [Symbol.toStringTag](): string {
    return 'CallPromise';
  }

  // biome-ignore lint/suspicious/noThenProperty: being awaited is what it is for.
  then<Kept = Result, Caught = never>(
    onFulfilled?: ((result: Result) => Kept | PromiseLike<Kept>) | null,
    onRejected?: ((reason: unknown) => Caught | PromiseLike<Caught>) | null,
  ): Promise<Kept | Caught> {
    // The engine follows an `await` to the caller's own line only through what it hands over itself.
    return this.#start()
      .then(({ data }) => data as Result)
      .then(onFulfilled, onRejected);
  }

  catch<Caught = never>(
    onRejected?: ((reason: unknown) => Caught | PromiseLike<Caught>) | null,
  ): Promise<Result | Caught> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Result> {
    return this.then().finally(onFinally);
  }

  /**
   * The data together with what came with it: headers, request id, quota, attempts.
   *
   * @example
   * ```ts
   * const { data, requestId, attempts } = await admin.users.get('user_123').withResponse();
   * ```
   */
  async withResponse(): Promise<WithResponse<Result>> {
    const { data, request, response } = await this.#start();
    return {
      data: data as Result,
      requestId: response.headers.get('x-request-id') ?? undefined,
      rateLimit: toRateLimit(request.rateLimit),
      attempts: request.attempts,
      get response() {
        return toResponse(request, response);
      },
    };
  }

  /**
   * The outcome as a value: data or error, the error's codes those of the operation.
   *
   * @example
   * ```ts
   * const { ok, data, error } = await admin.users.get('user_123').result();
   * if (!ok && error.code === 'NOT_FOUND') console.log('There is no such user.');
   * ```
   *
   * @throws What is no outcome of the call: misuse, and the caller's own abort.
   */
  async result(): Promise<CallResult<Id, Result>> {
    try {
      return { ok: true, data: await this };
    } catch (error) {
      // Misuse is a `KeyturnError` and no more than that.
      if (error instanceof KeyturnError && error.name !== 'KeyturnError') {
        return { ok: false, error: error as OperationError<Id> };
      }
      throw error;
    }
  }

  #start(): Promise<Answered> {
    this.#started ??= this.#run();
    return this.#started;
  }
}
