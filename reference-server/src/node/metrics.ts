/**
 * What the server counts of itself, in the form that Prometheus reads.
 *
 * - Labels take few values: operations, codes and caches of the contract, never what a caller sent.
 */
import type { ErrorCode } from '@keyturn/contract';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { AppObserver } from '../observer.ts';

/** From what a cached read takes to what waits for a store, in seconds. */
const BUCKETS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
const PREFIX = 'keyturn_';

export interface MetricsSources {
  /** Usage rows dropped since the start. */
  readonly droppedUsageRows: () => number;
  readonly version: string;
}

export interface Metrics {
  readonly observer: AppObserver;
  readonly contentType: string;
  /** All figures of this moment as text. */
  render(): Promise<string>;
}

export function createMetrics({ droppedUsageRows, version }: MetricsSources): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const requests = new Counter({
    name: `${PREFIX}requests_total`,
    help: 'Requests answered, by operation, method and class of status.',
    labelNames: ['operation', 'method', 'status'],
    registers,
  });
  const durations = new Histogram({
    name: `${PREFIX}request_duration_seconds`,
    help: 'Time from the arrival of a request to its answer.',
    labelNames: ['operation', 'method', 'status'],
    buckets: BUCKETS,
    registers,
  });
  const inFlight = new Gauge({
    name: `${PREFIX}requests_in_flight`,
    help: 'Requests that have arrived and are not answered yet.',
    registers,
  });
  const rateLimited = new Counter({
    name: `${PREFIX}rate_limited_total`,
    help: 'Requests answered with 429, by operation and code.',
    labelNames: ['operation', 'code'],
    registers,
  });
  const authFailures = new Counter({
    name: `${PREFIX}auth_failures_total`,
    help: 'Requests refused for their credential or its rights (401 and 403), by code.',
    labelNames: ['code'],
    registers,
  });
  const cacheLookups = new Counter({
    name: `${PREFIX}cache_lookups_total`,
    help: 'Look-ups of verified keys and JWTs, by cache and result.',
    labelNames: ['cache', 'result'],
    registers,
  });
  new Counter({
    name: `${PREFIX}usage_rows_dropped_total`,
    help: 'Usage rows that found the buffer full.',
    registers,
    collect() {
      this.reset();
      this.inc(droppedUsageRows());
    },
  });
  new Gauge({
    name: `${PREFIX}info`,
    help: 'Always 1; the label tells the version.',
    labelNames: ['version'],
    registers,
  }).set({ version }, 1);

  function countRefusal(status: number, operation: string, code: ErrorCode): void {
    if (status === 429) rateLimited.inc({ operation, code });
    if (status === 401 || status === 403) authFailures.inc({ code });
  }

  return {
    observer: {
      requestStarted: () => inFlight.inc(),
      requestEnded(row, code) {
        inFlight.dec();
        const operation = row.operation ?? 'none';
        const labels = {
          operation,
          method: METHODS.has(row.method) ? row.method : 'other',
          status: `${Math.floor(row.status / 100)}xx`,
        };
        requests.inc(labels);
        durations.observe(labels, row.durationMs / 1000);
        if (code !== undefined) countRefusal(row.status, operation, code);
      },
      cacheLookedUp: (cache, hit) => cacheLookups.inc({ cache, result: hit ? 'hit' : 'miss' }),
    },
    contentType: registry.contentType,
    render: () => registry.metrics(),
  };
}
