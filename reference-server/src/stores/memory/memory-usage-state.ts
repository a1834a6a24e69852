/**
 * The usage of a memory store as an immutable value. It keeps what is read: the totals of every
 * token and every environment by hour, and by day and endpoint, and the latest rows of each token.
 */

import { dayOf, firstOf24Hours, firstOfDays } from '../../domain/calendar.ts';
import { groupBy } from '../../domain/group-by.ts';
import {
  addSummaries,
  emptySummary,
  isOfToken,
  mostRequests,
  rollUp,
  type UsageGroup,
} from '../../domain/usage-rollup.ts';
import type {
  DaySummary,
  EndpointSummary,
  Environment,
  HourSummary,
  TokenSummary,
  UsageRow,
  UsageSummary,
  UsageTotals,
} from '../../ports.ts';
import { ascending } from './ascending.ts';
import { emptyMarks, type UsageMarks } from './memory-usage-marks.ts';
import { PersistentMap } from './persistent-map.ts';

/** Rows of a token beyond these are forgotten, oldest first, so that memory stays bounded. */
const RECENT_ROWS = 1000;

type Hours = PersistentMap<number, UsageSummary>;
/** By day, method and endpoint as one text. */
type Endpoints = PersistentMap<string, EndpointSummary & DaySummary>;

/** What is kept of every token and of every environment. */
interface Use {
  /** By the start of the hour. */
  readonly hours: Hours;
  readonly endpoints: Endpoints;
}

interface TokenUsage extends Use {
  readonly environment: Environment;
  readonly total: number;
  /** Oldest first. */
  readonly recent: readonly UsageRow[];
}

export interface UsageState {
  readonly tokens: PersistentMap<number, TokenUsage>;
  /** All requests, those of the root and of deleted tokens included. */
  readonly all: { readonly [E in Environment]: Use };
  readonly marks: UsageMarks;
}

export function emptyUsage(): UsageState {
  return {
    tokens: PersistentMap.empty(),
    all: { live: noUse(), test: noUse() },
    marks: emptyMarks(),
  };
}

function noUse(): Use {
  return { hours: PersistentMap.empty(), endpoints: PersistentMap.empty() };
}

/**
 * @param groups the rows, grouped
 * @param known whether a token exists: the rows of others count for the environment only
 */
export function appendUsage(
  state: UsageState,
  rows: readonly UsageRow[],
  groups: readonly UsageGroup[],
  known: (tokenId: number) => boolean,
): UsageState {
  const rowsOf = groupBy(rows, ({ tokenId }) => tokenId);
  const groupsOf = groupBy(groups.filter(isOfToken), ({ tokenId }) => tokenId);
  const tokens = [...groupsOf]
    .filter(([tokenId]) => known(tokenId))
    .map(([tokenId, own]) => {
      const usage = addToToken(state.tokens.get(tokenId), rowsOf.get(tokenId) ?? [], own);
      return [tokenId, usage] as const;
    });
  const of = (environment: Environment) =>
    groups.filter((group) => group.environment === environment);
  return {
    ...state,
    tokens: state.tokens.withAll(tokens),
    all: {
      live: addToUse(state.all.live, of('live')),
      test: addToUse(state.all.test, of('test')),
    },
  };
}

export function forgetToken(state: UsageState, tokenId: number): UsageState {
  return { ...state, tokens: state.tokens.without([tokenId]) };
}

/** Forgets `limit` rows at most from before `beforeMs`; what they add up to stays. */
export function forgetRows(
  state: UsageState,
  beforeMs: number,
  limit: number,
): { state: UsageState; deleted: number } {
  let deleted = 0;
  const changed: [number, TokenUsage][] = [];
  for (const [tokenId, usage] of state.tokens.entries()) {
    const old = usage.recent.filter(({ at }) => at < beforeMs).length;
    const gone = Math.min(old, limit - deleted);
    if (gone === 0) continue;
    deleted += gone;
    changed.push([tokenId, { ...usage, recent: usage.recent.slice(gone) }]);
  }
  return { state: { ...state, tokens: state.tokens.withAll(changed) }, deleted };
}

/** @param now ms since the epoch */
export function totalsOf(state: UsageState, tokenId: number, now: number): UsageTotals {
  const usage = state.tokens.get(tokenId);
  const hours = usage?.hours.entries() ?? [];
  const since = (start: number) =>
    hours.reduce((sum, [hour, { requests }]) => sum + (hour >= start ? requests : 0), 0);
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
  return sumOf(hoursFrom(state.all[environment], firstHour));
}

