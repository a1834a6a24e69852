/** How requests add up, as a pure decision: an answer of 400 or above is a failure. */
import type { Environment, UsageRow, UsageSummary } from '../ports.ts';
import { hourOf } from './calendar.ts';

export function emptySummary(): UsageSummary {
  return { requests: 0, successful: 0, failed: 0, totalDurationMs: 0 };
}

export function addSummaries(a: UsageSummary, b: UsageSummary): UsageSummary {
  return {
    requests: a.requests + b.requests,
    successful: a.successful + b.successful,
    failed: a.failed + b.failed,
    totalDurationMs: a.totalDurationMs + b.totalDurationMs,
  };
}

/** Orders by requests, most first. */
export function mostRequests(a: UsageSummary, b: UsageSummary): number {
  return b.requests - a.requests;
}

/** Requests that no roll-up tells apart, added up. */
export interface UsageGroup extends UsageSummary {
  tokenId: number | null;
  environment: Environment;
  endpoint: string;
  method: string;
  /** Start of the hour that they lie in, in ms since the epoch. */
  at: number;
  /** When the latest of them came in, in ms since the epoch. */
  lastAt: number;
}

/** Adds rows up as finely as any roll-up is, so that each row is looked at once only. */
export function groupRows(rows: readonly UsageRow[]): UsageGroup[] {
  const groups = new Map<string, UsageGroup>();
  for (const { tokenId, environment, endpoint, method, at, status, durationMs } of rows) {
    const hour = hourOf(at);
    const name = `${tokenId} ${environment} ${hour} ${method} ${endpoint}`;
    let group = groups.get(name);
    if (group === undefined) {
      const key = { tokenId, environment, endpoint, method, at: hour, lastAt: at };
      group = { ...key, ...emptySummary() };
      groups.set(name, group);
    }
    const failed = status >= 400 ? 1 : 0;
    group.requests += 1;
    group.successful += 1 - failed;
    group.failed += failed;
    group.totalDurationMs += durationMs;
    if (at > group.lastAt) group.lastAt = at;
  }
  return [...groups.values()];
}

/** Adds groups up, one summary for each distinct combination of what `dimensions` takes from one. */
export function rollUp<G extends UsageGroup, D extends Record<string, string | number>>(
  groups: readonly G[],
  dimensions: (group: G) => D,
): (D & UsageSummary)[] {
  const sums = new Map<string, D & UsageSummary>();
  for (const group of groups) {
    const key = dimensions(group);
    const name = Object.values(key).join('\n');
    const sum = sums.get(name) ?? emptySummary();
    sums.set(name, { ...key, ...addSummaries(sum, group) });
  }
  return [...sums.values()];
}

/** When each token was last used, in ms since the epoch. */
export function lastUses(groups: readonly TokenGroup[]): Map<number, number> {
  const uses = new Map<number, number>();
  for (const { tokenId, lastAt } of groups) {
    uses.set(tokenId, Math.max(lastAt, uses.get(tokenId) ?? lastAt));
  }
  return uses;
}

export type TokenGroup = UsageGroup & { tokenId: number };

/** Whether a token made the requests, and not the root key. */
export function isOfToken<R extends { tokenId: number | null }>(
  requests: R,
): requests is R & { tokenId: number } {
  return requests.tokenId !== null;
}
