/** Keys that try to get more rights than they have. `src/routes/api-tokens.test.ts` has the plain cases. */
import { expect, it } from 'vitest';
import { overStores } from '../../src/over-stores.suite.ts';
import { ROOT_KEY, type TestServer } from '../../src/test-server.ts';

const USERS = '/api/external/users';
const TOKENS = '/api/api-tokens';
const ALL_TOKENS = 'tokens:*' as const;

const put = (server: TestServer, id: number, key: string, body: object) =>
  server.send('PUT', `${TOKENS}/${id}`, { key, body });
const create = (server: TestServer, key: string, body: object) =>
  server.send('POST', TOKENS, { key, body: { name: 'Child', ...body } });
const rotate = (server: TestServer, id: number, key: string) =>
  server.send('POST', `${TOKENS}/${id}/rotate`, { key });

/** What of a token decides on its rights. */
async function rightsOf(server: TestServer, id: number) {
  const { body } = await server.send('GET', `${TOKENS}/${id}`);
  const { scopes, allowed_endpoints, ip_allowlist, expires_at, environment, active } = body.token;
  return { scopes, allowed_endpoints, ip_allowlist, expires_at, environment, active };
}

overStores('a key that manages tokens', (start) => {
  it.each<[string, object, string]>([
    ['a scope', { scopes: [ALL_TOKENS, 'users:read', 'users:delete'] }, 'INSUFFICIENT_SCOPE'],
    ['all scopes', { scopes: ['*'] }, 'INSUFFICIENT_SCOPE'],
    ['reading everything', { scopes: ['*:read'] }, 'INSUFFICIENT_SCOPE'],
    ['every action on users', { scopes: ['users:*'] }, 'INSUFFICIENT_SCOPE'],
    [
      'endpoints',
      { allowed_endpoints: ['/users*', '/api-tokens*', '/m*'] },
      'ENDPOINT_NOT_ALLOWED',
    ],
    ['all endpoints by a star', { allowed_endpoints: ['/*'] }, 'ENDPOINT_NOT_ALLOWED'],
    ['all endpoints by none', { allowed_endpoints: null }, 'ENDPOINT_NOT_ALLOWED'],
    ['all endpoints by an empty list', { allowed_endpoints: [] }, 'ENDPOINT_NOT_ALLOWED'],
    ['addresses', { ip_allowlist: ['0.0.0.0/0'] }, 'IP_NOT_ALLOWED'],
    ['the mapped form of all addresses', { ip_allowlist: ['::ffff:0:0/96'] }, 'IP_NOT_ALLOWED'],
    ['a network that spans two of its own', { ip_allowlist: ['126.0.0.0/7'] }, 'IP_NOT_ALLOWED'],
    ['all addresses by none', { ip_allowlist: null }, 'IP_NOT_ALLOWED'],
    ['time', { expires_at: '2026-03-01T00:00:00.001Z' }, 'INSUFFICIENT_SCOPE'],
    ['time by another zone', { expires_at: '2026-03-01T00:00:00-12:00' }, 'INSUFFICIENT_SCOPE'],
    ['time without end', { expires_at: null }, 'INSUFFICIENT_SCOPE'],
  ])('403 for giving %s to itself', async (_what, change, code) => {
    const server = await start();
    const { id, key } = await server.createToken({
      scopes: [ALL_TOKENS, 'users:read'],
      allowed_endpoints: ['/users*', '/api-tokens*'],
      ip_allowlist: ['127.0.0.0/8'],
      expires_at: '2026-03-01T00:00:00Z',
    });
    const before = await rightsOf(server, id);
    const answer = await put(server, id, key, change);
    expect([answer.status, answer.body.code]).toEqual([403, code]);
    expect(await rightsOf(server, id)).toEqual(before);
  });

  it('403 for opening the endpoints of a token that has scopes which it has not', async () => {
    const server = await start();
    const manager = await server.createToken({ scopes: [ALL_TOKENS, 'users:read'] });
    const strong = await server.createToken({ scopes: ['*'], allowed_endpoints: ['/models*'] });
    for (const change of [{ allowed_endpoints: null }, { allowed_endpoints: ['/users*'] }]) {
      const { status, body } = await put(server, strong.id, manager.key, change);
      expect([status, body.code, body.required_scope]).toEqual([403, 'INSUFFICIENT_SCOPE', '*']);
    }
    expect((await server.send('DELETE', `${USERS}/user_1`, { key: strong.key })).status).toBe(403);
  });

  it.each<[string, object, object]>([
    ['addresses', { ip_allowlist: ['192.0.2.0/24'] }, { ip_allowlist: null }],
    ['time', { expires_at: '2026-02-21' }, { expires_at: null }],
    ['a second life', { expires_at: '2026-02-20T09:00:00Z' }, { expires_at: null }],
    ['the switch', { active: false }, { active: true }],
  ])(
    '403 for giving %s to a token that has scopes which it has not',
    async (_what, has, change) => {
      const server = await start();
      const manager = await server.createToken({ scopes: [ALL_TOKENS, 'users:read'] });
      const strong = await server.createToken({ scopes: ['*'] });
      await put(server, strong.id, ROOT_KEY, has);
      const { status, body } = await put(server, strong.id, manager.key, change);
      expect([status, body.code]).toEqual([403, 'INSUFFICIENT_SCOPE']);
    },
  );

  it('403 for giving its scope to a token that may use it in more places', async () => {
    const server = await start();
    const manager = await server.createToken({
      scopes: [ALL_TOKENS, 'users:delete'],
      allowed_endpoints: ['/api-tokens*', '/users/user_1'],
    });
    const open = await server.createToken({ scopes: ['models:read'] });
    const change = { scopes: ['models:read', 'users:delete'] };
    const { status, body } = await put(server, open.id, manager.key, change);
    expect([status, body.required_scope]).toEqual([403, 'users:delete']);
    expect((await server.send('DELETE', `${USERS}/user_2`, { key: open.key })).status).toBe(403);
  });

  it('200 for giving its scope to a token that may use it where it may itself', async () => {
    const server = await start();
    const manager = await server.createToken({ scopes: [ALL_TOKENS, 'users:read'] });
    const other = await server.createToken({ scopes: ['models:read'] });
    const change = { scopes: ['models:read', 'users:read'] };
    expect((await put(server, other.id, manager.key, change)).status).toBe(200);
  });

  it('403 for rotating a token that has more, so that its new key is not seen', async () => {
    const server = await start();
    const manager = await server.createToken({
      scopes: [ALL_TOKENS, 'users:read'],
      allowed_endpoints: ['/api-tokens*', '/users*'],
    });
    for (const settings of [
      { scopes: ['*' as const] },
      { scopes: ['users:read' as const] },
      { scopes: ['users:delete' as const], allowed_endpoints: ['/users*'] },
    ]) {
      const { id } = await server.createToken(settings);
      const { status, body } = await rotate(server, id, manager.key);
      expect([status, body.token]).toEqual([403, undefined]);
    }
  });

  it('403 without the scope of the very action, whatever other scope it has', async () => {
    const server = await start();
    const { id, key } = await server.createToken({ scopes: ['tokens:read', 'users:*'] });
    for (const [method, path, required] of [
      ['POST', TOKENS, 'tokens:write'],
      ['PUT', `${TOKENS}/${id}`, 'tokens:write'],
      ['POST', `${TOKENS}/${id}/rotate`, 'tokens:write'],
      ['POST', `${TOKENS}/prune`, 'tokens:write'],
      ['DELETE', `${TOKENS}/${id}`, 'tokens:delete'],
    ] as const) {
      const { status, body } = await server.send(method, path, { key });
      expect([status, body.required_scope]).toEqual([403, required]);
    }
  });

  it('does its children no good when it is narrowed before they are made', async () => {
    const server = await start();
    const { id, key } = await server.createToken({ scopes: [ALL_TOKENS, 'users:read'] });
    const { body } = await server.send('POST', '/api/external/auth/validate', { key });
    await put(server, id, ROOT_KEY, { scopes: [ALL_TOKENS] });
    const scopes = ['users:read'];
    expect((await create(server, body.data.token, { scopes })).status).toBe(403);
  });
});

