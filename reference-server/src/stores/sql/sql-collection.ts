/** A collection in a table; `Collection` in ports.ts states what holds. */
import { type Collection, DuplicateError, type ListQuery } from '../../ports.ts';
import { assertAnswerable, assertSameId, type Stored } from '../collection-rules.ts';
import { copyRecord } from '../copy-record.ts';
import { runBatch } from './batch-statement.ts';
import { withValues } from './compiled-values.ts';
import type { PreparedTable } from './prepared-table.ts';
import type { SqlDatabase, SqlRow } from './sql-database.ts';
import { EVERYTHING, matches } from './sql-filter.ts';
import type { SqlSession } from './sql-session.ts';
import { countCreatedByDay, tallyRecords } from './sql-tally.ts';

/** @param scope what says whose records these are, in the order that the table was prepared with */
export function createSqlCollection<T extends Stored>(
  session: SqlSession,
  prepared: PreparedTable<T>,
  scope: Readonly<SqlRow> = {},
): Collection<T> {
  const { table, mapper, dialect, statements } = prepared;
  const scopeValues = Object.values(scope);

  async function read(db: SqlDatabase, id: T['id'], isLocking: boolean): Promise<T | undefined> {
    const statement = isLocking ? statements.selectAndLock : statements.select;
    const { rows } = await db.executeQuery(withValues(statement, [...scopeValues, id]));
    return rows[0] === undefined ? undefined : mapper.toRecord(rows[0]);
  }

  async function replace(db: SqlDatabase, record: T): Promise<void> {
    const values = [...mapper.toValues(record), ...scopeValues, record.id];
    await db.executeQuery(withValues(statements.update, values)).catch(rethrow);
  }

  function rethrow(error: unknown): never {
    const column = dialect.takenColumn(error);
    throw column === undefined ? error : new DuplicateError(mapper.field(column));
  }

  async function count(filter: Pick<ListQuery<T>, 'where' | 'search'>): Promise<number> {
    const { total } = await session
      .db()
      .selectFrom(table.name)
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .where((eb) => matches(eb, mapper, scope, filter))
      .executeTakeFirstOrThrow();
    return Number(total);
  }

  async function select(query: ListQuery<T>): Promise<T[]> {
    let found = session
      .db()
      .selectFrom(table.name)
      .selectAll()
      .where((eb) => matches(eb, mapper, scope, query));
    for (const column of mapper.orderBy) found = found.orderBy(column);
    found = found.limit(query.limit ?? EVERYTHING).offset(query.offset ?? 0);
    return (await found.execute()).map(mapper.toRecord);
  }

  return {
    async insert(record) {
      const values = [...scopeValues, ...mapper.toValues(record)];
      const query = withValues(statements.insert, values);
      await session.attempt((db) => db.executeQuery(query).catch(rethrow));
    },

    async insertMany(records) {
      const added = records.map((record) => [...scopeValues, ...mapper.toValues(record)]);
      await session.atomically((db) => runBatch(db, statements.insertMany, added).catch(rethrow));
    },

    async get(id) {
      const db = session.db();
      const now = session.readNow?.(withValues(statements.select, [...scopeValues, id]));
      if (now === undefined) return read(db, id, session.locksReads);
      return now.row && mapper.toRecord(now.row);
    },

    async list(query: ListQuery<T> = {}) {
      assertAnswerable(table.rules, query);
      const items = await select(query);
      const { offset = 0, limit = EVERYTHING } = query;
      // Where the page has room left, nothing follows it: no need to count.
      const isLast = items.length < limit && (items.length > 0 || offset === 0);
      return { items, total: isLast ? offset + items.length : await count(query) };
    },

    async count(where) {
      if (where === undefined) return count({});
      assertAnswerable(table.rules, { where });
      return count({ where });
    },

    async tally(query) {
      return tallyRecords(session.db(), prepared, scope, query);
    },

    async createdByDay(firstDay) {
      return countCreatedByDay(session.db(), prepared, scope, firstDay);
    },

    async update(id, change) {
      return session.atomically(async (db) => {
        const before = await read(db, id, true);
        if (before === undefined) return undefined;
        const after = copyRecord(change(copyRecord(before)));
        assertSameId(before, after);
        await replace(db, after);
        return { before, after };
      });
    },

    async delete(id) {
      const query = withValues(statements.delete, [...scopeValues, id]);
      const { rows } = await session.db().executeQuery(query);
      return rows[0] === undefined ? undefined : mapper.toRecord(rows[0]);
    },

    async deleteWhere(where) {
      assertAnswerable(table.rules, { where });
      const { numDeletedRows } = await session
        .db()
        .deleteFrom(table.name)
        .where((eb) => matches(eb, mapper, scope, { where }))
        .executeTakeFirstOrThrow();
      return Number(numDeletedRows);
    },
  };
}
