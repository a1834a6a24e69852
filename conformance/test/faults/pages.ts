/** Servers whose lists are wrong. */
import { operationTable } from '@keyturn/contract';
import { answering, type BrokenServer, understanding } from './broken-server.ts';
import {
  type Answer,
  type Asked,
  type Fields,
  isOf,
  numberIn,
  operationOf,
  recordsOf,
  refused,
  valueIn,
  withQuery,
  withRecords,
  withValue,
} from './message.ts';

function isPage(asked: Asked): boolean {
  const id = operationOf(asked);
  return id !== undefined && operationTable[id].paginated;
}

const isPageOfUsers = (asked: Asked) => isOf(asked, 'users.list');

function pageOf({ query }: Asked): number {
  return Number(query.get('page') ?? 1);
}

/** The records of a page that begins as many records earlier. */
async function shifted(
  serve: (asked: Asked) => Promise<Answer>,
  asked: Asked,
  by: number,
): Promise<Answer> {
  const answer = await serve(asked);
  const page = pageOf(asked);
  if (page < 2 || recordsOf(answer).length === 0) return answer;
  const before = await serve(withQuery(asked, 'page', `${page - 1}`));
  const after = await serve(withQuery(asked, 'page', `${page + 1}`));
  const all = [...recordsOf(before), ...recordsOf(answer), ...recordsOf(after)];
  const start = recordsOf(before).length - by;
  return withRecords(answer, (records) => all.slice(start, start + records.length));
}

function sortedBy(name: string) {
  return (records: readonly Fields[]) =>
    records.toSorted((a, b) => (String(a[name]) < String(b[name]) ? -1 : 1));
}

