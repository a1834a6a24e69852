/** Lists that come in pages. */
import type { OperationId } from '@keyturn/contract';
import { CannotDecide, type Check, type CheckContext } from '../check.ts';
import { dataOf, type Exchange, valueAt } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';
import { BLOG, idOf, nextDraft } from './records.ts';

/** Small, so that lists of a few records have several pages. */
const PER_PAGE = 7;
/** Enough to see the seams of pages, and short for a list of many thousands. */
const MOST_PAGES = 25;
const DEFAULT_PER_PAGE = 20;

interface Stated {
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
  readonly totalPages: number;
  readonly hasNext: boolean;
  readonly hasPrev: boolean;
}

function stated({ body }: Exchange): Partial<Stated> {
  return Object(valueAt(body, 'pagination'));
}

export function recordsOf(exchange: Exchange): readonly unknown[] {
  const data = dataOf(exchange);
  return Array.isArray(data) ? data : [];
}

export function idsOf(exchange: Exchange): unknown[] {
  return recordsOf(exchange).map((record) => valueAt(record, 'id'));
}

async function walk({ target }: CheckContext, id: OperationId, firstPage = 1): Promise<Exchange[]> {
  const pages: Exchange[] = [];
  for (let page = firstPage; page < firstPage + MOST_PAGES; page += 1) {
    const exchange = await target.call(id, { query: { page, perPage: PER_PAGE } });
    pages.push(exchange);
    if (stated(exchange).hasNext !== true) break;
  }
  return pages;
}

function listsOf({ operations }: CheckContext): readonly OperationId[] {
  const lists = operations.filter(({ paginated }) => paginated);
  if (lists.length > 0) return lists.map(({ id }) => id as OperationId);
  throw new CannotDecide(
    'It needs a list that comes in pages, and none is among --operations and within the scopes of the key.',
  );
}

export function forEachList(run: (context: CheckContext, id: OperationId) => Promise<void>) {
  return async (context: CheckContext): Promise<void> => {
    for (const id of listsOf(context)) await run(context, id);
  };
}

