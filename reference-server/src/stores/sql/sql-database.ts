/** The database as Kysely sees it, and what differs between the databases behind it. */
import type { CreateTableBuilder, Kysely, RawBuilder } from 'kysely';

/** What a record's field is, and so how its column is declared and its value written down. */
export type ColumnKind = 'text' | 'timestamp' | 'integer' | 'number' | 'boolean' | 'json';

export type SqlValue = string | number | null;
export type SqlRow = Record<string, SqlValue>;

/** Tables are described by `Table`, so to Kysely each is a row of plain values by column name. */
export type SqlDatabase = Kysely<Record<string, SqlRow>>;

/** What a database does in its own way. All else is the same SQL. */
export interface SqlDialect {
  columnType(kind: ColumnKind): RawBuilder<unknown>;
  /** Ends a table's declaration. */
  finishTable(table: CreateTableBuilder<string, string>): CreateTableBuilder<string, string>;
  encode(kind: ColumnKind, value: unknown): SqlValue;
  decode(kind: ColumnKind, value: SqlValue): unknown;
  /** The column whose unique value was taken, when that is what the error says. */
  takenColumn(error: unknown): string | undefined;
}
