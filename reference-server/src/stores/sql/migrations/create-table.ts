import type { CreateTableBuilder, Kysely } from 'kysely';
import type { ColumnKind, SqlDialect } from '../sql-database.ts';

/** The kind of a column, with a question mark where it may be null. */
export type ColumnSpec = ColumnKind | `${ColumnKind}?`;

export interface TableSpec {
  columns: Readonly<Record<string, ColumnSpec>>;
  primaryKey: readonly string[];
  unique?: readonly string[][];
  indexes?: readonly string[][];
}

export async function createTable(
  db: Kysely<unknown>,
  dialect: SqlDialect,
  name: string,
  { columns, primaryKey, unique = [], indexes = [] }: TableSpec,
): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [column, spec] of Object.entries(columns)) {
    const nullable = spec.endsWith('?');
    const kind = (nullable ? spec.slice(0, -1) : spec) as ColumnKind;
    table = table.addColumn(column, dialect.columnType(kind), (definition) =>
      nullable ? definition : definition.notNull(),
    );
  }
  table = table.addPrimaryKeyConstraint(`${name}_key`, [...primaryKey]);
  for (const fields of unique) {
    table = table.addUniqueConstraint(`${name}_${fields.join('_')}`, fields);
  }
  await dialect.finishTable(table).execute();
  for (const fields of indexes) {
    await db.schema
      .createIndex(`${name}_by_${fields.join('_')}`)
      .on(name)
      .columns(fields)
      .execute();
  }
}
