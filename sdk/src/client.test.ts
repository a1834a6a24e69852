import { describe, expect, it } from 'vitest';
import { json } from '../test/support/pipeline-harness.ts';
import { errorOf, follow } from '../test/support/settled.ts';
import { API_KEY, createStubApi, data, failure, JWT } from '../test/support/stub-api.ts';
import { ParseError } from './answer-errors.ts';
import { KeyturnError } from './errors.ts';

describe('a call', () => {
  it('exchanges the key, sends the token, and answers the data', async () => {
    const { client, sent, exchanges } = createStubApi(() => data({ id: 'user_123' }));
    expect(await client.users.get('user_123')).toEqual({ id: 'user_123' });
    expect(exchanges.map(({ method, headers }) => [method, headers.get('authorization')])).toEqual([
      ['POST', `Bearer ${API_KEY}`],
    ]);
    expect(
      sent.map(({ method, url, headers }) => [method, url, headers.get('authorization')]),
    ).toEqual([['GET', 'https://api.test/api/external/users/user_123', `Bearer ${JWT}`]]);
  });

  it('that waits for a token ends by its own deadline, in its own name', async () => {
    const { client, clock } = createStubApi(() => data({}), {
      deadlineMs: 1_000,
      fetch: () => new Promise(() => {}),
    });
    const state = follow(client.users.get('user_1'));
    await clock.advance(1_000);
    expect(state()).toMatchObject({ error: { operation: 'users.get', timeoutMs: 1_000 } });
  });

  it('50 concurrent first calls make one exchange', async () => {
    const { client, exchanges } = createStubApi(() => data({}));
    await Promise.all(Array.from({ length: 50 }, () => client.users.get('user_1')));
    expect(exchanges).toHaveLength(1);
  });

  it('sends its body as JSON', async () => {
    const { client, sent } = createStubApi(() => data({}));
    await client.users.updatePlan('user_123', { plan: 'professional' });
    expect(sent[0]).toMatchObject({ method: 'PATCH', body: '{"plan":"professional"}' });
    expect(sent[0]?.headers.get('content-type')).toBe('application/json');
  });

  it('unwraps what the token family wraps, and what it does not', async () => {
    const { client } = createStubApi(({ url }) =>
      url.endsWith('/prune') ? json({ deleted: 3 }) : json({ token: { id: 1 }, message: 'Saved.' }),
    );
    expect(await client.apiTokens.create({ name: 'CI' })).toEqual({ id: 1 });
    expect(await client.apiTokens.prune()).toEqual({ deleted: 3 });
  });

  it('goes to the address with its prefix', async () => {
    const { client, sent } = createStubApi(() => data({}), {
      baseUrl: 'https://api.test/proxy/api/external',
    });
    await client.auth.me();
    expect(sent[0]?.url).toBe('https://api.test/proxy/api/external/auth/me');
  });

  it.each(['', '.', '..', undefined as never])(
    'with the id %j throws before a request',
    async (id) => {
      const { client, sent, exchanges } = createStubApi(() => data({}));
      expect(await errorOf(client.users.delete(id))).toBeInstanceOf(KeyturnError);
      expect([...sent, ...exchanges]).toHaveLength(0);
    },
  );

  it('does not follow a redirect with a credential, and says where the mistake is', async () => {
    const redirects: (RequestRedirect | undefined)[] = [];
    const { client } = createStubApi(() => data({}), {
      auth: 'key',
      async fetch(_input, init) {
        redirects.push(init?.redirect);
        return new Response(null, { status: 302, headers: { location: 'https://evil.test' } });
      },
    });
    expect(await errorOf(client.auth.me())).toMatchObject({
      name: 'ApiError',
      status: 302,
      message: expect.stringContaining('Use the final address as baseUrl'),
    });
    expect(redirects).toEqual(['manual']);
  });

  it.each([
    [
      'no JSON',
      () => new Response('<html>', { headers: { 'content-type': 'text/html' } }),
      'text/html',
    ],
    ['JSON of another shape', () => json({ users: [] }), 'JSON with a property "data"'],
    ['nothing', () => new Response(null, { status: 204 }), '204'],
  ])('a success that is %s is a ParseError', async (_, respond, words) => {
    const { client } = createStubApi(respond);
    const error = await errorOf(client.users.get('user_1'));
    expect(error).toBeInstanceOf(ParseError);
    expect(error).toMatchObject({ message: expect.stringContaining(words) });
  });

  it('adds headers, and removes those that are null', async () => {
    const { client, sent } = createStubApi(() => data({}), {
      headers: { 'x-app': 'shop', 'x-team': 'a' },
    });
    await client.users.get('user_1', { headers: { 'x-team': null, 'x-trace': '7' } });
    const { headers } = sent[0] ?? {};
    expect([headers?.get('x-app'), headers?.get('x-team'), headers?.get('x-trace')]).toEqual([
      'shop',
      null,
      '7',
    ]);
  });
});

