/** How far recorders of usage have come, and what was lost; `UsageLog` in ports.ts states what holds. */

import { hourOf } from '../../domain/calendar.ts';
import { gapAfter, gapsSince, isLost } from '../../domain/usage-completeness.ts';
import type { UsageLog, UsageMark } from '../../ports.ts';
import type { SqlDatabase } from './sql-database.ts';
import type { SqlSession } from './sql-session.ts';

/** Enough that those which are told are among them, whatever their order. */
const LATEST_GAPS = 1000;

export interface SqlUsageMarks extends Pick<UsageLog, 'begin' | 'end' | 'completeness'> {
  /** Writes a mark within the unit that writes what it speaks of. */
  set(db: SqlDatabase, mark: UsageMark): Promise<void>;
}

export function createSqlUsageMarks(session: SqlSession): SqlUsageMarks {
  async function setMark(db: SqlDatabase, recorder: string, completeUntil: number): Promise<void> {
    await db
      .insertInto('usage_recorders')
      .values({ recorder, complete_until: completeUntil })
      .onConflict((conflict) =>
        conflict.column('recorder').doUpdateSet({ complete_until: completeUntil }),
      )
      .execute();
  }

  async function addDropped(db: SqlDatabase, hour: number, dropped: number): Promise<void> {
    await db
      .insertInto('usage_drops')
      .values({ hour_ms: hour, dropped })
      .onConflict((conflict) =>
        conflict
          .column('hour_ms')
          .doUpdateSet((eb) => ({ dropped: eb('usage_drops.dropped', '+', dropped) })),
      )
      .execute();
  }

  async function removeMark(db: SqlDatabase, recorder: string): Promise<void> {
    await db.deleteFrom('usage_recorders').where('recorder', '=', recorder).execute();
  }

  async function readMarks(db: SqlDatabase) {
    const rows = await db.selectFrom('usage_recorders').selectAll().execute();
    return rows.map((row) => ({
      recorder: String(row['recorder']),
      completeUntil: Number(row['complete_until']),
    }));
  }

  return {
    async begin(recorder, now) {
      await session.atomically(async (db) => {
        const ended = (await readMarks(db)).filter(
          (mark) => mark.recorder === recorder || isLost(mark, now),
        );
        for (const mark of ended) {
          const { from, to } = gapAfter(mark, now);
          await db
            .insertInto('usage_gaps')
            .values({ recorder: mark.recorder, from_ms: from, to_ms: to })
            .onConflict((conflict) =>
              conflict.columns(['recorder', 'from_ms']).doUpdateSet({ to_ms: to }),
            )
            .execute();
          await removeMark(db, mark.recorder);
        }
        await setMark(db, recorder, now);
      });
    },

    async set(db, { recorder, completeUntil, dropped }) {
      await setMark(db, recorder, completeUntil);
      if (dropped > 0) await addDropped(db, hourOf(completeUntil), dropped);
    },

    async end(recorder) {
      await removeMark(session.db(), recorder);
    },

    async completeness(sinceMs, now) {
      const gaps = await session
        .db()
        .selectFrom('usage_gaps')
        .select(['from_ms', 'to_ms'])
        .where('to_ms', '>=', sinceMs)
        .orderBy('to_ms', 'desc')
        .limit(LATEST_GAPS)
        .execute();
      const drops = await session
        .db()
        .selectFrom('usage_drops')
        .select((eb) => eb.fn.sum('dropped').as('dropped'))
        .where('hour_ms', '>=', hourOf(sinceMs))
        .executeTakeFirstOrThrow();
      const told = gaps.map((row) => ({ from: Number(row['from_ms']), to: Number(row['to_ms']) }));
      return {
        gaps: gapsSince(sinceMs, told, await readMarks(session.db()), now),
        droppedRows: Number(drops['dropped'] ?? 0),
      };
    },
  };
}
