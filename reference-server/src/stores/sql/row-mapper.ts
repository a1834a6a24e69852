/**
 * Records to rows and back. Beside the fields, a row holds what the database needs to answer as
 * every other store does: `id_order`, the key that ids are sorted by, and the text that searches
 * look through, folded, in a column for each searchable field.
 */
import type { Field, Stored } from '../collection-rules.ts';
import { idOrder } from '../id-order.ts';
import { searchTextOf } from '../search-text.ts';
import type { ColumnKind, SqlDialect, SqlRow, SqlValue } from './sql-database.ts';
import type { Table } from './tables.ts';

export interface RowMapper<T> {
  /** All columns of a record, without what says whose it is. */
  readonly columns: readonly string[];
  /** Those that `toRecord` reads. */
  readonly recordColumns: readonly string[];
  /** What lists are ordered by, most important first. */
  readonly orderBy: readonly string[];
  column(field: Field<T>): string;
  searchColumn(field: Field<T>): string;
  encode(field: Field<T>, value: unknown): SqlValue;
  toRow(record: T): SqlRow;
  toRecord(row: SqlRow): T;
  /** The field that a column belongs to. */
  field(column: string): string;
}

export function createRowMapper<T extends Stored>(
  { columns, rules }: Table<T>,
  dialect: SqlDialect,
): RowMapper<T> {
  const fields = (Object.entries(columns) as [Field<T>, ColumnKind][]).map(([field, kind]) => ({
    field,
    kind,
    column: snakeCase(field),
  }));
  const searches = rules.searchable.map((field) => ({ field, column: searchColumn(field) }));
  const idKind: ColumnKind = columns['id' as Field<T>];
  const sortsIds = idKind === 'text';

  return {
    columns: [
      ...fields.map(({ column }) => column),
      ...(sortsIds ? ['id_order'] : []),
      ...searches.map(({ column }) => column),
    ],
    recordColumns: fields.map(({ column }) => column),
    orderBy: ['created_at', ...(sortsIds ? ['id_order'] : []), 'id'],
    column: snakeCase,
    searchColumn,
    encode: (field, value) => dialect.encode(columns[field], value),
    toRow(record) {
      const row: SqlRow = {};
      for (const { field, kind, column } of fields) {
        row[column] = dialect.encode(kind, record[field]);
      }
      if (sortsIds) row['id_order'] = idOrder(record.id);
      for (const { field, column } of searches) row[column] = searchTextOf(record[field]);
      return row;
    },
    toRecord(row) {
      const record: Record<string, unknown> = {};
      for (const { field, kind, column } of fields) {
        record[field] = dialect.decode(kind, row[column] ?? null);
      }
      return record as T;
    },
    field: (column) => fields.find((known) => known.column === column)?.field ?? column,
  };
}

function searchColumn(field: string): string {
  return `${snakeCase(field)}_search`;
}

function snakeCase(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