describe('the headers of a call', () => {
  it.each([
    ['of the client', { headers: { 'Content-Type': null, 'idempotency-key': null } }, {}],
    ['of the call', {}, { headers: { 'Content-Type': null, 'idempotency-key': null } }],
  ])('%s can remove what the client would send', async (_, options, own) => {
    const { client, sent } = createStubApi(() => data({}), options);
    await client.blogs.create({ title: 'T', slug: 't', content: 'c' }, own);
    expect(sent[0]?.headers.has('idempotency-key')).toBe(false);
    expect(sent[0]?.headers.get('content-type')).not.toContain('json');
  });

  it('cannot replace the credential', async () => {
    const { client, sent } = createStubApi(() => data({}));
    await client.users.get('user_1', { headers: { Authorization: 'Bearer other' } });
    expect(sent[0]?.headers.get('authorization')).toBe(`Bearer ${JWT}`);
  });

  it.each([
    ['a value', { headers: { 'x-note': 'secret\nvalue' } }, 'x-note'],
    ['a name', { headers: { 'x note': 'secret' } }, 'x note'],
    ['an idempotency key', { idempotencyKey: 'secret\u0000' }, 'idempotency-key'],
  ])('%s that cannot be sent is refused by its name', async (_, options, name) => {
    const { client, sent } = createStubApi(() => data({}));
    const error = await errorOf(client.models.delete('model_1', options));
    expect(error).toBeInstanceOf(KeyturnError);
    expect(`${error}`).toContain(`"${name}"`);
    expect(`${error}`).not.toContain('secret');
    expect(sent).toHaveLength(0);
  });
});

describe('the ways to authenticate', () => {
  it.each([
    ['key', `Bearer ${API_KEY}`],
    ['basic', `Basic ${btoa(`${API_KEY}:`)}`],
  ] as const)('%s sends the key itself, and exchanges nothing', async (auth, authorization) => {
    const { client, sent, exchanges } = createStubApi(() => data({}), { auth });
    await client.auth.me();
    expect(sent[0]?.headers.get('authorization')).toBe(authorization);
    expect(exchanges).toHaveLength(0);
  });

  it('auth.validate sends the key, since a token cannot be exchanged', async () => {
    const { client, exchanges } = createStubApi(() => data({}));
    expect(await client.auth.validate()).toMatchObject({ token: JWT, expiresIn: 3_600 });
    expect(exchanges.map(({ headers }) => headers.get('authorization'))).toEqual([
      `Bearer ${API_KEY}`,
    ]);
  });

  it('system.health sends nothing, so that it works without a token', async () => {
    const { client, sent, exchanges } = createStubApi(() => data({ status: 'ok' }));
    await client.system.health();
    expect(sent[0]?.headers.has('authorization')).toBe(false);
    expect(exchanges).toHaveLength(0);
  });

  it('system.health is not held up by a limit, and uses none of it', async () => {
    const spent = { headers: { ratelimit: '"default";r=0;t=50' } };
    const { client, clock } = createStubApi(({ url }) =>
      url.endsWith('/health') ? data({ status: 'ok' }) : json({ success: true, data: {} }, spent),
    );
    await client.auth.me();
    expect(await client.system.health()).toEqual({ status: 'ok' });
    const waiting = follow(client.auth.me());
    await clock.settle();
    expect(waiting()).toBe('pending');
  });

  it('an exchange that the server refuses is the call’s AuthenticationError', async () => {
    const { client } = createStubApi(() => data({}), {
      fetch: async () => failure(401, 'INVALID_API_KEY', { message: 'API key is invalid' }),
    });
    expect(await errorOf(client.auth.me())).toMatchObject({
      name: 'AuthenticationError',
      code: 'INVALID_API_KEY',
      operation: 'auth.validate',
    });
  });
});

