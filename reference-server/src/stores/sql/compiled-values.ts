/** Statements that are compiled once and sent with other values each time. */
import type { CompiledQuery } from 'kysely';
import type { SqlRow, SqlValue } from './sql-database.ts';

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
