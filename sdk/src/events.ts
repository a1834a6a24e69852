import { redact } from './redaction.ts';

/** What the pipeline tells of itself while it works. Times are in milliseconds. */
export type PipelineEvent = RetryEvent | ThrottleEvent | ExchangeEvent | TokenStoreEvent;

/** An attempt failed and is about to be repeated. */
export interface RetryEvent {
  readonly type: 'retry';
  readonly operation: string | undefined;
  /** The attempt that failed, counted from 1. */
  readonly attempt: number;
  readonly delayMs: number;
  /** Who timed the delay: a limit, the server otherwise, or the client's own backoff. */
  readonly reason: 'rate-limit' | 'server-wait' | 'backoff';
  /** HTTP status of the failed attempt; absent when there was no answer. */
  readonly status: number | undefined;
  /** Names the failed attempt in the server's logs; absent when there was no answer. */
  readonly requestId: string | undefined;
  /** Why there was no answer; absent when there was one. */
  readonly error: Error | undefined;
}

/** A call waits for quota. */
export interface ThrottleEvent {
  readonly type: 'throttle';
  readonly operation: string | undefined;
  /** Until quota comes back. */
  readonly waitMs: number;
  /** Calls that wait, this one included. */
  readonly waiting: number;
}

/** The key was exchanged for a token, or the exchange failed. */
export interface ExchangeEvent {
  readonly type: 'exchange';
  readonly ok: boolean;
  /** Whether it happened ahead of need, with no call waiting for it. */
  readonly ahead: boolean;
  /** Why it failed; absent when it did not. */
  readonly error?: unknown;
}

/** The token store failed or did not answer in time, and the client goes on without it. */
export interface TokenStoreEvent {
  readonly type: 'token-store';
  readonly operation: 'read' | 'write' | 'lock';
  /** What went wrong, without keys and tokens. */
  readonly error: string;
}

/** What events are told to. */
export interface EventListener {
  event(event: PipelineEvent): void;
}

/** @param trace The trace of the call that the event belongs to, where there are both. */
export type Emit = (event: PipelineEvent, trace?: EventListener) => void;

/**
 * A logger as pino and `console` are. `debug` is told of exchanges, `info` of calls that are held
 * up by a retry or a limit, `warn` of failures that no caller may see. What a call rejects with is
 * the caller's to log.
 */
export interface Logger {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface EventOptions {
  /**
   * Is told what the pipeline does, such as pino or `console`: `debug` of exchanges, `info` of calls
   * that are held up, `warn` of failures that no caller may see. None by default.
   */
  readonly logger?: Logger | undefined;
  /** Called before each wait for a retry. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Called when a call starts to wait for quota. */
  readonly onThrottle?: ((event: ThrottleEvent) => void) | undefined;
  /** Called after each exchange. */
  readonly onExchange?: ((event: ExchangeEvent) => void) | undefined;
}

/** What the kinds of events have, and what only some have. */
interface AnyEvent {
  readonly type: PipelineEvent['type'];
  readonly ok?: boolean;
  readonly error?: unknown;
}

/** Passes events on. A hook that throws is reported to the logger and does not disturb the call. */
export function createEmit({
  logger,
  onRetry,
  onThrottle,
  onExchange,
  tracer,
}: EventOptions & { readonly tracer?: EventListener | undefined }): Emit {
  const hooks: { readonly [Type in PipelineEvent['type']]?: unknown } = {
    retry: onRetry,
    throttle: onThrottle,
    exchange: onExchange,
  };
  return (event, trace) => {
    const { type, ok, error }: AnyEvent = event;
    const level = ok ? 'debug' : type in hooks && ok === undefined ? 'info' : 'warn';
    // As a sentence without secrets: not every logger shows an error by its fields.
    const shown = error ? { ...event, error: redact(`${error}`) } : event;
    logger?.[level](shown, `keyturn: ${type}`);
    (trace ?? tracer)?.event(event);
    // Asynchronous, for a hook that is.
    const tell = async () => (hooks[type] as ((event: PipelineEvent) => void) | undefined)?.(event);
    tell().catch((thrown) => {
      logger?.warn({ type, error: redact(`${thrown}`) }, 'keyturn: a hook threw');
    });
  };
}
