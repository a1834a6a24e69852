/**
 * PostgreSQL: texts compare by their bytes as everywhere else in this package, times are kept as they
 * are written, and JSON keeps the order of its members, since stored answers are told again as they
 * were.
 */
import { sql } from 'kysely';
import { DatabaseError } from 'pg';
import { postgresPartitions } from './postgres-partitions.ts';
import type { ColumnKind, SqlDialect } from './sql-database.ts';
import { notifyOfTokens } from './token-notifications.ts';

const columnTypes: Record<ColumnKind, string> = {
  text: 'text collate "C"',
  timestamp: 'text collate "C"',
  integer: 'bigint',
  number: 'double precision',
  boolean: 'boolean',
  json: 'json',
};

const UNIQUE_VIOLATION = '23505';
const CONFLICTS = ['40001', '40P01'];

export const postgresDialect: SqlDialect = {
  columnType: (kind) => sql.raw(columnTypes[kind]),
  counterType: sql`bigserial`,
  finishTable: (table) => table,
  partitions: postgresPartitions,
  migrations: { '0001-token-notifications': { up: notifyOfTokens } },

  encode(kind, value) {
    if (value === null) return null;
    if (kind === 'json') return JSON.stringify(value);
    if (['string', 'number', 'boolean'].includes(typeof value)) return value as string;
    throw new TypeError(`A column of kind ${kind} cannot hold ${typeof value}.`);
  },

  decode: (kind, value) => (kind === 'json' && value !== null ? JSON.parse(String(value)) : value),

  takenColumn(error) {
    if (!(error instanceof DatabaseError) || error.code !== UNIQUE_VIOLATION) return undefined;
    // "Key (environment, name)=(live, a) already exists.": what is unique comes last.
    return /(\w+)\)=\(/.exec(error.detail ?? '')?.[1];
  },

  isShared: true,
  isConflict: (error) => error instanceof DatabaseError && CONFLICTS.includes(error.code ?? ''),
};
