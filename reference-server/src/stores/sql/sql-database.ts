/** The database as Kysely sees it, and what differs between the databases behind it. */
import type { CreateTableBuilder, Kysely, RawBuilder } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What a record's field is, and so how its column is declared and its value written down. */
export type ColumnKind = 'text' | 'timestamp' | 'integer' | 'number' | 'boolean' | 'json';

export type SqlValue = string | number | boolean | null;
export type SqlRow = Record<string, SqlValue>;

/** Tables are described by `Table`, so to Kysely each is a row of plain values by column name. */
export type SqlDatabase = Kysely<Record<string, SqlRow>>;

/** What a database does in its own way. All else is the same SQL. */
export interface SqlDialect {
  columnType(kind: ColumnKind): RawBuilder<unknown>;
  /** Of a column that numbers the rows by itself. */
  readonly counterType: RawBuilder<unknown>;
  /** Ends a table's declaration. */
  finishTable(table: CreateTableBuilder<string, string>): CreateTableBuilder<string, string>;
  /** Where a table of rows that come and go by time can be cut into days. */
  readonly partitions?: Partitions;
  /** What this database needs beside the tables. */
  readonly migrations: Readonly<Record<string, Migration>>;
  encode(kind: ColumnKind, value: unknown): SqlValue;
  decode(kind: ColumnKind, value: SqlValue): unknown;
  /** The column whose unique value was taken, when that is what the error says. */
  takenColumn(error: unknown): string | undefined;
  /**
   * Whether others write while a transaction runs. Then what it reads of a record is locked to its
   * end, and a statement that fails in it must not take the rest along.
   */
  readonly isShared: boolean;
  /** Whether a transaction was undone for the sake of another one, and can be tried again. */
  isConflict(error: unknown): boolean;
}

/** A table in parts, one for each day of UTC. */
export interface Partitions {
  /** Ends the declaration of a table that is cut by a column of ms since the epoch. */
  declare(
    table: CreateTableBuilder<string, string>,
    column: string,
  ): CreateTableBuilder<string, string>;
  /** Makes the parts that are not there. */
  ensure(db: SqlDatabase, table: string, days: readonly number[]): Promise<void>;
  /** Drops the parts that end before a moment. @returns how many rows they had */
  dropBefore(db: SqlDatabase, table: string, beforeMs: number): Promise<number>;
}
