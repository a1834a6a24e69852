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
  /** What a row of the record holds, in the order of `columns`. */
  toValues(record: T): SqlValue[];
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
  const idKind: ColumnKind = columns['id' as Field<T>];
  const sortsIds = idKind === 'text';

  return {
    columns: [
      ...fields.map(({ column }) => column),
      ...(sortsIds ? ['id_order'] : []),
      ...rules.searchable.map(searchColumn),
    ],
    recordColumns: fields.map(({ column }) => column),
    orderBy: ['created_at', ...(sortsIds ? ['id_order'] : []), 'id'],
    column: snakeCase,
    searchColumn,
    encode: (field, value) => dialect.encode(columns[field], value),
    toValues: (record) => [
      ...fields.map(({ field, kind }) => dialect.encode(kind, record[field])),
      ...(sortsIds ? [idOrder(record.id)] : []),
      ...rules.searchable.map((field) => searchTextOf(record[field])),
    ],
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
