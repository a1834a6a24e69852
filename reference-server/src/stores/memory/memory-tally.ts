/** What records in memory add up to; `Collection` in ports.ts states what. */
import { groupBy } from '../../domain/group-by.ts';
import type { Tally, TallyQuery } from '../../ports.ts';
import type { Field, Stored } from '../collection-rules.ts';
import { pickFields } from '../pick-fields.ts';

export function tallyRecords<T extends Stored, K extends Field<T>, S extends Field<T>>(
  records: readonly T[],
  { by, sum = [] }: TallyQuery<K, S>,
): Tally<T, K, S>[] {
  const groups = groupBy(records, (record) => JSON.stringify(by.map((name) => record[name])));
  return [...groups.values()].map((group) => ({
    key: pickFields(group[0] as T, by),
    count: group.length,
    sums: Object.fromEntries(
      sum.map((field) => [
        field,
        group.reduce((total, record) => total + Number(record[field]), 0),
      ]),
    ) as Record<S, number>,
  }));
}

/** Moments are texts that begin with their day. */
export function countCreatedByDay<T extends Stored>(
  records: readonly T[],
  firstDay: string,
): Map<string, number> {
  const days = new Map<string, number>();
  for (const { createdAt } of records) {
    const day = String(createdAt).slice(0, 10);
    if (day >= firstDay) days.set(day, (days.get(day) ?? 0) + 1);
  }
  return days;
}
