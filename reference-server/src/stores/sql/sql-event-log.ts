/** An event log in a table; `EventLog` in ports.ts states what holds. */
import type { EventLog, ListQuery } from '../../ports.ts';
import { assertAnswerable, type Stored } from '../collection-rules.ts';
import { withValues } from './compiled-values.ts';
import type { PreparedTable } from './prepared-table.ts';
import { EVERYTHING, matches } from './sql-filter.ts';
import type { SqlSession } from './sql-session.ts';

type EventQuery<T> = ListQuery<T> & { from?: string; to?: string };

export function createSqlEventLog<T extends Stored & { createdAt: string }>(
  session: SqlSession,
  { table, mapper, statements }: PreparedTable<T>,
): EventLog<T> {
  function found(query: EventQuery<T>) {
    let rows = session
      .db()
      .selectFrom(table.name)
      .where((eb) => matches(eb, mapper, {}, query));
    if (query.from !== undefined) rows = rows.where('created_at', '>=', query.from);
    if (query.to !== undefined) rows = rows.where('created_at', '<', query.to);
    return rows;
  }

  return {
    async append(entry) {
      const query = withValues(statements.insert, mapper.toValues(entry));
      await session.db().executeQuery(query);
    },

    async get(id) {
      const { rows } = await session.db().executeQuery(withValues(statements.select, [id]));
      return rows[0] === undefined ? undefined : mapper.toRecord(rows[0]);
    },

    async list(query = {}) {
      assertAnswerable(table.rules, query);
      let page = found(query).selectAll();
      for (const column of mapper.orderBy) page = page.orderBy(column, 'desc');
      page = page.limit(query.limit ?? EVERYTHING).offset(query.offset ?? 0);
      const rows = await page.execute();
      const { total } = await found(query)
        .select((eb) => eb.fn.countAll<number>().as('total'))
        .executeTakeFirstOrThrow();
      return { items: rows.map(mapper.toRecord), total: Number(total) };
    },
  };
}
