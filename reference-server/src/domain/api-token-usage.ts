/** How much API tokens are used, over some days of UTC that end with today. */
import type { Schema } from '@keyturn/contract';
import type { EndpointSummary, StoreAccess, UsageSummary } from '../ports.ts';
import { getToken, hasEnded, listTokens } from './api-tokens.ts';
import { firstOfDays } from './calendar.ts';
import type { Caller } from './caller.ts';
import { addSummaries, emptySummary } from './usage-rollup.ts';

const RECENT_REQUESTS = 100;
const RANKED = 10;

/**
 * The requests of one token.
 *
 * @param now ms since the epoch
 * @throws ApiError NOT_FOUND
 */
export async function usageOfToken(
  store: StoreAccess,
  caller: Caller,
  id: number,
  days: number,
  now: number,
): Promise<Schema<'ApiTokenUsageResponse'>> {
  await getToken(store, caller, id);
  const since = firstOfDays(now, days);
  const hours = await store.usage.tokenHours(id, since);
  const endpoints = await store.usage.tokenEndpoints(id, since);
  const rows = await store.usage.recent(id, RECENT_REQUESTS, since);
  return {
    hourly_usage: hours.map(({ hourMs, ...summary }) => ({
      hour: new Date(hourMs).toISOString(),
      requests: summary.requests,
      avg_response_time: averageOf(summary),
      successful_requests: summary.successful,
      failed_requests: summary.failed,
    })),
    endpoint_usage: endpoints.map(describeEndpoint),
    recent_requests: rows.map((row) => ({
      endpoint: row.endpoint,
      method: row.method,
      status_code: row.status,
      response_time_ms: Math.round(row.durationMs),
      request_size: row.requestBytes,
      response_size: row.responseBytes,
      ip_address: row.ip,
      user_agent: row.userAgent,
      created_at: new Date(row.at).toISOString(),
    })),
    completeness: await completenessSince(store, since, now),
  };
}

/**
 * The requests of all that the caller may manage: test keys see the use of test keys only.
 *
 * @param now ms since the epoch
 */
export async function usageOfAll(
  store: StoreAccess,
  caller: Caller,
  days: number,
  now: number,
): Promise<Schema<'ApiTokenOverviewResponse'>> {
  const since = firstOfDays(now, days);
  const environments =
    caller.environment === 'test' ? ['test' as const] : (['live', 'test'] as const);
  let all = emptySummary();
  for (const environment of environments) {
    all = (await store.usage.byDay(environment, since)).reduce<UsageSummary>(addSummaries, all);
  }
  const tokens = await listTokens(store, caller);
  const topTokens = await store.usage.topTokens(environments, since, RANKED);
  const topEndpoints = await store.usage.topEndpoints(environments, since, RANKED);
  return {
    overview: {
      active_tokens: tokens.filter((token) => token.active && !hasEnded(token, now)).length,
      total_requests: all.requests,
      avg_response_time: averageOf(all),
      successful_requests: all.successful,
      failed_requests: all.failed,
    },
    top_tokens: topTokens.flatMap(({ tokenId, ...summary }) => {
      const token = tokens.find(({ id }) => id === tokenId);
      if (token === undefined) return [];
      return {
        id: tokenId,
        name: token.name,
        requests: summary.requests,
        avg_response_time: averageOf(summary),
      };
    }),
    top_endpoints: topEndpoints.map(describeEndpoint),
    completeness: await completenessSince(store, since, now),
  };
}

async function completenessSince(
  store: StoreAccess,
  since: number,
  now: number,
): Promise<Schema<'UsageCompleteness'>> {
  const { gaps, droppedRows } = await store.usage.completeness(since, now);
  return {
    gaps: gaps.map(({ from, to }) => ({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
    })),
    dropped_rows: droppedRows,
  };
}

function describeEndpoint(summary: EndpointSummary): Schema<'EndpointUsage'> {
  const { endpoint, method, requests } = summary;
  return { endpoint, method, requests, avg_response_time: averageOf(summary) };
}

/** Milliseconds, rounded; 0 without requests. */
function averageOf({ requests, totalDurationMs }: UsageSummary): number {
  return requests === 0 ? 0 : Math.round(totalDurationMs / requests);
}