/** All requests by day, from `firstDay` (ms since the epoch) on, oldest first. */
export function daysOf(
  state: UsageState,
  environment: Environment,
  firstDay: number,
): DaySummary[] {
  const days = groupBy(hoursFrom(state.all[environment], firstDay), ({ hourMs }) => dayOf(hourMs));
  return [...days].map(([dayMs, hours]) => ({ dayMs, ...sumOf(hours) }));
}

/** The requests of a token by hour, from `firstHour` (ms since the epoch) on, oldest first. */
export function tokenHoursOf(state: UsageState, tokenId: number, firstHour: number): HourSummary[] {
  return hoursFrom(state.tokens.get(tokenId) ?? noUse(), firstHour);
}

/** The requests of a token by endpoint, from `firstDay` (ms since the epoch) on, most first. */
export function tokenEndpointsOf(
  state: UsageState,
  tokenId: number,
  firstDay: number,
): EndpointSummary[] {
  return endpointsFrom([state.tokens.get(tokenId) ?? noUse()], firstDay);
}

/** The requests of all by endpoint, from `firstDay` (ms since the epoch) on, most first. */
export function topEndpointsOf(
  state: UsageState,
  environments: readonly Environment[],
  firstDay: number,
): EndpointSummary[] {
  return endpointsFrom(
    environments.map((environment) => state.all[environment]),
    firstDay,
  );
}

/** The requests of each token, from `firstDay` (ms since the epoch) on, most first. */
export function topTokensOf(
  state: UsageState,
  environments: readonly Environment[],
  firstDay: number,
): TokenSummary[] {
  return state.tokens
    .entries()
    .filter(([, { environment }]) => environments.includes(environment))
    .map(([tokenId, usage]) => ({ tokenId, ...sumOf(hoursFrom(usage, firstDay)) }))
    .filter(({ requests }) => requests > 0)
    .sort((a, b) => mostRequests(a, b) || a.tokenId - b.tokenId);
}

function hoursFrom({ hours }: Use, firstHour: number): HourSummary[] {
  return hours
    .entries()
    .filter(([hourMs]) => hourMs >= firstHour)
    .sort(([a], [b]) => a - b)
    .map(([hourMs, summary]) => ({ hourMs, ...summary }));
}

function endpointsFrom(uses: readonly Use[], firstDay: number): EndpointSummary[] {
  const days = uses
    .flatMap(({ endpoints }) => endpoints.entries())
    .map(([, summary]) => summary)
    .filter(({ dayMs }) => dayMs >= firstDay);
  return [...groupBy(days, ({ endpoint, method }) => `${endpoint} ${method}`).values()]
    .map((same) => ({ ...nameOf(same), ...sumOf(same) }))
    .sort(
      (a, b) =>
        mostRequests(a, b) || ascending(a.endpoint, b.endpoint) || ascending(a.method, b.method),
    );
}

function nameOf([first]: readonly EndpointSummary[]): Pick<EndpointSummary, 'endpoint' | 'method'> {
  return { endpoint: first?.endpoint ?? '', method: first?.method ?? '' };
}

function sumOf(summaries: readonly UsageSummary[]): UsageSummary {
  return summaries.reduce(addSummaries, emptySummary());
}

function addToToken(
  usage: TokenUsage | undefined,
  rows: readonly UsageRow[],
  groups: readonly UsageGroup[],
): TokenUsage {
  return {
    ...addToUse(usage ?? noUse(), groups),
    environment: rows[0]?.environment ?? 'live',
    total: (usage?.total ?? 0) + rows.length,
    recent: [...(usage?.recent ?? []), ...rows].sort((a, b) => a.at - b.at).slice(-RECENT_ROWS),
  };
}

function addToUse({ hours, endpoints }: Use, groups: readonly UsageGroup[]): Use {
  const byHour = rollUp(groups, ({ at }) => ({ hourMs: at }));
  const byEndpoint = rollUp(groups, ({ at, endpoint, method }) => ({
    dayMs: dayOf(at),
    endpoint,
    method,
  }));
  return {
    hours: hours.withAll(
      byHour.map(({ hourMs, ...added }) => [
        hourMs,
        addSummaries(hours.get(hourMs) ?? emptySummary(), added),
      ]),
    ),
    endpoints: endpoints.withAll(
      byEndpoint.map((added) => {
        const { dayMs, endpoint, method } = added;
        const key = `${dayMs} ${method} ${endpoint}`;
        const sum = addSummaries(endpoints.get(key) ?? emptySummary(), added);
        return [key, { dayMs, endpoint, method, ...sum }];
      }),
    ),
  };
}
