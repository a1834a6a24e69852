import type { Collection } from '../ports.ts';
import { type Page, type PageQuery, pageOf, rangeOf } from './page.ts';

interface StatusQuery<S> extends PageQuery {
  readonly search?: string | undefined;
  readonly status?: S | undefined;
}

/**
 * A page of records, of one status where it is given.
 *
 * @param fields where `search` looks
 */
export async function listByStatus<T extends { id: string; status: string }>(
  records: Collection<T>,
  query: StatusQuery<T['status']>,
  fields: readonly (keyof T & string)[],
): Promise<Page<T>> {
  const { search, status } = query;
  // TypeScript cannot see that an object with the status alone is a part of any such record.
  const where = (status === undefined ? {} : { status }) as Partial<T>;
  const listed = await records.list({
    ...rangeOf(query),
    where,
    ...(search && { search: { fields, text: search } }),
  });
  return pageOf(listed, query);
}
