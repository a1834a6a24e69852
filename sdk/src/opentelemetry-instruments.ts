import type { Attributes, MeterProvider } from '@opentelemetry/api';
import type { PipelineEvent } from './events.ts';

/** The name under which spans and metrics are recorded. */
export const SCOPE = '@keyturn/sdk';

export type Instruments = ReturnType<typeof createInstruments>;

/** The duration of the HTTP semantic conventions, with its buckets, and this client's own metrics. */
export function createInstruments(provider: MeterProvider) {
  const meter = provider.getMeter(SCOPE);
  return {
    duration: meter.createHistogram('http.client.request.duration', {
      description: 'Duration of HTTP client requests.',
      unit: 's',
      advice: {
        explicitBucketBoundaries: [
          0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10,
        ],
      },
    }),
    retries: meter.createCounter('keyturn.client.retries', {
      description: 'Attempts that were repeated.',
      unit: '{retry}',
    }),
    waits: meter.createHistogram('keyturn.client.throttle.wait', {
      description: 'Time until quota comes back, when a call begins to wait for it.',
      unit: 's',
      advice: { explicitBucketBoundaries: [0.1, 0.5, 1, 2.5, 5, 10, 20, 30, 60, 120] },
    }),
    exchanges: meter.createCounter('keyturn.client.exchanges', {
      description: 'Exchanges of a key for a token.',
      unit: '{exchange}',
    }),
  };
}

/** Counts what an event says. */
export function count(instruments: Instruments, event: PipelineEvent): void {
  const { retries, waits, exchanges } = instruments;
  if (event.type === 'retry') {
    retries.add(
      1,
      defined({ 'keyturn.operation': event.operation, 'keyturn.retry.reason': event.reason }),
    );
  } else if (event.type === 'throttle') {
    waits.record(event.waitMs / 1_000, defined({ 'keyturn.operation': event.operation }));
  } else if (event.type === 'exchange') {
    exchanges.add(1, eventAttributes(event));
  }
}

/** An event as a span shows it. */
export function eventAttributes(event: PipelineEvent): Attributes {
  switch (event.type) {
    case 'retry':
      return defined({
        'keyturn.attempt': event.attempt,
        'keyturn.retry.delay_ms': event.delayMs,
        'keyturn.retry.reason': event.reason,
        'keyturn.request_id': event.requestId,
        'http.response.status_code': event.status,
        'error.type': event.error && errorType(event.error),
      });
    case 'throttle':
      return {
        'keyturn.throttle.wait_ms': event.waitMs,
        'keyturn.throttle.waiting': event.waiting,
      };
    case 'exchange':
      return defined({
        'keyturn.exchange.ahead': event.ahead,
        'error.type': event.ok ? undefined : errorType(event.error),
      });
    case 'token-store':
      return { 'keyturn.token_store.operation': event.operation };
  }
}

/** The attributes that have a value: exporters do not agree on what the others mean. */
export function defined(attributes: Attributes): Attributes {
  return Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
}

/** The class of an error: few, whatever goes wrong. */
export function errorType(error: unknown): string {
  return error instanceof Error ? error.name : '_OTHER';
}