async function noDuplicate(context: CheckContext, id: OperationId): Promise<void> {
  // Reading writes no audit entry, so the log stands still as well.
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

/** The same records, asked for in one large page and in many small ones. */
async function noGap(context: CheckContext, id: OperationId): Promise<void> {
  const pages = await walk(context, id);
  const whole = await context.target.call(id, { query: { page: 1, perPage: 100 } });
  const small = pages.flatMap(idsOf);
  const large = idsOf(whole).slice(0, small.length);
  const compared = small.slice(0, large.length);
  const index = large.findIndex((record, i) => record !== compared[i]);
  if (index < 0) return;
  const page = pages[Math.floor(index / PER_PAGE)] ?? whole;
  context.fault({
    message: `Small pages of ${id} hold other records than one large page, or in another order.`,
    expected: `${large[index]} as record ${index + 1}`,
    found: String(compared[index]),
    exchanges: [whole, page],
  });
}

/** The same list, asked for twice. */
async function stable(context: CheckContext, id: OperationId): Promise<void> {
  const query = { page: 1, perPage: 100 };
  const once = await context.target.call(id, { query });
  const twice = await context.target.call(id, { query });
  if (String(idsOf(once)) === String(idsOf(twice))) return;
  context.fault({
    message: `Two requests for the same page of ${id} answer records in another order.`,
    exchanges: [once, twice],
  });
}

/** The log is the one list that begins with the newest. */
const NEWEST_FIRST: readonly OperationId[] = ['system.auditLog'];

async function ordered(context: CheckContext, id: OperationId): Promise<void> {
  const exchange = await context.target.call(id, { query: { page: 1, perPage: 100 } });
  const times = recordsOf(exchange).map((record) =>
    Date.parse(String(valueAt(record, 'createdAt'))),
  );
  const direction = NEWEST_FIRST.includes(id) ? -1 : 1;
  const index = times.findIndex((time, i) => i > 0 && direction * (time - (times[i - 1] ?? 0)) < 0);
  if (index < 0) return;
  context.fault({
    message: `${id} is not ordered by creation.`,
    pointer: `/data/${index}/createdAt`,
    exchanges: [exchange],
  });
}

async function agrees(context: CheckContext, id: OperationId): Promise<void> {
  for (const [i, exchange] of (await walk(context, id)).entries()) {
    const found = stated(exchange);
    const { total = Number.NaN } = found;
    const totalPages = Math.ceil(total / PER_PAGE);
    const page = i + 1;
    const right: Stated = {
      page,
      perPage: PER_PAGE,
      total,
      totalPages,
      hasNext: page < totalPages,
      hasPrev: page > 1,
    };
    for (const name of Object.keys(right) as (keyof Stated)[]) {
      if (Object.is(found[name], right[name])) continue;
      context.fault({
        message: `The pagination of ${id} does not agree with itself.`,
        pointer: `/pagination/${name}`,
        expected: String(right[name]),
        found: String(found[name]),
        exchanges: [exchange],
      });
    }
    const count = Math.max(0, Math.min(PER_PAGE, total - i * PER_PAGE));
    if (recordsOf(exchange).length === count) continue;
    context.fault({
      message: `A page of ${id} holds another number of records than its pagination says.`,
      pointer: '/data',
      expected: String(count),
      found: String(recordsOf(exchange).length),
      exchanges: [exchange],
    });
  }
}

async function beyondTheEnd(context: CheckContext, id: OperationId): Promise<void> {
  const query = { page: 1_000_000, perPage: PER_PAGE };
  const exchange = await context.target.call(id, { query });
  const message = `A page of ${id} beyond the end is not an empty page.`;
  if (!expectAnswer(context, exchange, { status: 200 }, message)) return;
  if (recordsOf(exchange).length === 0 && stated(exchange).hasNext === false) return;
  context.fault({ message, pointer: '/data', exchanges: [exchange] });
}

async function bounds(context: CheckContext, id: OperationId): Promise<void> {
  const { target } = context;
  const plain = await target.call(id);
  const { perPage } = stated(plain);
  if (perPage !== DEFAULT_PER_PAGE) {
    context.fault({
      message: `${id} has another page size than ${DEFAULT_PER_PAGE} when none is asked for.`,
      pointer: '/pagination/perPage',
      expected: String(DEFAULT_PER_PAGE),
      found: String(perPage),
      exchanges: [plain],
    });
  }
  const most = await target.call(id, { query: { perPage: 100 } });
  expectAnswer(context, most, { status: 200 }, `${id} refuses 100 records a page.`);
  const refused = { status: 400, code: 'VALIDATION_ERROR' };
  for (const query of [
    { perPage: 101 },
    { perPage: 0 },
    { page: 0 },
    { page: 'x' },
    { page: 1.5 },
  ]) {
    const exchange = await target.call(id, { query });
    const [asked] = Object.entries(query).map(([name, value]) => `${name}=${value}`);
    expectAnswer(context, exchange, refused, `${id} does not refuse ${asked}.`);
  }
}

/** Enough for a seam on either side of the page from which one is taken. */
const MADE = 2 * PER_PAGE + 1;

/** Makes posts, walks over them, takes the first away, and walks again. */
async function afterDeletion(context: CheckContext): Promise<void> {
  const { target } = context;
  const made: Exchange[] = [];
  while (made.length < MADE) {
    made.push(await target.call('blogs.create', { body: nextDraft(BLOG, context) }));
  }
  const ids = made.map(idOf);
  const [first] = ids;
  if (first === undefined) throw new CannotDecide(`No post was made: ${made[0]?.status}.`);
  const { total: before = 0 } = stated(await target.call('blogs.list'));
  // What was made last stands last.
  const page = Math.max(1, Math.floor((before - MADE) / PER_PAGE));
  await walk(context, 'blogs.list', page);
  const deleted = await target.call('blogs.delete', { path: { id: first } });
  const pages = await walk(context, 'blogs.list', page);
  for (const id of ids) if (id !== undefined) await target.call('blogs.delete', { path: { id } });
  const found = pages.flatMap(idsOf).filter((id) => ids.some((own) => own === id));
  if (String(found) !== String(ids.slice(1))) {
    context.fault({
      message: 'After a deletion the pages of blogs.list hold a record twice, or not at all.',
      expected: ids.slice(1).join(', '),
      found: found.join(', '),
      exchanges: [deleted, ...pages],
    });
  }
  const totals = pages.map((exchange) => stated(exchange).total);
  if (totals.every((total) => total === before - 1)) return;
  context.fault({
    message: 'The total of blogs.list is not one less after a deletion.',
    pointer: '/pagination/total',
    expected: String(before - 1),
    found: totals.join(', '),
    exchanges: [deleted, ...pages],
  });
}

/** Whether there is anything to look at; a list with one page shows no seam. */
async function hasSeveralPages(context: CheckContext): Promise<void> {
  for (const id of listsOf(context)) {
    const exchange = await context.target.call(id, { query: { perPage: PER_PAGE } });
    if ((stated(exchange).total ?? 0) > PER_PAGE) return;
  }
  throw new CannotDecide(
    `No list has more than ${PER_PAGE} records, so no list has a second page.`,
  );
}

function onPages(run: (context: CheckContext, id: OperationId) => Promise<void>) {
  return async (context: CheckContext): Promise<void> => {
    await hasSeveralPages(context);
    await forEachList(run)(context);
  };
}

export const pages: readonly Check[] = [
  {
    id: 'pages.no-duplicate',
    title: 'The pages of a list hold no record twice',
    clauses: ['P1'],
    run: onPages(noDuplicate),
  },
  {
    id: 'pages.no-gap',
    title: 'Small pages hold the same records as large ones, in the same order',
    clauses: ['P1', 'P2'],
    run: onPages(noGap),
  },
  {
    id: 'pages.after-deletion',
    title: 'After a deletion the pages hold every other record once, and the total is one less',
    clauses: ['P1', 'P3'],
    effect: 'changes',
    run: afterDeletion,
  },
  {
    id: 'pages.stable',
    title: 'A list has the same order each time',
    clauses: ['P2'],
    run: forEachList(stable),
  },
  {
    id: 'pages.order',
    title: 'A list is ordered by creation',
    clauses: ['P2'],
    run: forEachList(ordered),
  },
  {
    id: 'pages.agreement',
    title: 'The pagination agrees with itself and with the records of the page',
    clauses: ['P3'],
    run: forEachList(agrees),
  },
  {
    id: 'pages.beyond',
    title: 'A page beyond the end is empty',
    clauses: ['P3'],
    run: forEachList(beyondTheEnd),
  },
  {
    id: 'pages.bounds',
    title: 'A page has 20 records unless asked for otherwise, and 100 at most',
    clauses: ['P4'],
    run: forEachList(bounds),
  },
];
