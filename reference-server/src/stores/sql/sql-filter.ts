/** What `where` and `search` of a query mean in SQL. */
import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { ListQuery } from '../../ports.ts';
import type { Field } from '../collection-rules.ts';
import { foldText } from '../search-text.ts';
import type { RowMapper } from './row-mapper.ts';
import type { SqlRow } from './sql-database.ts';

/** The limit of a list that has none: SQLite knows no offset without a limit. */
export const EVERYTHING = Number.MAX_SAFE_INTEGER;

/** @param scope what says whose records are meant */
export function matches<T>(
  eb: ExpressionBuilder<Record<string, SqlRow>, string>,
  mapper: RowMapper<T>,
  scope: Readonly<SqlRow>,
  { where, search }: Pick<ListQuery<T>, 'where' | 'search'>,
): Expression<SqlBool> {
  const conditions: Expression<SqlBool>[] = [];
  for (const [column, value] of Object.entries(scope)) conditions.push(eb(column, '=', value));
  for (const [field, value] of Object.entries(where ?? {}) as [Field<T>, unknown][]) {
    const wanted = mapper.encode(field, value);
    conditions.push(eb(mapper.column(field), wanted === null ? 'is' : '=', wanted));
  }
  if (search !== undefined) {
    const pattern = `%${asLiteral(foldText(search.text))}%`;
    const found = search.fields.map(
      (field) => sql<SqlBool>`${sql.ref(mapper.searchColumn(field))} like ${pattern} escape '\\'`,
    );
    conditions.push(eb.or(found));
  }
  return eb.and(conditions);
}

/** The text as a LIKE pattern that matches nothing but the text. */
function asLiteral(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
