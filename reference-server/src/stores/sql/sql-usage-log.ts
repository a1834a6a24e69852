/**
 * A usage log in tables; `UsageLog` in ports.ts states what holds.
 *
 * - Rows are kept raw in `usage_rows`; the other tables are their roll-ups, and everything but the
 *   latest rows is read from those.
 * - Rows of a token that is gone by the time they arrive count for the environment only.
 */

import { DAY_MS, dayOf, firstOf24Hours, firstOfDays, hourOf } from '../../domain/calendar.ts';
import {
  groupRows,
  isOfToken,
  lastUses,
  rollUp,
  type UsageGroup,
} from '../../domain/usage-rollup.ts';
import type { UsageLog, UsageRow, UsageTotals } from '../../ports.ts';
import { runBatch } from './batch-statement.ts';
import type { SqlDatabase, SqlValue } from './sql-database.ts';
import { moveLastUses } from './sql-last-uses.ts';
import type { SqlSession } from './sql-session.ts';
import { createSqlUsageMarks } from './sql-usage-marks.ts';
import {
  environmentRollUps,
  type RollUpTable,
  rollUpValues,
  rowValues,
  summed,
  toEndpointSummary,
  tokenRollUps,
  toSummary,
  toUsageRow,
  type UsageStatements,
} from './usage-tables.ts';

/** Ids to a statement at most: databases bound the number of values in one. */
const IDS = 500;

const NO_REQUESTS = { requests24h: 0, requests7d: 0 };

