import type { Answered } from './answered.ts';
import { CallPromise } from './call-promise.ts';
import { unreadable } from './error-from-answer.ts';
import { KeyturnError } from './errors.ts';
import type { Item, PaginatedId, Schema } from './operation-types.ts';

/** One page of an answer. */
export interface Page<Id extends PaginatedId> {
  readonly data: Item<Id>[];
  readonly pagination: Schema<'Pagination'>;
}

/**
 * A paginated call. Awaited, it is its first page; iterated, every item of every page. A page is
 * asked for when it is needed, and never one more than there is.
 */
export class PagePromise<Id extends PaginatedId>
  extends CallPromise<Id, Page<Id>>
  implements AsyncIterable<Item<Id>>
{
  readonly #fetchPage: (query: { page?: number }) => Promise<Answered>;

  /**
   * @internal
   * @param fetchPage Asks for a page; without a number, for the one that the caller began with.
   */
  constructor(fetchPage: (query: { page?: number }) => Promise<Answered>) {
    super(async () => toPage(await fetchPage({})));
    this.#fetchPage = fetchPage;
  }

  /** Every page from this one on. */
  async *pages(): AsyncGenerator<Page<Id>, void, undefined> {
    let page: Page<Id> = await this;
    for (;;) {
      yield page;
      // An empty page that promises more would go on for ever.
      if (!page.pagination.hasNext || page.data.length === 0) return;
      const next = toPage(await this.#fetchPage({ page: page.pagination.page + 1 }));
      page = next.data as Page<Id>;
    }
  }

  /** Every item from this page on. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item<Id>, void, undefined> {
    for await (const page of this.pages()) yield* page.data;
  }

  /**
   * Collects items.
   *
   * @param options.limit The most to collect. No page is asked for beyond it.
   */
  async toArray({ limit }: { readonly limit: number }): Promise<Item<Id>[]> {
    if (!(limit >= 0)) {
      throw new KeyturnError('toArray needs a limit: the most items to collect, 0 or more.');
    }
    const items: Item<Id>[] = [];
    if (limit === 0) return items;
    for await (const item of this) {
      items.push(item);
      if (items.length >= limit) break;
    }
    return items;
  }
}

/** The same answer, with the page in the place of its items. */
function toPage(answered: Answered): Answered {
  const { pagination } = answered.body as { pagination?: object };
  if (!pagination) throw unreadable(answered.request, answered.response, 'pagination');
  return { ...answered, data: { data: answered.data, pagination } };
}