overStores('a test key', (start) => {
  it('404 for a live token in every operation, and prunes none', async () => {
    const server = await start();
    const live = await server.createToken({ expires_at: '2026-02-20T10:00:01Z' });
    const { key } = await server.createToken({ environment: 'test' });
    server.pass(1_000);
    for (const [method, path] of [
      ['GET', `${TOKENS}/${live.id}`],
      ['PUT', `${TOKENS}/${live.id}`],
      ['DELETE', `${TOKENS}/${live.id}`],
      ['POST', `${TOKENS}/${live.id}/rotate`],
    ] as const) {
      const body = method === 'PUT' ? { name: 'Mine' } : undefined;
      expect((await server.send(method, path, { key, body })).status).toBe(404);
    }
    const pruned = await server.send('POST', `${TOKENS}/prune`, { key });
    expect(pruned.body).toMatchObject({ deleted: 0 });
    expect((await server.send('GET', `${TOKENS}/${live.id}`)).status).toBe(200);
  });

  it('changes test data only, whatever its scopes are', async () => {
    const server = await start();
    const { key } = await server.createToken({ environment: 'test', scopes: ['*'] });
    const path = `${USERS}/user_1/plan`;
    await server.send('PATCH', path, { key, body: { plan: 'enterprise' } });
    await server.send('DELETE', `${USERS}/user_2`, { key });
    expect((await server.send('GET', `${USERS}/user_1`)).body.data.plan).toBe('free');
    expect((await server.send('GET', `${USERS}/user_2`)).status).toBe(200);
  });

  it('has no child in the live environment, by a JWT neither', async () => {
    const server = await start();
    const { key } = await server.createToken({ environment: 'test' });
    const { body } = await server.send('POST', '/api/external/auth/validate', { key });
    for (const credential of [key, body.data.token]) {
      expect((await create(server, credential, { environment: 'live' })).status).toBe(403);
    }
  });
});

