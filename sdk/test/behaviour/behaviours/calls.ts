import { type Behaviour, equal, failure, success } from '../behaviour.ts';

/** The users of a page, of which there are three of two each. */
function page(path: string) {
  const number = Number(new URL(path, 'http://page.test').searchParams.get('page') ?? 1);
  const ids = [2 * number - 1, 2 * number].map((id) => ({ id: `user_${id}` }));
  const pagination = {
    page: number,
    perPage: 2,
    total: 6,
    totalPages: 3,
    hasNext: number < 3,
    hasPrev: number > 1,
  };
  return { body: { success: true, data: ids, pagination } };
}

export const calls: readonly Behaviour[] = [
  {
    name: 'a call is sent when it is awaited, and once',
    answer: () => success({ id: 'user_1' }),
    async run({ client, sent }) {
      const call = client().users.get('user_1');
      equal(await sent(), []);
      equal([(await call).id, (await call).id], ['user_1', 'user_1']);
      equal(
        (await sent()).map(({ method, path }) => `${method} ${path}`),
        ['GET /api/external/users/user_1'],
      );
    },
  },
  {
    name: 'withResponse tells request id, quota, attempts and headers',
    answer: () =>
      success({ id: 'user_1' }, { 'ratelimit-policy': '"a";q=9;w=60', ratelimit: '"a";r=8;t=60' }),
    async run({ client }) {
      const answer = await client().users.get('user_1').withResponse();
      equal([answer.requestId, answer.attempts, answer.data.id], ['req_1', 1, 'user_1']);
      equal([answer.rateLimit?.limit, answer.rateLimit?.remaining], [9, 8]);
      equal(answer.response.headers.get('x-request-id'), 'req_1');
      equal((await answer.response.json()).success, true);
    },
  },
  {
    name: 'result tells an error as a value',
    answer: () => failure(404, 'NOT_FOUND'),
    async run({ client }) {
      const { ok, error } = await client().users.get('user_1').result();
      equal([ok, error?.code], [false, 'NOT_FOUND']);
    },
  },
  {
    name: 'iteration visits every item of every page, and asks for no page more',
    answer: ({ path }) => page(path),
    async run({ client, sent }) {
      const ids: string[] = [];
      for await (const { id } of client().users.list({ perPage: 2 })) ids.push(id);
      equal(ids, ['user_1', 'user_2', 'user_3', 'user_4', 'user_5', 'user_6']);
      equal((await sent()).length, 3);
      equal((await client().users.list({ perPage: 2 }).toArray({ limit: 3 })).length, 3);
      equal((await sent()).length, 5);
    },
  },
  {
    name: 'text of any script arrives as it was sent, both ways',
    answer: ({ body }) => success(JSON.parse(body)),
    async run({ client }) {
      const name = 'Zoë 東京 🗝️ "\\\u2028';
      equal((await client().models.update('model_1', { label: name })).label, name);
    },
  },
  {
    name: 'own headers are sent, and null removes one',
    answer: () => success({ id: 'user_1' }),
    async run({ client, sent }) {
      const admin = client({ headers: { 'x-own': 'yes' } });
      await admin.users.get('user_1');
      await admin.users.get('user_1', { headers: { 'x-own': null } });
      equal(
        (await sent()).map(({ headers }) => headers['x-own'] ?? null),
        ['yes', null],
      );
    },
  },
  {
    name: 'path parameters are encoded, and those that would change the path are refused',
    answer: () => success({ id: 'user_1' }),
    async run({ client, sent }) {
      const admin = client();
      await admin.users.get('a/b?c');
      equal((await sent()).at(-1)?.path, '/api/external/users/a%2Fb%3Fc');
      for (const id of ['', '.', '..']) equal(await isRefused(() => admin.users.get(id)), true);
      equal((await sent()).length, 1);
    },
  },
  {
    name: 'middleware stands around each attempt, and its own error passes through',
    answer: (_, number) =>
      number === 1 ? failure(503, 'SERVICE_UNAVAILABLE') : success({ id: 'user_1' }),
    async run({ client, sent }) {
      const admin = client({
        middleware: [
          async (request, next) => {
            const headers = new Headers(request.headers);
            headers.set('x-from-middleware', new URL(request.url).pathname.split('/').at(-1) ?? '');
            return next(new Request(request, { headers }));
          },
        ],
      });
      await admin.users.get('user_1');
      equal(
        (await sent()).map(({ headers }) => headers['x-from-middleware']),
        ['user_1', 'user_1'],
      );
      const own = new Error('Not today.');
      const refusing = client({ middleware: [() => Promise.reject(own)] });
      equal((await refusing.users.get('user_1').catch((error) => error)) === own, true);
    },
  },
  {
    name: 'raw is openapi-fetch on the same pipeline',
    answer: (_, number) =>
      number === 1 ? failure(503, 'SERVICE_UNAVAILABLE') : success({ id: 'wd_1' }),
    async run({ client, sent, exchanges }) {
      const body = { id: 'wd_1', status: 'approved' } as const;
      const { data, response } = await client().raw.PUT('/api/external/withdrawals', { body });
      equal([response.status, data?.data.id], [200, 'wd_1']);
      const bodies = (await sent()).map((request) => request.body);
      equal(bodies, [JSON.stringify(body), JSON.stringify(body)]);
      equal((await exchanges()).length, 1);
    },
  },
];

/** Whether a call ends without a request, however early. */
async function isRefused(call: () => PromiseLike<unknown>): Promise<boolean> {
  try {
    await call();
    return false;
  } catch (error) {
    return (error as Error).name === 'KeyturnError';
  }
}
