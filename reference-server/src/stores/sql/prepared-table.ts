/**
 * A table with its statements on single records. They are compiled once and sent with other values
 * each time: building and compiling one costs several times what SQLite needs to run it.
 */
import type { CompiledQuery, ExpressionBuilder } from 'kysely';
import type { Stored } from '../collection-rules.ts';
import { type BatchStatement, prepareBatch } from './batch-statement.ts';
import { blank } from './compiled-values.ts';
import { createRowMapper, type RowMapper } from './row-mapper.ts';
import type { SqlDatabase, SqlDialect, SqlRow } from './sql-database.ts';
import type { Table } from './tables.ts';

export interface PreparedTable<T> {
  readonly table: Table<T>;
  readonly mapper: RowMapper<T>;
  readonly dialect: SqlDialect;
  /** Their values: the scope, then columns or id as SQL writes them. */
  readonly statements: {
    readonly select: CompiledQuery<SqlRow>;
    /** Keeps others from writing the record before the transaction ends. */
    readonly selectAndLock: CompiledQuery<SqlRow>;
    readonly insert: CompiledQuery<unknown>;
    readonly insertMany: BatchStatement;
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
  const columns = [...scope, ...mapper.columns];
  const select = db.selectFrom(name).select(mapper.recordColumns).where(isMeant);
  return {
    table,
    mapper,
    dialect,
    statements: {
      select: select.compile(),
      selectAndLock: (dialect.isShared ? select.forUpdate() : select).compile(),
      insert: db.insertInto(name).values(blank(columns)).compile(),
      insertMany: prepareBatch(columns, (rows) => db.insertInto(name).values(rows).compile()),
      update: db.updateTable(name).set(blank(mapper.columns)).where(isMeant).compile(),
      delete: db.deleteFrom(name).where(isMeant).returningAll().compile(),
    },
  };
}
