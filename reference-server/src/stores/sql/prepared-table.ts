/**
 * A table with its statements on single records. They are compiled once and sent with other values
 * each time: building and compiling one costs several times what SQLite needs to run it.
 */
import type { CompiledQuery, ExpressionBuilder } from 'kysely';
import type { Stored } from '../collection-rules.ts';
import { createRowMapper, type RowMapper } from './row-mapper.ts';
import type { SqlDatabase, SqlDialect, SqlRow, SqlValue } from './sql-database.ts';
import type { Table } from './tables.ts';

export interface PreparedTable<T> {
  readonly table: Table<T>;
  readonly mapper: RowMapper<T>;
  readonly dialect: SqlDialect;
  /** Their values: the scope, then columns or id as SQL writes them. */
  readonly statements: {
    readonly select: CompiledQuery<SqlRow>;
    readonly insert: CompiledQuery<unknown>;
    readonly update: CompiledQuery<unknown>;
    readonly delete: CompiledQuery<SqlRow>;
  };
}

/** @param scope the columns that say whose a record is; often none */
export function prepareTable<T extends Stored>(
  db: SqlDatabase,
  table: Table<T>,
  dialect: SqlDialect,
  scope: readonly string[] = [],
): PreparedTable<T> {
  const mapper = createRowMapper(table, dialect);
  const { name } = table;
  const key = blank([...scope, 'id']);
  const isMeant = (eb: ExpressionBuilder<Record<string, SqlRow>, string>) => eb.and(key);
  return {
    table,
    mapper,
    dialect,
    statements: {
      select: db.selectFrom(name).selectAll().where(isMeant).compile(),
      insert: db
        .insertInto(name)
        .values(blank([...scope, ...mapper.columns]))
        .compile(),
      update: db.updateTable(name).set(blank(mapper.columns)).where(isMeant).compile(),
      delete: db.deleteFrom(name).where(isMeant).returningAll().compile(),
    },
  };
}

/** The statement with these values in the place of those that it was compiled with. */
export function withValues<R>(
  query: CompiledQuery<R>,
  values: readonly SqlValue[],
): CompiledQuery<R> {
  return { ...query, parameters: values };
}

/** Stands for values that come later: only the columns and their order matter. */
export function blank(columns: readonly string[]): SqlRow {
  return Object.fromEntries(columns.map((column) => [column, '']));
}
