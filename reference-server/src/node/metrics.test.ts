import { beforeEach, describe, expect, it } from 'vitest';
import type { UsageRow } from '../ports.ts';
import { createMetrics, type Metrics } from './metrics.ts';

let metrics: Metrics;
let dropped: number;
beforeEach(() => {
  dropped = 0;
  metrics = createMetrics({ droppedUsageRows: () => dropped, version: '1.2.3' });
});

function row(facts: Partial<UsageRow>): UsageRow {
  return {
    tokenId: 1,
    environment: 'live',
    operation: 'users.list',
    endpoint: '/users',
    method: 'GET',
    status: 200,
    durationMs: 3,
    requestBytes: 0,
    responseBytes: 2,
    ip: '127.0.0.1',
    userAgent: null,
    at: 0,
    ...facts,
  };
}

/** The lines about one metric, without its help. */
async function linesOf(name: string): Promise<string[]> {
  const text = await metrics.render();
  return text.split('\n').filter((line) => line.startsWith(name));
}

describe('the metrics', () => {
  it('count requests by operation, method and class of status', async () => {
    metrics.observer.requestEnded(row({}), undefined);
    metrics.observer.requestEnded(row({ status: 201 }), undefined);
    metrics.observer.requestEnded(row({ status: 404 }), 'NOT_FOUND');
    expect(await linesOf('keyturn_requests_total')).toEqual([
      'keyturn_requests_total{operation="users.list",method="GET",status="2xx"} 2',
      'keyturn_requests_total{operation="users.list",method="GET",status="4xx"} 1',
    ]);
  });

  it('measure how long requests take, in seconds', async () => {
    metrics.observer.requestEnded(row({ durationMs: 3 }), undefined);
    const lines = await linesOf('keyturn_request_duration_seconds');
    const labels = 'operation="users.list",method="GET",status="2xx"';
    expect(lines).toContain(`keyturn_request_duration_seconds_bucket{le="0.0025",${labels}} 0`);
    expect(lines).toContain(`keyturn_request_duration_seconds_bucket{le="0.005",${labels}} 1`);
    expect(lines).toContain(`keyturn_request_duration_seconds_sum{${labels}} 0.003`);
  });

  it('tell how many requests are under way', async () => {
    metrics.observer.requestStarted();
    metrics.observer.requestStarted();
    metrics.observer.requestEnded(row({}), undefined);
    expect(await linesOf('keyturn_requests_in_flight')).toEqual(['keyturn_requests_in_flight 1']);
  });

  it.each([
    [
      429,
      'RATE_LIMIT_EXCEEDED',
      'rate_limited_total{operation="users.list",code="RATE_LIMIT_EXCEEDED"}',
    ],
    [401, 'INVALID_API_KEY', 'auth_failures_total{code="INVALID_API_KEY"}'],
    [403, 'INSUFFICIENT_SCOPE', 'auth_failures_total{code="INSUFFICIENT_SCOPE"}'],
  ] as const)('count a %i by its code', async (status, code, series) => {
    metrics.observer.requestEnded(row({ status }), code);
    expect(await linesOf(`keyturn_${series}`)).toEqual([`keyturn_${series} 1`]);
  });

  it('count the hits and misses of each cache', async () => {
    metrics.observer.cacheLookedUp('keys', false);
    metrics.observer.cacheLookedUp('jwts', true);
    metrics.observer.cacheLookedUp('jwts', true);
    expect(await linesOf('keyturn_cache_lookups_total')).toEqual([
      'keyturn_cache_lookups_total{cache="keys",result="miss"} 1',
      'keyturn_cache_lookups_total{cache="jwts",result="hit"} 2',
    ]);
  });

  it('tell the rows dropped so far, however often they are read', async () => {
    dropped = 5;
    await metrics.render();
    expect(await linesOf('keyturn_usage_rows_dropped_total')).toEqual([
      'keyturn_usage_rows_dropped_total 5',
    ]);
  });

  it('take no value from a caller as a label', async () => {
    metrics.observer.requestEnded(row({ operation: null, method: 'BREW', status: 404 }), undefined);
    expect(await linesOf('keyturn_requests_total')).toEqual([
      'keyturn_requests_total{operation="none",method="other",status="4xx"} 1',
    ]);
  });

  it('tell of the process and the version', async () => {
    expect(await linesOf('keyturn_info')).toEqual(['keyturn_info{version="1.2.3"} 1']);
    expect(await linesOf('process_resident_memory_bytes')).toHaveLength(1);
  });
});
