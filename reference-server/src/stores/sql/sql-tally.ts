/** What a table answers of its records without reading them; `Collection` in ports.ts states what. */
import { sql } from 'kysely';
import type { Tally, TallyQuery } from '../../ports.ts';
import type { Field, Stored } from '../collection-rules.ts';
import { pickFields } from '../pick-fields.ts';
import type { PreparedTable } from './prepared-table.ts';
import type { SqlDatabase, SqlRow } from './sql-database.ts';
import { matches } from './sql-filter.ts';

/** @param scope what says whose the records are */
export async function tallyRecords<T extends Stored, K extends Field<T>, S extends Field<T>>(
  db: SqlDatabase,
  { table, mapper }: PreparedTable<T>,
  scope: Readonly<SqlRow>,
  { by, sum = [] }: TallyQuery<K, S>,
): Promise<Tally<T, K, S>[]> {
  const columns = by.map((field) => mapper.column(field));
  const rows = await db
    .selectFrom(table.name)
    .select(columns)
    .select((eb) => eb.fn.countAll().as('tally_count'))
    .select((eb) => sum.map((field) => eb.fn.sum(mapper.column(field)).as(sumName(field))))
    .where((eb) => matches(eb, mapper, scope, {}))
    .groupBy(columns)
    .execute();
  return rows.map((row) => ({
    key: pickFields(mapper.toRecord(row as SqlRow), by),
    count: Number(row['tally_count']),
    sums: Object.fromEntries(sum.map((field) => [field, Number(row[sumName(field)])])) as Record<
      S,
      number
    >,
  }));
}

/** Moments are texts that begin with their day. */
export async function countCreatedByDay<T extends Stored>(
  db: SqlDatabase,
  { table, mapper }: PreparedTable<T>,
  scope: Readonly<SqlRow>,
  firstDay: string,
): Promise<Map<string, number>> {
  const day = sql<string>`substr(created_at, 1, 10)`;
  const rows = await db
    .selectFrom(table.name)
    .select(day.as('day'))
    .select((eb) => eb.fn.countAll().as('tally_count'))
    .where((eb) => matches(eb, mapper, scope, {}))
    .where('created_at', '>=', firstDay)
    .groupBy(day)
    .execute();
  return new Map(rows.map((row) => [String(row.day), Number(row.tally_count)]));
}

function sumName(field: string): string {
  return `sum_of_${field}`;
}
