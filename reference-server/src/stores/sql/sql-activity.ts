/** Visits and generations in tables; the ports in activity-ports.ts state what holds. */
import type { Schema } from '@keyturn/contract';
import { sql } from 'kysely';
import { dayOf } from '../../domain/calendar.ts';
import type {
  Environment,
  GenerationCount,
  GenerationLog,
  Visit,
  VisitCount,
  VisitField,
  VisitLog,
} from '../../ports.ts';
import {
  type ActivityStatements,
  generationRows,
  textOrNull,
  visitRows,
} from './activity-tables.ts';
import { runBatch } from './batch-statement.ts';
import type { SqlRow } from './sql-database.ts';
import type { SqlSession } from './sql-session.ts';

const COLUMNS = { userId: 'user_id', modelId: 'model_id' } as const;

const visitCounts = [
  sql<number>`coalesce(sum(visits), 0)`.as('visits'),
  sql<number>`count(distinct visitor)`.as('unique_visitors'),
] as const;

const generationCounts = [
  sql<number>`coalesce(sum(generations), 0)`.as('generations'),
  sql<number>`coalesce(sum(tokens_in + tokens_out), 0)`.as('tokens_used'),
  sql<number>`count(distinct user_id)`.as('users'),
] as const;

export function createSqlVisitLog(session: SqlSession, statements: ActivityStatements): VisitLog {
  function since(environment: Environment, sinceMs: number) {
    return session
      .db()
      .selectFrom('visit_days')
      .select([...visitCounts])
      .where('environment', '=', environment)
      .where('day_ms', '>=', dayOf(sinceMs));
  }

  return {
    async append(environment, visits) {
      const rows = visitRows(environment, visits);
      await session.atomically((db) => runBatch(db, statements.visit_days, rows));
    },

    async totals(environment, sinceMs) {
      return toVisitCount(await since(environment, sinceMs).executeTakeFirstOrThrow());
    },

    async byDay(environment, sinceMs) {
      const rows = await since(environment, sinceMs)
        .select('day_ms')
        .groupBy('day_ms')
        .orderBy('day_ms')
        .execute();
      return rows.map((row) => ({ dayMs: Number(row['day_ms']), ...toVisitCount(row) }));
    },

    async by<F extends VisitField>(
      environment: Environment,
      field: F,
      sinceMs: number,
      limit: number,
    ) {
      const rows = await since(environment, sinceMs)
        .select(field)
        .groupBy(field)
        .orderBy('visits', 'desc')
        .orderBy(field)
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        value: textOrNull((row as SqlRow)[field]) as Visit[F],
        ...toVisitCount(row),
      }));
    },
  };
}

export function createSqlGenerationLog(
  session: SqlSession,
  statements: ActivityStatements,
): GenerationLog {
  function since(environment: Environment, sinceMs: number) {
    return session
      .db()
      .selectFrom('generation_days')
      .select([...generationCounts])
      .where('generation_days.environment', '=', environment)
      .where('day_ms', '>=', dayOf(sinceMs));
  }

  return {
    async append(environment, generations) {
      const rows = generationRows(environment, generations);
      await session.atomically((db) => runBatch(db, statements.generation_days, rows));
    },

    async totals(environment, sinceMs) {
      return toGenerationCount(await since(environment, sinceMs).executeTakeFirstOrThrow());
    },

    async byDay(environment, sinceMs) {
      const rows = await since(environment, sinceMs)
        .select('day_ms')
        .groupBy('day_ms')
        .orderBy('day_ms')
        .execute();
      return rows.map((row) => ({ dayMs: Number(row['day_ms']), ...toGenerationCount(row) }));
    },

    async by(environment, field, sinceMs, limit) {
      const column = COLUMNS[field];
      const rows = await since(environment, sinceMs)
        .select(column)
        .groupBy(column)
        .orderBy('tokens_used', 'desc')
        .orderBy(column)
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        value: String((row as SqlRow)[column]),
        ...toGenerationCount(row),
      }));
    },

    async byPlan(environment, sinceMs) {
      const rows = await since(environment, sinceMs)
        .innerJoin('users', (join) =>
          join
            .onRef('users.environment', '=', 'generation_days.environment')
            .onRef('users.id', '=', 'generation_days.user_id'),
        )
        .select('users.plan')
        .groupBy('users.plan')
        .orderBy('tokens_used', 'desc')
        .orderBy('users.plan')
        .execute();
      return rows.map((row) => ({
        value: String(row['plan']) as Schema<'Plan'>,
        ...toGenerationCount(row),
      }));
    },
  };
}

function toVisitCount(row: { visits: number; unique_visitors: number }): VisitCount {
  return { visits: Number(row.visits), uniqueVisitors: Number(row.unique_visitors) };
}

function toGenerationCount(row: {
  generations: number;
  tokens_used: number;
  users: number;
}): GenerationCount {
  return {
    generations: Number(row.generations),
    tokensUsed: Number(row.tokens_used),
    users: Number(row.users),
  };
}
