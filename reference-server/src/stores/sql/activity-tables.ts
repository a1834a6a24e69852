/** The tables of visits and generations: one row for each day and all that is told apart. */
import { dayOf } from '../../domain/calendar.ts';
import type { Environment, Generation, Visit } from '../../ports.ts';
import { type BatchStatement, prepareSums } from './batch-statement.ts';
import type { SqlDatabase, SqlRow } from './sql-database.ts';

/** Stands for `null` in a key, whose columns always hold something. */
const NOTHING = '';

const tables = {
  visit_days: {
    key: ['environment', 'day_ms', 'visitor', 'path', 'referrer', 'country', 'device'],
    sums: ['visits'],
  },
  generation_days: {
    key: ['environment', 'day_ms', 'user_id', 'model_id'],
    sums: ['generations', 'tokens_in', 'tokens_out'],
  },
} as const;

export type ActivityTable = keyof typeof tables;
export type ActivityStatements = Readonly<Record<ActivityTable, BatchStatement>>;

/** The statements that add rows to what is there, compiled once. */
export function prepareActivity(db: SqlDatabase): ActivityStatements {
  const addTo = (table: ActivityTable) =>
    prepareSums(db, table, tables[table].key, tables[table].sums);
  return { visit_days: addTo('visit_days'), generation_days: addTo('generation_days') };
}

/** The values of `visit_days`, each combination once. */
export function visitRows(environment: Environment, visits: readonly Visit[]) {
  return addedUp(
    visits.map(({ visitor, path, referrer, country, device, at }) => ({
      key: [environment, dayOf(at), visitor, path, referrer ?? NOTHING, country ?? NOTHING, device],
      sums: [1],
    })),
  );
}

/** The values of `generation_days`, each combination once. */
export function generationRows(environment: Environment, generations: readonly Generation[]) {
  return addedUp(
    generations.map(({ userId, modelId, tokensIn, tokensOut, at }) => ({
      key: [environment, dayOf(at), userId, modelId],
      sums: [1, tokensIn, tokensOut],
    })),
  );
}

export function textOrNull(value: SqlRow[string] | undefined): string | null {
  return value === NOTHING || value === undefined ? null : String(value);
}

/** Sorted, so that two batches never wait for each other. */
function addedUp(rows: readonly { key: (string | number)[]; sums: number[] }[]) {
  const groups = Map.groupBy(rows, ({ key }) => key.join('\n'));
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, [first, ...rest]]) => [
      ...(first?.key ?? []),
      ...(first?.sums ?? []).map((sum, index) =>
        rest.reduce((total, { sums }) => total + (sums[index] ?? 0), sum),
      ),
    ]);
}
