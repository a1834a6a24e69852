/**
 * What follows calls from their start to their end, such as `@keyturn/sdk/opentelemetry`.
 *
 * - One trace a call, however many attempts it takes; the exchange of a key is a call of its own.
 * - Every trace that is started is ended, once.
 * - A tracer is given no credential. What it throws ends the call that it follows.
 */
import type { EventListener, PipelineEvent } from './events.ts';

/** Starts a trace for every call. */
export interface Tracer extends EventListener {
  start(call: TracedCall): CallTrace;
  /** Something happened that belongs to no call alone: the key was exchanged. */
  event(event: PipelineEvent): void;
}

/** What is known of a call before it is sent. */
export interface TracedCall {
  /** The operation, such as `users.get`; absent where the client does not know it. */
  readonly operation?: string | undefined;
  readonly method: string;
  /** The path with its parameters open, such as `/api/external/users/{id}`; absent as above. */
  readonly route?: string | undefined;
  readonly url: string;
}

/** Follows one call. */
export interface CallTrace extends EventListener {
  /** Runs the call. What is started inside belongs to this trace. */
  run<Result>(call: () => Result): Result;
  /**
   * Sends a request of the call. What is started inside belongs to this trace.
   *
   * @param attempt Counted from 1.
   * @param send Takes headers to send besides, such as `traceparent`; their names in lower case.
   */
  attempt<Result>(
    attempt: number,
    send: (headers: Readonly<Record<string, string>>) => Result,
  ): Result;
  /** The call is about to be repeated, or waits for quota. */
  event(event: PipelineEvent): void;
  end(end: CallEnd): void;
}

/** How a call ended. */
export interface CallEnd {
  /** Requests that were sent. */
  readonly attempts: number;
  /** The answer that the call ends with; absent where it rejects. */
  readonly response?: Pick<Response, 'status' | 'headers'> | undefined;
  /** What the call rejects with, such as an `ApiError` with its `status`; absent where it does not. */
  readonly error?: unknown;
}
