import type { RateLimitObservation } from './rate-limit-headers.ts';
import type { CallTrace } from './tracer.ts';

/** How long and how often a call may try. Times are in milliseconds; `Infinity` sets no bound. */
export interface CallSettings {
  /** For one attempt, its body included. */
  readonly timeoutMs: number;
  /** For the whole call: every attempt and every wait. */
  readonly deadlineMs: number;
  readonly maxRetries: number;
  /** `wait` sits a limit out, `throw` rejects at once. */
  readonly mode: 'wait' | 'throw';
  /** The longest wait that a server may ask for. */
  readonly maxWaitMs: number;
}

/**
 * One call on its way through the pipeline: what to send, within which bounds, and what has been
 * learned so far. It belongs to one call, whose attempts run one after another, and so it may be
 * written to. A `Request` in its place would cost several times as much.
 */
export interface RequestRecord extends CallSettings {
  readonly url: string;
  readonly method: string;
  /** Names are in lower case. */
  readonly headers: Record<string, string>;
  readonly body?: BodyInit | undefined;
  /** The caller's. */
  readonly signal?: AbortSignal | null | undefined;
  /** Whether a second arrival changes nothing. When absent, the method decides. */
  readonly repeatable?: boolean | undefined;
  /** Carries no token, and goes past the calls that wait for one. */
  readonly anonymous?: boolean | undefined;
  /** The server does not count the call, so it passes every limit. */
  readonly uncounted?: boolean | undefined;
  /** Names the call in errors and events. Its answer is text; of any other the bytes are kept. */
  readonly operation?: string | undefined;
  /** The path with its parameters open, for traces. */
  readonly route?: string | undefined;

  /** Monotonic milliseconds at which the call ends. */
  deadlineAt: number;
  /** Requests sent so far. */
  attempts: number;
  /** Follows the call. */
  trace?: CallTrace;
  /** Ends the attempt under way. */
  attemptSignal?: AbortSignal;
  /** Why the last attempt had no answer, and whether it may have reached the server. */
  failure?: { readonly error: Error; readonly sent: boolean } | undefined;
  /** The body of the last answer. */
  content?: string | ArrayBuffer;
  /** What the last answer said about the quota. */
  rateLimit?: RateLimitObservation | null | undefined;
}

/** An answer with its body, which has been read. */
export function toResponse({ content }: RequestRecord, response: Response): Response {
  // What `redirect: 'manual'` gives in a browser has no status that a `Response` may be made with.
  if (response.status === 0) return Response.error();
  const isEmpty = !content || (content as ArrayBuffer).byteLength === 0;
  return new Response(isEmpty ? null : content, response);
}
