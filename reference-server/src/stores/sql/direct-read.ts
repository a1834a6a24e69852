/**
 * Reads records by id at once, past Kysely's queue for the connection, and remembers them: both cost
 * several times what everything else about such a read does.
 *
 * - While a transaction is open it answers `undefined`: who reads then has to queue.
 * - A row is remembered until the next statement that is no mere reading, whatever it is about. The
 *   database belongs to this connection alone, so nothing else can change a row.
 * - It remembers a bounded number of rows.
 * - A row that was handed out is the same object as long as it is remembered, so nobody may change it.
 */
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { CompiledQuery } from 'kysely';
import { type BoundedCache, createBoundedCache } from '../../domain/bounded-cache.ts';
import type { SqlRow } from './sql-database.ts';

const REMEMBERED_ROWS = 4000;

type Values = Parameters<StatementSync['get']>;

interface Found {
  readonly row: SqlRow | undefined;
}

export interface DirectRead {
  /** @param query compiled once, with other values each time; it finds one row at most */
  read(query: CompiledQuery<SqlRow>): Found | undefined;
  /** To be called whenever a statement may change something. */
  forget(): void;
}

export function createDirectRead(
  database: Pick<DatabaseSync, 'isTransaction' | 'prepare'>,
): DirectRead {
  interface Prepared {
    readonly statement: StatementSync;
    readonly rows: BoundedCache<Found>;
  }
  const prepared = new Map<string, Prepared>();
  let isClear = true;

  function prepare(sql: string): Prepared {
    const made = {
      statement: database.prepare(sql),
      rows: createBoundedCache<Found>(REMEMBERED_ROWS),
    };
    prepared.set(sql, made);
    return made;
  }

  return {
    read({ sql, parameters }) {
      if (database.isTransaction) return undefined;
      const { statement, rows } = prepared.get(sql) ?? prepare(sql);
      const key = parameters.join('\n');
      let found = rows.get(key);
      if (found === undefined) {
        found = { row: statement.get(...(parameters as Values)) as SqlRow | undefined };
        rows.set(key, found);
        isClear = false;
      }
      return found;
    },
    forget() {
      if (isClear) return;
      for (const { rows } of prepared.values()) rows.clear();
      isClear = true;
    },
  };
}
