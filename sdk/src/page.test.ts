import { describe, expect, it, vi } from 'vitest';
import { errorOf } from '../test/support/settled.ts';
import { createStubApi, data, failure, userPage } from '../test/support/stub-api.ts';
import { ParseError, ServerError } from './answer-errors.ts';
import { KeyturnError } from './errors.ts';

function createUsers(total: number) {
  return createStubApi((request) => userPage(request, total));
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('a paginated call', () => {
  it.each([
    [0, 1],
    [1, 1],
    [10, 1],
    [11, 2],
    [30, 3],
  ])('iterated over %i users, asks for every page and none too many: %i', async (total, pages) => {
    const { client, sent } = createUsers(total);
    const users = await collect(client.users.list({ perPage: 10 }));
    expect(users.map(({ id }) => id)).toEqual(
      Array.from({ length: total }, (_, index) => `user_${index + 1}`),
    );
    expect(sent).toHaveLength(pages);
  });

  it('awaited, is its first page', async () => {
    const { client, sent } = createUsers(30);
    const page = await client.users.list({ perPage: 10 });
    expect(page.data).toHaveLength(10);
    expect(page.pagination).toMatchObject({ page: 1, total: 30, hasNext: true });
    expect(sent).toHaveLength(1);
  });

  it('gives pages, and starts at the page that was asked for', async () => {
    const { client, sent } = createUsers(30);
    const pages = await collect(client.users.list({ page: 2, perPage: 10 }).pages());
    expect(pages.map(({ pagination }) => pagination.page)).toEqual([2, 3]);
    expect(sent.map(({ url }) => new URL(url).search)).toEqual([
      '?page=2&perPage=10',
      '?page=3&perPage=10',
    ]);
  });

  it('keeps the query on every page', async () => {
    const { client, sent } = createUsers(3);
    await collect(client.users.list({ plan: 'professional', perPage: 2 }));
    expect(sent.map(({ url }) => new URL(url).searchParams.get('plan'))).toEqual([
      'professional',
      'professional',
    ]);
  });

  it('asks for no page before it is needed', async () => {
    const { client, sent } = createUsers(30);
    for await (const user of client.users.list({ perPage: 10 })) {
      if (user.id === 'user_10') break;
    }
    expect(sent).toHaveLength(1);
  });

  it.each([
    [5, 1],
    [10, 1],
    [11, 2],
    [500, 3],
  ])('toArray collects at most %i, from %i pages', async (limit, pages) => {
    const { client, sent } = createUsers(30);
    const users = await client.users.list({ perPage: 10 }).toArray({ limit });
    expect(users).toHaveLength(Math.min(limit, 30));
    expect(sent).toHaveLength(pages);
  });

  it('toArray refuses to go without a limit, and asks for nothing at 0', async () => {
    const { client, sent } = createUsers(30);
    expect(await errorOf(client.users.list().toArray({} as { limit: number }))).toBeInstanceOf(
      KeyturnError,
    );
    expect(await client.users.list().toArray({ limit: 0 })).toEqual([]);
    expect(sent).toHaveLength(0);
  });

  it('ends at an empty page, even where it promises more', async () => {
    const { client, sent } = createStubApi(() =>
      Response.json({ success: true, data: [], pagination: { page: 1, hasNext: true } }),
    );
    expect(await collect(client.users.list())).toEqual([]);
    expect(sent).toHaveLength(1);
  });

  it('an error half-way reaches the loop', async () => {
    const { client } = createStubApi(
      (request, number) => (number === 1 ? userPage(request, 30) : failure(500, 'INTERNAL_ERROR')),
      { maxRetries: 0 },
    );
    const seen: string[] = [];
    const walk = async () => {
      for await (const { id } of client.users.list({ perPage: 10 })) seen.push(id);
    };
    expect(await errorOf(walk())).toBeInstanceOf(ServerError);
    expect(seen).toHaveLength(10);
  });

  it('an answer without pagination is a ParseError', async () => {
    const { client } = createStubApi(() => data([]));
    expect(await errorOf(client.users.list())).toBeInstanceOf(ParseError);
  });
});

describe('with prefetch', () => {
  const walk = (total: number, respond = userPage) => {
    const api = createStubApi((request) => respond(request, total));
    return { ...api, users: api.client.users.list({ perPage: 10 }, { prefetch: true }) };
  };

  it('the next page is asked for while the loop works through the present one', async () => {
    const { clock, sent, users } = walk(30);
    const asked: number[] = [];
    for await (const { id } of users) {
      await clock.settle();
      if (id.endsWith('1')) asked.push(sent.length);
    }
    expect(asked).toEqual([2, 3, 3]);
  });

  it.each([
    [0, 1],
    [10, 1],
    [11, 2],
    [30, 3],
  ])('%i users take no page more than there is: %i', async (total, pages) => {
    const { sent, users } = walk(total);
    expect(await collect(users)).toHaveLength(total);
    expect(sent).toHaveLength(pages);
  });

  it('an awaited page asks for no other', async () => {
    const { clock, sent, users } = walk(30);
    await users;
    await clock.settle();
    expect(sent).toHaveLength(1);
  });

  it('toArray takes a limit that is no whole number for the one below', async () => {
    const { sent, users } = walk(30);
    expect(await users.toArray({ limit: 10.5 })).toHaveLength(10);
    expect(sent).toHaveLength(1);
  });

  it('toArray asks for no page beyond its limit', async () => {
    const { clock, sent, users } = walk(30);
    expect(await users.toArray({ limit: 10 })).toHaveLength(10);
    await clock.settle();
    expect(sent).toHaveLength(1);
  });

  const failsAtOnce: typeof userPage = (request, total) =>
    request.url.includes('page=2') ? failure(404, 'NOT_FOUND') : userPage(request, total);

  it('an error reaches the loop when it comes to its page', async () => {
    const { users } = walk(30, failsAtOnce);
    const seen: string[] = [];
    const loop = async () => {
      for await (const { id } of users) seen.push(id);
    };
    expect(await errorOf(loop())).toMatchObject({ status: 404 });
    expect(seen).toHaveLength(10);
  });

  it('a loop that is left leaves no unhandled rejection behind', async () => {
    const unhandled = vi.fn();
    process.on('unhandledRejection', unhandled);
    const { clock, sent, users } = walk(30, failsAtOnce);
    for await (const _ of users) break;
    await clock.settle();
    process.off('unhandledRejection', unhandled);
    expect(sent).toHaveLength(2);
    expect(unhandled).not.toHaveBeenCalled();
  });
});
