/**
 * A table in one partition for each day: what is old is dropped as a whole, without a trace left to
 * clean up.
 *
 * - Two processes may ask for the same day, or drop it, at once: a lock lets one after the other.
 */
import { sql } from 'kysely';
import { DAY_MS } from '../../domain/calendar.ts';
import type { Partitions, SqlDatabase } from './sql-database.ts';

/** Of the advisory lock; it means nothing but this. */
const LOCK = 7_355_608;

const LONGEST_LOCK_WAIT = '2s';

export const postgresPartitions: Partitions = {
  declare: (table, column) => table.modifyEnd(sql`partition by range (${sql.ref(column)})`),

  async ensure(db, table, days) {
    const names = new Set(await partitionsOf(db, table));
    const missing = days.filter((day) => !names.has(nameOf(table, day)));
    if (missing.length === 0) return;
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db);
    for (const day of missing) {
      await sql`
        create table if not exists ${sql.table(nameOf(table, day))} partition of ${sql.table(table)}
        for values from (${sql.lit(day)}) to (${sql.lit(day + DAY_MS)})`.execute(db);
    }
  },

  async dropBefore(db, table, beforeMs) {
    const last = nameOf(table, beforeMs - DAY_MS);
    const old = (await partitionsOf(db, table)).filter((name) => name <= last);
    if (old.length === 0) return 0;
    // Whoever reads or writes the table is not kept waiting behind this for long.
    await sql`set local lock_timeout = ${sql.lit(LONGEST_LOCK_WAIT)}`.execute(db);
    await sql`select pg_advisory_xact_lock(${LOCK})`.execute(db);
    let dropped = 0;
    for (const name of old) {
      const { rows } = await sql<{ total: number }>`
        select count(*) as total from ${sql.table(name)}`.execute(db);
      await sql`drop table ${sql.table(name)}`.execute(db);
      dropped += rows[0]?.total ?? 0;
    }
    return dropped;
  },
};

async function partitionsOf(db: SqlDatabase, table: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select child.relname as name
    from pg_inherits join pg_class as child on child.oid = inhrelid
    where inhparent = ${table}::regclass`.execute(db);
  return rows.map(({ name }) => name);
}

/** Of the part that a moment is in. Names sort as their days do. */
function nameOf(table: string, atMs: number): string {
  return `${table}_${new Date(atMs).toISOString().slice(0, 10).replaceAll('-', '')}`;
}
