import type { Schema } from '@keyturn/contract';
import type { Listed } from '../ports.ts';

const FIRST_PAGE = 1;
const PER_PAGE = 20;

export interface PageQuery {
  readonly page?: number | undefined;
  readonly perPage?: number | undefined;
}

export interface Page<T> {
  readonly data: T[];
  readonly pagination: Schema<'Pagination'>;
}

/** Which records make up a page. */
export function rangeOf({ page = FIRST_PAGE, perPage = PER_PAGE }: PageQuery): {
  offset: number;
  limit: number;
} {
  return { offset: (page - 1) * perPage, limit: perPage };
}

/** A page with its place among all that match. */
export function pageOf<T>(
  { items, total }: Listed<T>,
  { page = FIRST_PAGE, perPage = PER_PAGE }: PageQuery,
): Page<T> {
  const totalPages = Math.ceil(total / perPage);
  return {
    data: items,
    pagination: {
      page,
      perPage,
      total,
      totalPages,
      hasNext: page < totalPages,
      hasPrev: page > FIRST_PAGE,
    },
  };
}
