/** SQLite: booleans are 0 and 1, JSON is text, and tables are strict about their columns' types. */
import { sql } from 'kysely';
import type { ColumnKind, SqlDialect } from './sql-database.ts';

const columnTypes: Record<ColumnKind, string> = {
  text: 'text',
  timestamp: 'text',
  integer: 'integer',
  number: 'real',
  boolean: 'integer',
  json: 'text',
};

const PRIMARY_KEY_TAKEN = 1555;
const UNIQUE_TAKEN = 2067;

export const sqliteDialect: SqlDialect = {
  columnType: (kind) => sql.raw(columnTypes[kind]),

  counterType: sql`integer`,

  finishTable: (table) => table.modifyEnd(sql`strict`),

  migrations: {},

  encode(kind, value) {
    if (value === null) return null;
    if (kind === 'json') return JSON.stringify(value);
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (typeof value === 'string' || typeof value === 'number') return value;
    throw new TypeError(`A column of kind ${kind} cannot hold ${typeof value}.`);
  },

  decode(kind, value) {
    if (value === null) return null;
    if (kind === 'json') return JSON.parse(String(value));
    return kind === 'boolean' ? value === 1 : value;
  },

  takenColumn(error) {
    if (!(error instanceof Error) || !('errcode' in error)) return undefined;
    if (error.errcode !== PRIMARY_KEY_TAKEN && error.errcode !== UNIQUE_TAKEN) return undefined;
    // "UNIQUE constraint failed: models.environment, models.name": what is unique comes last.
    return /\.(\w+)$/.exec(error.message)?.[1];
  },

  isShared: false,
  isConflict: () => false,
};