describe('idempotency', () => {
  const lostOnce = (_: unknown, number: number) =>
    number === 1 ? Promise.reject(new TypeError('fetch failed')) : data({ id: 'model_1' });

  it('an operation that honours it gets a key, kept across attempts', async () => {
    const { client, clock, sent } = createStubApi(lostOnce, { createId: () => 'own-id' });
    const model = { name: 'm', label: 'M', tier: 'premium', supportsMedia: true } as const;
    const state = follow(client.models.create(model));
    await clock.advance(1_000);
    expect(state()).toEqual({ value: { id: 'model_1' } });
    expect(sent.map(({ headers }) => headers.get('idempotency-key'))).toEqual(['own-id', 'own-id']);
  });

  it('a POST that does not honour it is not repeated after it may have reached the server', async () => {
    const { client, clock, sent } = createStubApi(lostOnce);
    const state = follow(client.models.reorder({ ids: ['model_1'] }, { idempotencyKey: 'mine' }));
    await clock.advance(1_000);
    expect(state()).toMatchObject({
      error: { name: 'ConnectionError', operation: 'models.reorder' },
    });
    expect(sent).toHaveLength(1);
  });
});

describe('the client', () => {
  it('knows the quota that the last answer stated', async () => {
    const { client } = createStubApi(() =>
      json(
        { success: true, data: {} },
        {
          headers: {
            'x-ratelimit-limit': '1000',
            'x-ratelimit-remaining': '856',
            'x-ratelimit-reset': '1767229200',
          },
        },
      ),
    );
    expect(client.rateLimit).toBeUndefined();
    await client.auth.me();
    expect(client.rateLimit).toEqual({
      limit: 1000,
      remaining: 856,
      resetAt: new Date('2026-01-01T01:00:00Z'),
    });
  });

  it('raw is openapi-fetch on the same pipeline', async () => {
    // Loaded beforehand, so that the manual clock need not wait for a file.
    await import('./raw-client.ts');
    const { client, clock, sent, exchanges } = createStubApi((_, number) =>
      number === 1 ? failure(503, 'SERVICE_UNAVAILABLE') : data({ id: 'user_123' }),
    );
    const state = follow(
      client.raw.GET('/api/external/users/{id}', { params: { path: { id: 'user_123' } } }),
    );
    await clock.advance(1_000);
    expect(state()).toMatchObject({
      value: { data: { data: { id: 'user_123' } }, response: expect.any(Response) },
    });
    expect(sent[1]?.headers.get('authorization')).toBe(`Bearer ${JWT}`);
    expect(exchanges).toHaveLength(1);
  });

  it('raw refuses empty path parameters too', async () => {
    const { client, sent } = createStubApi(() => data({}));
    const call = client.raw.GET('/api/external/users/{id}', { params: { path: { id: '' } } });
    expect(await errorOf(call)).toBeInstanceOf(KeyturnError);
    expect(sent).toHaveLength(0);
  });

  it('raw keeps the order in which it is asked, also while it is loaded', async () => {
    const { client, sent } = createStubApi(() => data({}));
    client.raw.use({
      onRequest: ({ request }) => {
        request.headers.set('x-layer', '1');
        return request;
      },
    });
    await client.raw.GET('/api/external/auth/me');
    expect(sent[0]?.headers.get('x-layer')).toBe('1');
  });

  it('close ends calls, forgets tokens and refuses new calls', async () => {
    const { client, clock } = createStubApi(() => new Promise(() => {}));
    const state = follow(client.auth.me());
    await clock.settle();
    await client[Symbol.asyncDispose]();
    await clock.settle();
    expect(state()).toMatchObject({ error: { message: expect.stringContaining('closed') } });
    expect(await errorOf(client.auth.me())).toBeInstanceOf(KeyturnError);
    expect(clock.pendingTimers).toBe(0);
  });
});
