import type { RateLimitObservation } from './rate-limit-headers.ts';

/** How long and how often a call may try. Times are in milliseconds; `Infinity` sets no bound. */
export interface CallSettings {
  /** For one attempt, its body included. */
  readonly timeoutMs: number;
  /** For the whole call: every attempt and every wait. */
  readonly deadlineMs: number;
  readonly maxRetries: number;
  readonly rateLimit: {
    /** `wait` sits a limit out, `throw` rejects at once. */
    readonly mode: 'wait' | 'throw';
    /** The longest wait that a server may ask for. */
    readonly maxWaitMs: number;
  };
  /** Whether a second arrival changes nothing. When absent, the method decides. */
  readonly repeatable?: boolean | undefined;
  /** The server does not count the call, so it passes every limit. */
  readonly uncounted?: boolean | undefined;
  /** Names the call in errors and events. */
  readonly operation?: string | undefined;
}

export interface RequestInitRecord {
  readonly method?: string | undefined;
  readonly headers?: Headers | undefined;
  readonly body?: BodyInit | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly redirect?: RequestRedirect | undefined;
  readonly settings: CallSettings;
}

/**
 * One call on its way through the pipeline: what to send, within which bounds, and what has been
 * learned so far. openapi-fetch makes it where it would make a `Request`, which costs far more.
 * It belongs to one call, whose attempts run one after another, and so it may be written to.
 */
export class RequestRecord {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: BodyInit | undefined;
  readonly signal: AbortSignal | undefined;
  readonly redirect: RequestRedirect;
  readonly settings: CallSettings;

  /** Monotonic milliseconds at which the call ends. */
  deadlineAt = Infinity;
  /** Requests sent so far. */
  attempts = 0;
  /** Why the last attempt had no answer, and whether it may have reached the server. */
  failure: { readonly error: Error; readonly sent: boolean } | undefined;
  /** What the last answer said about the quota. */
  rateLimit: RateLimitObservation | undefined;

  constructor(url: string, init: RequestInitRecord) {
    this.url = url;
    this.method = init.method ?? 'GET';
    this.headers = init.headers ?? new Headers();
    this.body = init.body;
    this.signal = init.signal;
    this.redirect = init.redirect ?? 'follow';
    this.settings = init.settings;
  }
}