export function createSqlUsageLog(session: SqlSession, statements: UsageStatements): UsageLog {
  const marks = createSqlUsageMarks(session);

  async function add<G extends UsageGroup, D extends Record<string, string | number>>(
    db: SqlDatabase,
    table: RollUpTable,
    groups: readonly G[],
    dimensions: (group: G) => D,
  ): Promise<void> {
    // Always in the same order, so that two batches never wait for each other.
    const sums = rollUp(groups, dimensions).map(rollUpValues).sort(byText);
    await runBatch(db, statements.addTo[table], sums);
  }

  async function totalOf(ids: readonly number[]): Promise<Map<number, number>> {
    const rows = await session
      .db()
      .selectFrom('usage_tokens')
      .select(['token_id', 'requests'])
      .where('token_id', 'in', ids)
      .execute();
    return new Map(rows.map((row) => [Number(row['token_id']), Number(row['requests'])]));
  }

  async function windowsOf(ids: readonly number[], now: number) {
    const rows = await session
      .db()
      .selectFrom('usage_token_hours')
      .select((eb) => [
        'token_id',
        eb.fn.sum('requests').as('requests_7d'),
        eb.fn
          .sum(
            eb
              .case()
              .when('hour_ms', '>=', firstOf24Hours(now))
              .then(eb.ref('requests'))
              .else(0)
              .end(),
          )
          .as('requests_24h'),
      ])
      .where('token_id', 'in', ids)
      .where('hour_ms', '>=', firstOfDays(now, 7))
      .groupBy('token_id')
      .execute();
    return new Map(
      rows.map((row) => [
        Number(row['token_id']),
        { requests24h: Number(row['requests_24h']), requests7d: Number(row['requests_7d']) },
      ]),
    );
  }

  function byEndpoint(table: 'usage_days' | 'usage_token_days', sinceMs: number) {
    return session
      .db()
      .selectFrom(table)
      .select(summed)
      .select(['endpoint', 'method'])
      .where('day_ms', '>=', dayOf(sinceMs))
      .groupBy(['endpoint', 'method'])
      .orderBy('requests', 'desc')
      .orderBy('endpoint')
      .orderBy('method');
  }

  return {
    begin: marks.begin,
    end: marks.end,
    completeness: marks.completeness,

    async append(rows, mark) {
      await session.atomically(async (db) => {
        if (mark !== undefined) await marks.set(db, mark);
        if (rows.length === 0) return;
        await statements.partitions?.ensure(db, 'usage_rows', daysFor(rows));
        const groups = groupRows(rows);
        const known = await moveLastUses(
          db,
          statements.isShared,
          lastUses(groups.filter(isOfToken)),
        );
        const isKept = ({ tokenId }: UsageRow) => tokenId === null || known.has(tokenId);
        await runBatch(db, statements.insertRows, rows.filter(isKept).map(rowValues));
        const ofTokens = groups.filter(isOfToken).filter(({ tokenId }) => known.has(tokenId));
        await add(db, 'usage_tokens', ofTokens, tokenRollUps.usage_tokens);
        await add(db, 'usage_token_hours', ofTokens, tokenRollUps.usage_token_hours);
        await add(db, 'usage_token_days', ofTokens, tokenRollUps.usage_token_days);
        await add(db, 'usage_day_tokens', ofTokens, tokenRollUps.usage_day_tokens);
        await add(db, 'usage_hours', groups, environmentRollUps.usage_hours);
        await add(db, 'usage_days', groups, environmentRollUps.usage_days);
      });
    },

    async totals(tokenIds, now) {
      const totals = new Map<number, UsageTotals>();
      for (let at = 0; at < tokenIds.length; at += IDS) {
        const ids = tokenIds.slice(at, at + IDS);
        const [all, recent] = [await totalOf(ids), await windowsOf(ids, now)];
        for (const id of ids) {
          totals.set(id, { ...(recent.get(id) ?? NO_REQUESTS), total: all.get(id) ?? 0 });
        }
      }
      return totals;
    },

    async byDay(environment, sinceMs) {
      const rows = await session
        .db()
        .selectFrom('usage_days')
        .select(summed)
        .select('day_ms')
        .where('environment', '=', environment)
        .where('day_ms', '>=', dayOf(sinceMs))
        .groupBy('day_ms')
        .orderBy('day_ms')
        .execute();
      return rows.map((row) => ({ dayMs: Number(row['day_ms']), ...toSummary(row) }));
    },

    async summary(environment, sinceMs) {
      const row = await session
        .db()
        .selectFrom('usage_hours')
        .select(summed)
        .where('environment', '=', environment)
        .where('hour_ms', '>=', hourOf(sinceMs))
        .executeTakeFirstOrThrow();
      return toSummary(row);
    },

    async tokenHours(tokenId, sinceMs) {
      const rows = await session
        .db()
        .selectFrom('usage_token_hours')
        .selectAll()
        .where('token_id', '=', tokenId)
        .where('hour_ms', '>=', hourOf(sinceMs))
        .orderBy('hour_ms')
        .execute();
      return rows.map((row) => ({ hourMs: Number(row['hour_ms']), ...toSummary(row) }));
    },

    async tokenEndpoints(tokenId, sinceMs) {
      const rows = await byEndpoint('usage_token_days', sinceMs)
        .where('token_id', '=', tokenId)
        .execute();
      return rows.map(toEndpointSummary);
    },

    async topEndpoints(environments, sinceMs, limit) {
      const rows = await byEndpoint('usage_days', sinceMs)
        .where('environment', 'in', environments)
        .limit(limit)
        .execute();
      return rows.map(toEndpointSummary);
    },

    async topTokens(environments, sinceMs, limit) {
      const rows = await session
        .db()
        .selectFrom('usage_day_tokens')
        .select(summed)
        .select('token_id')
        .where('environment', 'in', environments)
        .where('day_ms', '>=', dayOf(sinceMs))
        .groupBy('token_id')
        .orderBy('requests', 'desc')
        .orderBy('token_id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({ tokenId: Number(row['token_id']), ...toSummary(row) }));
    },

    async recent(tokenId, limit, sinceMs = 0) {
      const rows = await session
        .db()
        .selectFrom('usage_rows')
        .selectAll()
        .where('token_id', '=', tokenId)
        .where('at', '>=', sinceMs)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toUsageRow);
    },

    /** Rows are written about as they happen, so the first ids are those of the oldest. */
    async deleteRows(beforeMs, limit) {
      const { partitions } = statements;
      if (partitions !== undefined) {
        return session.atomically((db) => partitions.dropBefore(db, 'usage_rows', beforeMs));
      }
      const { numDeletedRows } = await session
        .db()
        .deleteFrom('usage_rows')
        .where('id', 'in', (eb) =>
          eb.selectFrom('usage_rows').select('id').orderBy('id').limit(limit),
        )
        .where('at', '<', beforeMs)
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },

    async deleteToken(tokenId) {
      await session.atomically(async (db) => {
        for (const table of ['usage_rows', ...Object.keys(tokenRollUps)]) {
          await db.deleteFrom(table).where('token_id', '=', tokenId).execute();
        }
      });
    },
  };
}

/** The days of the rows, and the day after each, so that nobody waits for it when it begins. */
function daysFor(rows: readonly UsageRow[]): number[] {
  return [...new Set(rows.flatMap(({ at }) => [dayOf(at), dayOf(at) + DAY_MS]))];
}

function byText(a: readonly SqlValue[], b: readonly SqlValue[]): number {
  return a.join('\n') < b.join('\n') ? -1 : 1;
}
