/**
 * Spans and metrics of OpenTelemetry, by its semantic conventions for HTTP clients.
 *
 * - One span a call, of kind CLIENT; attempts, retries and waits are its events.
 * - The span is active while the call runs, so that what an instrumented `fetch` records nests.
 * - No key or token gets into an attribute, an event or a recorded error.
 */
import {
  type Attributes,
  context,
  type MeterProvider,
  metrics,
  propagation,
  type Span,
  SpanKind,
  SpanStatusCode,
  type TracerProvider,
  trace,
} from '@opentelemetry/api';
import { ParseError } from './answer-errors.ts';
import { type Clock, systemClock } from './clock.ts';
import { ApiError } from './errors.ts';
import {
  count,
  createInstruments,
  defined,
  errorType,
  eventAttributes,
  type Instruments,
  SCOPE,
} from './opentelemetry-instruments.ts';
import { redact } from './redaction.ts';
import type { CallTrace, Tracer } from './tracer.ts';

export type { CallTrace, Tracer };

export interface OpenTelemetryOptions {
  /** The one that is registered globally, by default. */
  readonly tracerProvider?: TracerProvider | undefined;
  /** The one that is registered globally when the first call is made, by default. */
  readonly meterProvider?: MeterProvider | undefined;
  /**
   * Whether requests carry the trace's context, such as `traceparent`. `true` by default. Say
   * `false` where `fetch` is instrumented too: it then sends a context of its own, and servers
   * refuse two.
   */
  readonly propagate?: boolean | undefined;
  /** Time, for tests. */
  readonly clock?: Clock | undefined;
}

/**
 * Records the client's calls.
 *
 * @example
 * ```ts
 * const admin = new Keyturn({ apiKey, baseUrl, tracer: openTelemetry() });
 * ```
 */
export function openTelemetry(options: OpenTelemetryOptions = {}): Tracer {
  const { tracerProvider = trace, meterProvider, propagate = true, clock = systemClock } = options;
  const tracer = tracerProvider.getTracer(SCOPE);
  let created: Instruments | undefined;
  // Not before the first call: a meter of the global provider does not follow a later one.
  const instruments = () => {
    created ??= createInstruments(meterProvider ?? metrics.getMeterProvider());
    return created;
  };
  return {
    start({ operation, method, route, url }) {
      const known = METHODS.has(method);
      const shared = defined({
        'http.request.method': known ? method : '_OTHER',
        'url.template': route,
        ...serverAttributes(url),
      });
      const span = tracer.startSpan([known ? method : 'HTTP', route].filter(Boolean).join(' '), {
        kind: SpanKind.CLIENT,
        attributes: defined({
          ...shared,
          'url.full': withoutSecrets(url),
          'keyturn.operation': operation,
        }),
      });
      return createTrace({ span, shared, propagate, clock, instruments: instruments() });
    },
    event(event) {
      count(instruments(), event);
      trace.getActiveSpan()?.addEvent(`keyturn.${event.type}`, eventAttributes(event));
    },
  };
}

interface TraceParts {
  readonly span: Span;
  /** What the span and the duration have in common. */
  readonly shared: Attributes;
  readonly propagate: boolean;
  readonly clock: Clock;
  readonly instruments: Instruments;
}

function createTrace({ span, shared, propagate, clock, instruments }: TraceParts): CallTrace {
  const own = trace.setSpan(context.active(), span);
  const startedAt = clock.monotonic();
  return {
    run: (call) => context.with(own, call),
    attempt(attempt, send) {
      span.addEvent('keyturn.attempt', { 'keyturn.attempt': attempt });
      const headers: Record<string, string> = {};
      if (propagate) propagation.inject(own, headers, { set: setLowerCased });
      // Once more, for context managers that do not follow a call over its waits.
      return context.with(own, () => send(headers));
    },
    event(event) {
      count(instruments, event);
      span.addEvent(`keyturn.${event.type}`, eventAttributes(event));
    },
    end({ attempts, response, error }) {
      const { code, status, requestId } = factsOf(error);
      const outcome = outcomeAttributes(
        response?.status ?? (attempts > 0 ? status : undefined),
        error,
      );
      const seconds = (clock.monotonic() - startedAt) / 1_000;
      instruments.duration.record(seconds, { ...shared, ...outcome });
      span.setAttributes(
        defined({
          ...outcome,
          'http.request.resend_count': attempts > 1 ? attempts - 1 : undefined,
          'keyturn.request_id': response?.headers.get('x-request-id') ?? requestId,
          'keyturn.error.code': code,
        }),
      );
      if (outcome['error.type'] !== undefined) span.setStatus({ code: SpanStatusCode.ERROR });
      if (error !== undefined) span.recordException(presentable(error));
      span.end();
    },
  };
}

function setLowerCased(headers: Record<string, string>, name: string, value: string): void {
  headers[name.toLowerCase()] = value;
}

/** Methods that may be told apart; others would let a series grow without bound. */
const METHODS = new Set('GET HEAD POST PUT PATCH DELETE OPTIONS CONNECT TRACE QUERY'.split(' '));

function serverAttributes(url: string): Attributes {
  const { hostname, port, protocol } = new URL(url);
  return {
    'server.address': hostname.replace(/^\[(.*)\]$/, '$1'),
    'server.port': Number(port) || (protocol === 'http:' ? 80 : 443),
  };
}

function outcomeAttributes(status: number | undefined, error: unknown): Attributes {
  const refused = status !== undefined && status >= 400;
  return defined({
    'http.response.status_code': status,
    'error.type': refused ? `${status}` : error === undefined ? undefined : errorType(error),
  });
}

/** What an error says of the answer that it stands for. */
function factsOf(error: unknown): Partial<Pick<ApiError, 'code' | 'status' | 'requestId'>> {
  return error instanceof ApiError || error instanceof ParseError ? error : {};
}

/** An error as it may be recorded. The stack is left out: it repeats the message as it was. */
function presentable(error: unknown): { name: string; message: string } {
  const message = error instanceof Error ? error.message : `${error}`;
  return { name: errorType(error), message: redact(message) };
}

function withoutSecrets(url: string): string {
  return redact(url.replace(/\/\/[^/?#]*@/, '//REDACTED:REDACTED@'));
}
