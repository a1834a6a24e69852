/**
 * How requests add up, as a pure decision: hours and days are UTC, an answer of 400 or above is a
 * failure, and a window of hours or days includes the current one.
 */
import type { Environment, UsageRow, UsageSummary } from '../ports.ts';

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Start of the hour that `at` (ms since the epoch) lies in. */
export function hourOf(at: number): number {
  return Math.floor(at / HOUR_MS) * HOUR_MS;
}

/** Start of the day that `at` (ms since the epoch) lies in. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}

/** The day that `at` (ms since the epoch) lies in, such as `2026-01-01`. */
export function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The first hour of the 24 that end with the current one. */
export function firstOf24Hours(now: number): number {
  return hourOf(now) - 23 * HOUR_MS;
}

/** The first day of the `days` that end with the current one. */
export function firstOfDays(now: number, days: number): number {
  return dayOf(now) - (days - 1) * DAY_MS;
}

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
