import type { CreateTableBuilder, Kysely, RawBuilder } from 'kysely';
import type { ColumnKind, SqlDialect } from '../sql-database.ts';

/** The kind of a column, with a question mark where it may be null; a counter numbers the rows. */
export type ColumnSpec = ColumnKind | `${ColumnKind}?` | 'counter';

export interface TableSpec {
  columns: Readonly<Record<string, ColumnSpec>>;
  primaryKey: readonly string[];
  unique?: readonly string[][];
  indexes?: readonly string[][];
  /** The column (ms since the epoch) that says on which day a row was made, where old rows leave. */
  timeline?: string;
}

export async function createTable(
  db: Kysely<unknown>,
  dialect: SqlDialect,
  name: string,
  { columns, primaryKey, unique = [], indexes = [], timeline }: TableSpec,
): Promise<void> {
  let table: CreateTableBuilder<string, string> = db.schema.createTable(name);
  for (const [column, spec] of Object.entries(columns)) {
    const nullable = spec.endsWith('?');
    table = table.addColumn(column, typeOf(spec, dialect), (definition) =>
      nullable ? definition : definition.notNull(),
    );
  }
  const { partitions } = dialect;
  const isCut = partitions !== undefined && timeline !== undefined;
  // What a table is cut by is part of its key.
  const key = isCut ? [...primaryKey, timeline] : [...primaryKey];
  table = table.addPrimaryKeyConstraint(`${name}_key`, key);
  for (const fields of unique) {
    table = table.addUniqueConstraint(`${name}_${fields.join('_')}`, fields);
  }
  table = isCut ? partitions.declare(table, timeline) : dialect.finishTable(table);
  await table.execute();
  for (const fields of indexes) {
    await db.schema
      .createIndex(`${name}_by_${fields.join('_')}`)
      .on(name)
      .columns(fields)
      .execute();
  }
}

function typeOf(spec: ColumnSpec, dialect: SqlDialect): RawBuilder<unknown> {
  if (spec === 'counter') return dialect.counterType;
  return dialect.columnType((spec.endsWith('?') ? spec.slice(0, -1) : spec) as ColumnKind);
}
