import type { Answered } from './answered.ts';
import { CallPromise } from './call-promise.ts';
import type { Item, PaginatedId, Schema } from './operation-types.ts';
import { settle } from './options.ts';

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
  readonly #fetchPage: (page: number | undefined) => Promise<Answered>;
  readonly #prefetch: boolean;

  /**
   * @internal
   * @param fetchPage Asks for a page; without a number, for the one that the caller began with.
   * @param prefetch Whether loops have the next page asked for while they work.
   */
  constructor(fetchPage: (page: number | undefined) => Promise<Answered>, prefetch = false) {
    super(() => toPage(fetchPage(undefined)));
    this.#fetchPage = fetchPage;
    this.#prefetch = prefetch;
  }

  /**
   * Every page from this one on.
   *
   * @example
   * ```ts
   * for await (const { data, pagination } of admin.users.list().pages()) {
   *   console.log(data.length, 'of', pagination.total);
   * }
   * ```
   */
  pages(): AsyncGenerator<Page<Id>, void, undefined> {
    return this.#walk(this.#prefetch);
  }

  /** Every item from this page on. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item<Id>, void, undefined> {
    for await (const page of this.pages()) yield* page.data;
  }

  async *#walk(prefetch: boolean): AsyncGenerator<Page<Id>, void, undefined> {
    let page: Page<Id> = await this;
    for (;;) {
      const { data, pagination } = page;
      // An empty page that promises more would go on for ever.
      const goesOn = pagination.hasNext && data.length > 0;
      const { page: number } = pagination;
      const next = new CallPromise<Id, Page<Id>>(() => toPage(this.#fetchPage(number + 1)));
      // A loop that is left never looks at it; one that goes on meets its failure below.
      if (goesOn && prefetch) next.catch(() => {});
      yield page;
      if (!goesOn) return;
      page = await next;
    }
  }

  /**
   * Collects items in memory.
   *
   * @example
   * ```ts
   * const users = await admin.users.list({ plan: 'free' }).toArray({ limit: 500 });
   * ```
   *
   * @param options.limit The most to collect. No page is asked for beyond it.
   * @throws {KeyturnError} Without a limit.
   */
  async toArray(options: { readonly limit: number }): Promise<Item<Id>[]> {
    // It has no default: a collection without a bound may be as large as all data.
    const { limit } = settle({ limit: NaN }, options);
    const items: Item<Id>[] = [];
    for await (const { data } of limit > 0 ? this.#walk(false) : []) {
      items.push(...data.slice(0, limit - items.length));
      if (items.length > limit - 1) break;
    }
    return items;
  }
}

/** The same answer, with the page in the place of its items. */
async function toPage(answer: Promise<Answered>): Promise<Answered> {
  const answered = await answer;
  const { pagination } = answered.body as { pagination: object };
  return { ...answered, data: { data: answered.data, pagination } };
}
