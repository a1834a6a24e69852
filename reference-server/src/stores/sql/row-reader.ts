/**
 * Reads records for those who only look at them.
 *
 * - A row that is remembered is made into a record once: the same row is the same record, and nobody
 *   may change it.
 */
import type { Collection, MaybePromise } from '../../ports.ts';
import type { Stored } from '../collection-rules.ts';
import { withValues } from './compiled-values.ts';
import type { PreparedTable } from './prepared-table.ts';
import type { SqlRow } from './sql-database.ts';
import type { SqlSession } from './sql-session.ts';

export interface RowReader<T extends Stored> extends Pick<Collection<T>, 'list'> {
  get(id: T['id']): MaybePromise<T | undefined>;
}

/** @param collection over the same table; it answers what cannot be read at once */
export function createRowReader<T extends Stored>(
  session: SqlSession,
  { mapper, statements }: PreparedTable<T>,
  collection: Collection<T>,
): RowReader<T> {
  const records = new WeakMap<SqlRow, T>();

  function recordOf(row: SqlRow): T {
    const known = records.get(row);
    if (known !== undefined) return known;
    const record = mapper.toRecord(row);
    records.set(row, record);
    return record;
  }

  return {
    list: (query) => collection.list(query),

    get(id) {
      session.db();
      const now = session.readNow?.(withValues(statements.select, [id]));
      if (now === undefined) return collection.get(id);
      return now.row && recordOf(now.row);
    },
  };
}
