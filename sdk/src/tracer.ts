/**
 * What follows calls from their start to their end, such as `@keyturn/sdk/opentelemetry`.
 *
 * - One trace a call, however many attempts it takes; the exchange of a key is a call of its own.
 * - Every trace that is started is ended, once.
 * - A tracer is given no credential. What it throws ends the call that it follows.
 */
import type { Clock } from './clock.ts';
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
  readonly operation: string | undefined;
  readonly method: string;
  /** The path with its parameters open, such as `/api/external/users/{id}`. */
  readonly route: string | undefined;
  readonly url: string;
}

/** Follows one call. */
export interface CallTrace extends EventListener {
  /** Runs a part of the call. What is started inside belongs to this trace. */
  run<Result>(part: () => Result): Result;
  /**
   * A request is about to be sent.
   *
   * @param attempt Counted from 1.
   * @returns Headers to send with it, their names in lower case, such as `traceparent`.
   */
  attempt(attempt: number): Readonly<Record<string, string>>;
  /** The call is about to be repeated, or waits for quota. */
  event(event: PipelineEvent): void;
  end(end: CallEnd): void;
}

/** How a call ended. */
export interface CallEnd {
  /** Milliseconds from the call's start, its waits included. */
  readonly durationMs: number;
  /** Requests that were sent. */
  readonly attempts: number;
  /** HTTP status of the last answer; absent when there was none. */
  readonly status: number | undefined;
  /** Names the request in the server's logs. */
  readonly requestId: string | undefined;
  /** What the call rejected with; absent where it did not. */
  readonly error?: unknown;
}

/** What tracing reads and writes of a request. */
interface TracedRequest {
  readonly url: string;
  readonly method: string;
  readonly settings: { readonly operation?: string | undefined };
  readonly attempts: number;
  trace: CallTrace | undefined;
}

interface Answer {
  readonly status: number;
  readonly headers: Pick<Headers, 'get'>;
}

/** Carries a call out inside a trace of its own. */
export async function traced<Result extends { readonly response: Answer }>(
  tracer: Tracer,
  clock: Clock,
  request: TracedRequest,
  route: string | undefined,
  call: () => Promise<Result>,
): Promise<Result> {
  const { url, method, settings } = request;
  const startedAt = clock.monotonic();
  const trace = tracer.start({ operation: settings.operation, method, route, url });
  request.trace = trace;
  const end = (status?: number, requestId?: string | null, error?: unknown) =>
    trace.end({
      durationMs: clock.monotonic() - startedAt,
      attempts: request.attempts,
      status,
      requestId: requestId ?? undefined,
      error,
    });
  let result: Result;
  try {
    result = await trace.run(call);
  } catch (error) {
    const { status, requestId } = (error ?? {}) as { status?: number; requestId?: string };
    // Before the first attempt nothing was answered: then the limit is this client's own.
    end(request.attempts > 0 ? status : undefined, requestId, error);
    throw error;
  }
  end(result.response.status, result.response.headers.get('x-request-id'));
  return result;
}
