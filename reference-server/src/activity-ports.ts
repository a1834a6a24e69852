/** What the application needs of a store to keep what users and visitors do; part of `ports.ts`. */
import type { Schema } from '@keyturn/contract';

type Environment = Schema<'Environment'>;

/** One view of a page. */
export interface Visit {
  /** The same for every view by the same visitor; says nothing of who that is. */
  visitor: string;
  path: string;
  /** Host that the visitor came from; `null` for who came directly. */
  referrer: string | null;
  /** Two-letter code of ISO 3166-1; `null` where unknown. */
  country: string | null;
  device: Schema<'DeviceKind'>;
  /** Milliseconds since the epoch. */
  at: number;
}

export interface VisitCount {
  visits: number;
  uniqueVisitors: number;
}

/** What visits are told apart by. */
export type VisitField = 'path' | 'referrer' | 'country' | 'device';

/**
 * Visits of each environment, kept added up by day.
 *
 * - Days are UTC. Everything is counted from the day of `sinceMs` on.
 * - A visitor is counted once in each group.
 * - Groups are ordered by visits, most first, then by what they are, `null` first.
 */
export interface VisitLog {
  append(environment: Environment, visits: readonly Visit[]): Promise<void>;
  totals(environment: Environment, sinceMs: number): Promise<VisitCount>;
  /** Days with at least one visit, oldest first. */
  byDay(environment: Environment, sinceMs: number): Promise<(VisitCount & { dayMs: number })[]>;
  by<F extends VisitField>(
    environment: Environment,
    field: F,
    sinceMs: number,
    limit: number,
  ): Promise<(VisitCount & { value: Visit[F] })[]>;
}

/** One call of a user to a model. */
export interface Generation {
  userId: string;
  modelId: string;
  tokensIn: number;
  tokensOut: number;
  /** Milliseconds since the epoch. */
  at: number;
}

export interface GenerationCount {
  generations: number;
  /** Both those that went in and those that came out. */
  tokensUsed: number;
  /** Different users among them. */
  users: number;
}

/**
 * Generations of each environment, kept added up by day.
 *
 * - Days are UTC. Everything is counted from the day of `sinceMs` on.
 * - Groups are ordered by tokens, most first, then by what they are.
 */
export interface GenerationLog {
  append(environment: Environment, generations: readonly Generation[]): Promise<void>;
  totals(environment: Environment, sinceMs: number): Promise<GenerationCount>;
  /** Days with at least one generation, oldest first. */
  byDay(
    environment: Environment,
    sinceMs: number,
  ): Promise<(GenerationCount & { dayMs: number })[]>;
  by(
    environment: Environment,
    field: 'userId' | 'modelId',
    sinceMs: number,
    limit: number,
  ): Promise<(GenerationCount & { value: string })[]>;
  /** By the plan that the users are on now. Users who are gone are in no plan. */
  byPlan(
    environment: Environment,
    sinceMs: number,
  ): Promise<(GenerationCount & { value: Schema<'Plan'> })[]>;
}
