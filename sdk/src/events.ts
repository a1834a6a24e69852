import { redact } from './redaction.ts';

/** What the pipeline tells of itself while it works. Times are in milliseconds. */
type PipelineEvent = RetryEvent | ThrottleEvent | ExchangeEvent;

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
}

export type Emit = (event: PipelineEvent) => void;

/** A logger as pino and `console` are. */
export interface Logger {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

export interface EventOptions {
  readonly logger?: Logger | undefined;
  /** Called before each wait for a retry. */
  readonly onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Called when a call starts to wait for quota. */
  readonly onThrottle?: ((event: ThrottleEvent) => void) | undefined;
  /** Called after each exchange. */
  readonly onExchange?: ((event: ExchangeEvent) => void) | undefined;
}

/** Passes events on. A hook that throws is reported to the logger and does not disturb the call. */
export function createEmit({ logger, onRetry, onThrottle, onExchange }: EventOptions): Emit {
  return (event) => {
    logger?.debug(event, `keyturn: ${event.type}`);
    try {
      if (event.type === 'retry') onRetry?.(event);
      else if (event.type === 'throttle') onThrottle?.(event);
      else onExchange?.(event);
    } catch (error) {
      logger?.warn({ type: event.type, error: redact(`${error}`) }, 'keyturn: a hook threw');
    }
  };
}
