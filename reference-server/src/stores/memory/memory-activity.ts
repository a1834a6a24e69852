/** Visits and generations in memory, as they came; the ports in activity-ports.ts state what holds. */

import { dayOf } from '../../domain/calendar.ts';
import { groupBy } from '../../domain/group-by.ts';
import type {
  Environment,
  Generation,
  GenerationCount,
  GenerationLog,
  Visit,
  VisitCount,
  VisitLog,
} from '../../ports.ts';
import { ascending } from './ascending.ts';
import { type Cell, part } from './cell.ts';
import type { MemoryState } from './memory-state.ts';

/** Events of one kind, in the order in which they came. */
export type Events<T> = { readonly [E in Environment]: readonly T[] };

export interface ActivityState {
  readonly visits: Events<Visit>;
  readonly generations: Events<Generation>;
}

export function noActivity(): ActivityState {
  return { visits: { live: [], test: [] }, generations: { live: [], test: [] } };
}

export function createMemoryVisitLog(cell: Cell<MemoryState>): VisitLog {
  const log = eventsIn(part(part(cell, 'activity'), 'visits'));
  return {
    append: log.append,
    totals: async (environment, sinceMs) => countVisits(log.since(environment, sinceMs)),
    byDay: async (environment, sinceMs) =>
      daysOf(log.since(environment, sinceMs)).map(([dayMs, visits]) => ({
        dayMs,
        ...countVisits(visits),
      })),
    by: async (environment, field, sinceMs, limit) =>
      [...groupBy(log.since(environment, sinceMs), (visit) => visit[field])]
        .map(([value, visits]) => ({ value, ...countVisits(visits) }))
        .sort((a, b) => b.visits - a.visits || ascending(a.value ?? '', b.value ?? ''))
        .slice(0, limit),
  };
}

export function createMemoryGenerationLog(cell: Cell<MemoryState>): GenerationLog {
  const log = eventsIn(part(part(cell, 'activity'), 'generations'));

  function ranked<V extends string>(
    groups: ReadonlyMap<V, Generation[]>,
  ): (GenerationCount & { value: V })[] {
    return [...groups]
      .map(([value, generations]) => ({ value, ...countGenerations(generations) }))
      .sort((a, b) => b.tokensUsed - a.tokensUsed || ascending(a.value, b.value));
  }

  return {
    append: log.append,
    totals: async (environment, sinceMs) => countGenerations(log.since(environment, sinceMs)),
    byDay: async (environment, sinceMs) =>
      daysOf(log.since(environment, sinceMs)).map(([dayMs, generations]) => ({
        dayMs,
        ...countGenerations(generations),
      })),
    by: async (environment, field, sinceMs, limit) =>
      ranked(groupBy(log.since(environment, sinceMs), (generation) => generation[field])).slice(
        0,
        limit,
      ),
    byPlan: async (environment, sinceMs) => {
      const { users } = cell.read().resources[environment];
      const planned = log.since(environment, sinceMs).flatMap((generation) => {
        const plan = users.byId.get(generation.userId)?.record.plan;
        return plan === undefined ? [] : [{ ...generation, plan }];
      });
      return ranked(groupBy(planned, ({ plan }) => plan));
    },
  };
}

function eventsIn<T extends { at: number }>(cell: Cell<Events<T>>) {
  return {
    async append(environment: Environment, events: readonly T[]): Promise<void> {
      const added = events.map((event) => ({ ...event }));
      await cell.change((state) => ({
        state: { ...state, [environment]: [...state[environment], ...added] },
        result: undefined,
      }));
    },
    since: (environment: Environment, sinceMs: number): T[] =>
      cell.read()[environment].filter(({ at }) => at >= dayOf(sinceMs)),
  };
}

function daysOf<T extends { at: number }>(events: readonly T[]): [number, T[]][] {
  return [...groupBy(events, ({ at }) => dayOf(at))].sort(([a], [b]) => a - b);
}

function countVisits(visits: readonly Visit[]): VisitCount {
  return {
    visits: visits.length,
    uniqueVisitors: new Set(visits.map(({ visitor }) => visitor)).size,
  };
}

function countGenerations(generations: readonly Generation[]): GenerationCount {
  return {
    generations: generations.length,
    tokensUsed: generations.reduce((sum, { tokensIn, tokensOut }) => sum + tokensIn + tokensOut, 0),
    users: new Set(generations.map(({ userId }) => userId)).size,
  };
}
