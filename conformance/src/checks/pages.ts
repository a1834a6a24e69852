/** Lists that come in pages. */
import { type OperationId, operationTable } from '@keyturn/contract';
import type { Check, CheckContext } from '../check.ts';
import { dataOf, type Exchange, valueAt } from '../exchange.ts';

const LISTS = Object.values(operationTable)
  .filter(({ paginated }) => paginated)
  .map(({ id }) => id as OperationId);
/** Small, so that lists of a few records have several pages. */
const PER_PAGE = 7;
const MOST_PAGES = 40;

async function walk({ target }: CheckContext, id: OperationId): Promise<Exchange[]> {
  const pages: Exchange[] = [];
  for (let page = 1; page <= MOST_PAGES; page += 1) {
    const exchange = await target.call(id, { query: { page, perPage: PER_PAGE } });
    pages.push(exchange);
    if (valueAt(exchange.body, 'pagination', 'hasNext') !== true) break;
  }
  return pages;
}

function idsOf(exchange: Exchange): unknown[] {
  const data = dataOf(exchange);
  return Array.isArray(data) ? data.map((item) => valueAt(item, 'id')) : [];
}

async function noDuplicate(context: CheckContext): Promise<void> {
  for (const id of LISTS) {
    const seen = new Map<unknown, Exchange>();
    for (const page of await walk(context, id)) {
      for (const record of idsOf(page)) {
        const before = seen.get(record);
        seen.set(record, page);
        if (!before) continue;
        context.fault({
          message: `The pages of ${id} hold a record twice.`,
          found: String(record),
          exchanges: before === page ? [page] : [before, page],
        });
      }
    }
  }
}

export const pages: readonly Check[] = [
  {
    id: 'pages.no-duplicate',
    title: 'The pages of a list hold no record twice',
    clauses: ['P1'],
    run: noDuplicate,
  },
];
