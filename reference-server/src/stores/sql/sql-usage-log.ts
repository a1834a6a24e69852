/**
 * A usage log in tables; `UsageLog` in ports.ts states what holds.
 *
 * - Rows are kept raw in `usage_rows`; the other tables are their roll-ups, and everything but the
 *   latest rows is read from those.
 * - Rows of a token that is gone by the time they arrive count for the environment only.
 */
import type { ExpressionBuilder } from 'kysely';
import {
  dayOf,
  firstOf24Hours,
  firstOfDays,
  hourOf,
  isOfToken,
  lastUses,
  rollUp,
} from '../../domain/usage-rollup.ts';
import type { UsageLog, UsageRow, UsageSummary, UsageTotals } from '../../ports.ts';
import { runBatch } from './batch-statement.ts';
import type { SqlDatabase, SqlRow } from './sql-database.ts';
import type { SqlSession } from './sql-session.ts';
import {
  environmentRollUps,
  type RollUpTable,
  rollUpValues,
  rowValues,
  tokenRollUps,
  toUsageRow,
  type UsageStatements,
} from './usage-tables.ts';

/** Ids to a statement at most: databases bound the number of values in one. */
const IDS = 500;

const NO_REQUESTS = { requests24h: 0, requests7d: 0 };

export function createSqlUsageLog(session: SqlSession, statements: UsageStatements): UsageLog {
  async function add<R extends UsageRow, D extends Record<string, string | number>>(
    db: SqlDatabase,
    table: RollUpTable,
    rows: readonly R[],
    dimensions: (row: R) => D,
  ): Promise<void> {
    const sums = rollUp(rows, dimensions);
    await runBatch(db, statements.addTo[table], sums.map(rollUpValues));
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

  return {
    async append(rows) {
      if (rows.length === 0) return;
      await session.atomically(async (db) => {
        const known = await moveLastUses(db, rows);
        const isKept = ({ tokenId }: UsageRow) => tokenId === null || known.has(tokenId);
        await runBatch(db, statements.insertRows, rows.filter(isKept).map(rowValues));
        const ofTokens = rows.filter(isOfToken).filter(isKept);
        await add(db, 'usage_tokens', ofTokens, tokenRollUps.usage_tokens);
        await add(db, 'usage_token_hours', ofTokens, tokenRollUps.usage_token_hours);
        await add(db, 'usage_token_days', ofTokens, tokenRollUps.usage_token_days);
        await add(db, 'usage_hours', rows, environmentRollUps.usage_hours);
        await add(db, 'usage_days', rows, environmentRollUps.usage_days);
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

    async recent(tokenId, limit) {
      const rows = await session
        .db()
        .selectFrom('usage_rows')
        .selectAll()
        .where('token_id', '=', tokenId)
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toUsageRow);
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

/** Answers the tokens that exist. */
async function moveLastUses(db: SqlDatabase, rows: readonly UsageRow[]): Promise<Set<number>> {
  const known = new Set<number>();
  for (const [tokenId, at] of lastUses(rows.filter(isOfToken))) {
    const { numUpdatedRows } = await db
      .updateTable('api_tokens')
      .set((eb) => ({
        last_used_at: eb
          .case()
          .when('last_used_at', '>', at)
          .then(eb.ref('last_used_at'))
          .else(at)
          .end(),
      }))
      .where('id', '=', tokenId)
      .executeTakeFirstOrThrow();
    if (numUpdatedRows > 0n) known.add(tokenId);
  }
  return known;
}

function summed(eb: ExpressionBuilder<Record<string, SqlRow>, string>) {
  return [
    eb.fn.sum('requests').as('requests'),
    eb.fn.sum('successful').as('successful'),
    eb.fn.sum('failed').as('failed'),
    eb.fn.sum('total_duration_ms').as('total_duration_ms'),
  ] as const;
}

/** Sums over no rows are null. */
function toSummary(row: Readonly<Record<string, unknown>>): UsageSummary {
  return {
    requests: Number(row['requests'] ?? 0),
    successful: Number(row['successful'] ?? 0),
    failed: Number(row['failed'] ?? 0),
    totalDurationMs: Number(row['total_duration_ms'] ?? 0),
  };
}
