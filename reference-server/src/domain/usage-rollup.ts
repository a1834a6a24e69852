/**
 * How requests add up, as a pure decision: hours and days are UTC, an answer of 400 or above is a
 * failure, and a window of hours or days includes the current one.
 */
import type { UsageRow, UsageSummary } from '../ports.ts';

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

/** Adds rows up, one summary for each distinct combination of what `dimensions` takes from a row. */
export function rollUp<R extends UsageRow, D extends Record<string, string | number>>(
  rows: readonly R[],
  dimensions: (row: R) => D,
): (D & UsageSummary)[] {
  const sums = new Map<string, D & UsageSummary>();
  for (const row of rows) {
    const key = dimensions(row);
    const name = Object.values(key).join('\n');
    let sum = sums.get(name);
    if (sum === undefined) {
      sum = { ...key, ...emptySummary() };
      sums.set(name, sum);
    }
    const failed = row.status >= 400 ? 1 : 0;
    sum.requests += 1;
    sum.successful += 1 - failed;
    sum.failed += failed;
    sum.totalDurationMs += row.durationMs;
  }
  return [...sums.values()];
}

/** When each token was last used in these rows, in ms since the epoch. */
export function lastUses(rows: readonly (UsageRow & { tokenId: number })[]): Map<number, number> {
  const uses = new Map<number, number>();
  for (const { tokenId, at } of rows) uses.set(tokenId, Math.max(at, uses.get(tokenId) ?? at));
  return uses;
}

/** Whether a token made the request, and not the root key. */
export function isOfToken(row: UsageRow): row is UsageRow & { tokenId: number } {
  return row.tokenId !== null;
}