overStores('fields that nobody may set', (start) => {
  const FIELDS: readonly [string, unknown][] = [
    ['id', 1],
    ['token', 'sk_live_chosen'],
    ['token_prefix', 'sk_live_chosen00'],
    ['prefix', 'sk_live_chosen00'],
    ['hash', 'chosen'],
    ['created_at', '2020-01-01T00:00:00.000Z'],
    ['createdAt', 1],
    ['last_used_at', null],
    ['rotated_to', null],
    ['rotatedTo', null],
    ['budgetId', 99],
    ['tokenId', 99],
    ['rateLimit', 1_000_000],
    ['allowedEndpoints', null],
    ['constructor', { prototype: { admin: true } }],
    ['prototype', {}],
    ['toString', 'x'],
  ];

  it.each(FIELDS)('400 naming %s on creation and on update', async (field, value) => {
    const server = await start();
    const { id, key } = await server.createToken();
    const records = JSON.stringify(await server.store.tokens.list());
    for (const [method, path] of [
      ['POST', TOKENS],
      ['PUT', `${TOKENS}/${id}`],
    ] as const) {
      const { status, body } = await server.send(method, path, {
        key,
        body: { name: 'x', [field]: value },
      });
      expect([status, body.fields?.[0]?.field]).toEqual([400, field]);
    }
    expect(JSON.stringify(await server.store.tokens.list())).toBe(records);
  });

  it('400 for an environment on update: a test token does not become a live one', async () => {
    const server = await start();
    const { id, key } = await server.createToken({ environment: 'test' });
    const { status } = await put(server, id, key, { environment: 'live' });
    expect([status, (await rightsOf(server, id)).environment]).toEqual([400, 'test']);
  });

  it('400 for __proto__, and nothing inherits from it', async () => {
    const server = await start();
    const body = '{"name":"x","__proto__":{"active":false,"scopes":["*"],"polluted":true}}';
    const answer = await server.send('POST', TOKENS, { body });
    expect([answer.status, answer.body.fields[0].field]).toEqual([400, '__proto__']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
