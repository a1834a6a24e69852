/**
 * The usage of a memory store as an immutable value. It keeps what is read: the totals of every
 * token and every environment by hour, and the latest rows of each token.
 */
import {
  addSummaries,
  dayOf,
  emptySummary,
  firstOf24Hours,
  firstOfDays,
  hourOf,
  isOfToken,
  rollUp,
} from '../../domain/usage-rollup.ts';
import type { Environment, UsageRow, UsageSummary, UsageTotals } from '../../ports.ts';
import { PersistentMap } from './persistent-map.ts';

/** Rows of a token beyond these are forgotten, oldest first, so that memory stays bounded. */
const RECENT_ROWS = 1000;

interface TokenUsage {
  readonly total: number;
  /** Requests by the start of their hour. */
  readonly hours: PersistentMap<number, number>;
  /** Oldest first. */
  readonly recent: readonly UsageRow[];
}

export interface UsageState {
  readonly tokens: PersistentMap<number, TokenUsage>;
  /** All requests, by the start of their hour. */
  readonly hours: { readonly [E in Environment]: PersistentMap<number, UsageSummary> };
}

export function emptyUsage(): UsageState {
  return {
    tokens: PersistentMap.empty(),
    hours: { live: PersistentMap.empty(), test: PersistentMap.empty() },
  };
}

/** @param known whether a token exists: the rows of others count for the environment only */
export function appendUsage(
  state: UsageState,
  rows: readonly UsageRow[],
  known: (tokenId: number) => boolean,
): UsageState {
  const byToken = Map.groupBy(
    rows.filter(isOfToken).filter((row) => known(row.tokenId)),
    (row) => row.tokenId,
  );
  const tokens = [...byToken].map(
    ([tokenId, own]) => [tokenId, addToToken(state.tokens.get(tokenId), own)] as const,
  );
  return {
    tokens: state.tokens.withAll(tokens),
    hours: { live: addToHours(state, rows, 'live'), test: addToHours(state, rows, 'test') },
  };
}

export function forgetToken(state: UsageState, tokenId: number): UsageState {
  return { ...state, tokens: state.tokens.without([tokenId]) };
}

/** @param now ms since the epoch */
export function totalsOf(state: UsageState, tokenId: number, now: number): UsageTotals {
  const usage = state.tokens.get(tokenId);
  const hours = usage?.hours.entries() ?? [];
  const since = (start: number) =>
    hours.reduce((sum, [hour, requests]) => sum + (hour >= start ? requests : 0), 0);
  return {
    requests24h: since(firstOf24Hours(now)),
    requests7d: since(firstOfDays(now, 7)),
    total: usage?.total ?? 0,
  };
}

/** All requests of the hours from `firstHour` (ms since the epoch) on. */
export function summaryOf(
  state: UsageState,
  environment: Environment,
  firstHour: number,
): UsageSummary {
  return state.hours[environment]
    .entries()
    .filter(([hourMs]) => hourMs >= firstHour)
    .map(([, summary]) => summary)
    .reduce(addSummaries, emptySummary());
}

/** All requests by day, from `firstDay` (ms since the epoch) on, oldest first. */
export function daysOf(
  state: UsageState,
  environment: Environment,
  firstDay: number,
): (UsageSummary & { dayMs: number })[] {
  const days = new Map<number, UsageSummary>();
  for (const [hourMs, summary] of state.hours[environment].entries()) {
    const dayMs = dayOf(hourMs);
    if (dayMs < firstDay) continue;
    days.set(dayMs, addSummaries(days.get(dayMs) ?? emptySummary(), summary));
  }
  return [...days].sort(([a], [b]) => a - b).map(([dayMs, summary]) => ({ dayMs, ...summary }));
}

function addToToken(usage: TokenUsage | undefined, rows: readonly UsageRow[]): TokenUsage {
  const hours = usage?.hours ?? PersistentMap.empty<number, number>();
  const added = rollUp(rows, ({ at }) => ({ hourMs: hourOf(at) }));
  return {
    total: (usage?.total ?? 0) + rows.length,
    hours: hours.withAll(
      added.map(({ hourMs, requests }) => [hourMs, (hours.get(hourMs) ?? 0) + requests] as const),
    ),
    recent: [...(usage?.recent ?? []), ...rows].sort((a, b) => a.at - b.at).slice(-RECENT_ROWS),
  };
}

function addToHours(
  { hours }: UsageState,
  rows: readonly UsageRow[],
  environment: Environment,
): PersistentMap<number, UsageSummary> {
  const own = rows.filter((row) => row.environment === environment);
  const before = hours[environment];
  return before.withAll(
    rollUp(own, ({ at }) => ({ hourMs: hourOf(at) })).map(({ hourMs, ...added }) => [
      hourMs,
      addSummaries(before.get(hourMs) ?? emptySummary(), added),
    ]),
  );
}