export const pages: readonly BrokenServer[] = [
  {
    name: 'pages overlap by one',
    clause: 'P1',
    check: 'pages.no-duplicate',
    standsFor: 'a cursor that is included in the page that it begins',
    breaks: (serve) => (asked) => (isPageOfUsers(asked) ? shifted(serve, asked, 1) : serve(asked)),
  },
  {
    name: 'pages skip one',
    clause: 'P1',
    check: 'pages.no-gap',
    standsFor: 'an offset that counts from one',
    breaks: (serve) => (asked) => (isPageOfUsers(asked) ? shifted(serve, asked, -1) : serve(asked)),
  },
  {
    name: 'pages overlap by one after a deletion',
    clause: 'P1',
    check: 'pages.after-deletion',
    standsFor: 'pages that were cached before the deletion, beside ones that were not',
    breaks(serve) {
      let isDeleted = false;
      return async (asked) => {
        if (isOf(asked, 'blogs.delete')) isDeleted = true;
        return isDeleted && isOf(asked, 'blogs.list') ? shifted(serve, asked, 1) : serve(asked);
      };
    },
  },
  {
    name: 'the total still counts what was deleted',
    clause: 'P3',
    check: 'pages.after-deletion',
    standsFor: 'a count that is cached, or that forgets the condition of the list',
    breaks(serve) {
      let deleted = 0;
      return async (asked) => {
        const answer = await serve(asked);
        if (isOf(asked, 'blogs.delete') && answer.status === 200) deleted += 1;
        if (!isOf(asked, 'blogs.list') || answer.status !== 200) return answer;
        const total = numberIn(answer, 'pagination', 'total') + deleted;
        return withValue(answer, ['pagination', 'total'], total);
      };
    },
  },
  {
    name: 'the order of a page depends on the request',
    clause: 'P2',
    check: 'pages.stable',
    standsFor: 'no ORDER BY, so that the database answers as its plan has it',
    breaks(serve) {
      let asks = 0;
      return async (asked) => {
        const answer = await serve(asked);
        if (!isPageOfUsers(asked) || answer.status !== 200) return answer;
        asks += 1;
        return asks % 2 === 0 ? answer : withRecords(answer, (records) => records.toReversed());
      };
    },
  },
  {
    name: 'a list is sorted by id as text',
    clause: 'P2',
    check: 'pages.order',
    standsFor: 'user_10 before user_2, which only shows with the tenth',
    breaks: answering(isPageOfUsers, (answer) => withRecords(answer, sortedBy('id'))),
  },
  {
    name: 'a list is sorted by its last change',
    clause: 'P2',
    check: 'pages.order',
    standsFor: 'a default order that was made for the admin page',
    breaks: answering(isPageOfUsers, (answer) => withRecords(answer, sortedBy('updatedAt'))),
  },
  {
    name: 'totalPages is rounded down',
    clause: 'P3',
    check: 'pages.agreement',
    standsFor: 'a division of integers, which hides the last page',
    breaks: answering(isPage, (answer) => {
      const { total, perPage } = Object(valueIn(answer, 'pagination'));
      return withValue(answer, ['pagination', 'totalPages'], Math.floor(total / perPage));
    }),
  },
  {
    name: 'total is the number of records on the page',
    clause: 'P3',
    check: 'pages.agreement',
    standsFor: 'a count of what was loaded, which is right as long as there is one page',
    breaks: answering(isPage, (answer) =>
      withValue(answer, ['pagination', 'total'], recordsOf(answer).length),
    ),
  },
  {
    name: 'the last page says that there is another',
    clause: 'P3',
    check: 'pages.agreement',
    standsFor: 'page <= totalPages where page < totalPages was meant',
    breaks: answering(isPage, (answer) => {
      const { page, totalPages } = Object(valueIn(answer, 'pagination'));
      return withValue(answer, ['pagination', 'hasNext'], page <= totalPages);
    }),
  },
  {
    name: 'a page beyond the end is 404',
    clause: 'P3',
    check: 'pages.beyond',
    standsFor: 'a paginator that takes an empty page for a mistake',
    breaks: answering(
      (asked, answer) => isPage(asked) && answer.status === 200 && recordsOf(answer).length === 0,
      (answer) => refused(answer, 404, 'NOT_FOUND'),
    ),
  },
  {
    name: 'a page beyond the end is the last one again',
    clause: 'P3',
    check: 'pages.beyond',
    standsFor: 'a page number that is cut to the last, on which a client loops for ever',
    breaks: (serve) => async (asked) => {
      const answer = await serve(asked);
      if (!isPage(asked) || recordsOf(answer).length > 0) return answer;
      return serve(withQuery(asked, 'page', '1'));
    },
  },
  {
    name: 'a page may be as large as one likes',
    clause: 'P4',
    check: 'pages.bounds',
    standsFor: 'a bound that is documented only, until somebody asks for a million',
    breaks: understanding(
      ({ query }) => Number(query.get('perPage')) > 100,
      (asked) => withQuery(asked, 'perPage', '100'),
    ),
  },
  {
    name: 'a page has 10 records where none are asked for',
    clause: 'P4',
    check: 'pages.bounds',
    standsFor: "the paginator's own default",
    breaks: understanding(
      (asked) => isPage(asked) && !asked.query.has('perPage'),
      (asked) => withQuery(asked, 'perPage', '10'),
    ),
  },
  {
    name: 'perPage=0 means the default',
    clause: 'P4',
    check: 'pages.bounds',
    standsFor: 'a default that is given with ||',
    breaks: understanding(
      ({ query }) => query.get('perPage') === '0',
      (asked) => withQuery(asked, 'perPage', null),
    ),
  },
  {
    name: 'a filter is ignored',
    clause: 'P5',
    check: 'filters.values',
    standsFor: 'a parameter whose name was changed on one side only',
    breaks: understanding(
      (asked) => isOf(asked, 'withdrawals.list') && asked.query.has('status'),
      (asked) => withQuery(asked, 'status', null),
    ),
  },
  {
    name: 'a filter works on the page instead of the list',
    clause: 'P5',
    check: 'filters.values',
    standsFor: 'records that are filtered after they were loaded',
    breaks: (serve) => async (asked) => {
      const plan = asked.query.get('plan');
      if (!isPageOfUsers(asked) || plan === null) return serve(asked);
      const answer = await serve(withQuery(withQuery(asked, 'plan', null), 'perPage', '20'));
      return withRecords(answer, (users) => users.filter((user) => user['plan'] === plan));
    },
  },
  {
    name: 'a search takes % for a pattern',
    clause: 'P5',
    check: 'filters.search',
    standsFor: 'LIKE with the text as it came',
    breaks: understanding(
      ({ query }) => query.get('search')?.endsWith('%') ?? false,
      (asked) => withQuery(asked, 'search', asked.query.get('search')?.slice(0, -1) ?? ''),
    ),
  },
  {
    name: 'a quote in a search is 500',
    clause: 'P5',
    check: 'filters.search',
    standsFor: 'SQL that is put together from texts',
    breaks: answering(
      ({ query }) => query.get('search')?.includes("'") ?? false,
      (answer) => refused(answer, 500, 'INTERNAL_ERROR'),
    ),
  },
  {
    name: 'a search finds nothing',
    clause: 'P5',
    check: 'filters.search',
    standsFor: 'an index that is updated at night',
    breaks: answering(
      (asked) => isOf(asked, 'blogs.list') && asked.query.has('search'),
      (answer) => withRecords(answer, () => []),
    ),
  },
];
