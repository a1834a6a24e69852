import { describe, expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';
import type { TestServer } from '../test-server.ts';

const USERS = '/api/external/users';
const ELSEWHERE = { remoteAddress: '198.51.100.1' };

/** What is left of a key's limit, as its holder is told without any other effect. */
async function remaining(server: TestServer, key: string): Promise<number> {
  // An endpoint that the key may not use does not count.
  const { headers } = await server.send('DELETE', `${USERS}/user_1`, { key });
  return Number(headers.get('x-ratelimit-remaining'));
}

overStores('the order of checks', (start) => {
  /** Each fault comes with all the later ones, so that only the order decides what is told. */
  it('tells the first of several faults', async () => {
    const server = await start();
    const settings = {
      scopes: ['models:read' as const],
      allowed_endpoints: ['/models*'],
      ip_allowlist: ['203.0.113.0/24'],
      rate_limit: 1,
    };
    const { id, key } = await server.createToken({
      ...settings,
      expires_at: '2026-02-20T10:00:01Z',
    });
    const update = (body: object) => server.send('PUT', `/api/api-tokens/${id}`, { body });
    const codes: string[] = [];
    const attempt = async (path: string, remoteAddress = '203.0.113.9', authorization?: string) => {
      const { body } = await server.send('PATCH', path, {
        key,
        body: 'no JSON',
        headers: { 'Content-Type': 'text/plain' },
        info: { remoteAddress },
        ...(authorization && { authorization }),
      });
      codes.push(body.error?.code ?? 'no error');
    };
    const PLAN = `${USERS}/user_404/plan`;

    await update({ active: false });
    server.pass(1_000);
    await attempt('/api/external/nothing', ELSEWHERE.remoteAddress, 'Digest x');
    await attempt('/api/external/nothing', ELSEWHERE.remoteAddress);
    await update({ active: true });
    await attempt('/api/external/nothing', ELSEWHERE.remoteAddress);
    await update({ expires_at: null });
    await attempt('/api/external/nothing', ELSEWHERE.remoteAddress);
    await attempt('/api/external/nothing');
    await attempt(PLAN);
    await update({ allowed_endpoints: null });
    await attempt(PLAN);
    await update({ scopes: ['users:write'] });
    await attempt(PLAN);
    await update({ rate_limit: 10 });
    await attempt(PLAN);
    expect(codes).toEqual([
      'INVALID_AUTH_SCHEME',
      'API_KEY_DISABLED',
      'API_KEY_EXPIRED',
      'IP_NOT_ALLOWED',
      'ENDPOINT_NOT_FOUND',
      'ENDPOINT_NOT_ALLOWED',
      'INSUFFICIENT_SCOPE',
      'RATE_LIMIT_EXCEEDED',
      'UNSUPPORTED_MEDIA_TYPE',
    ]);
  });

  it('tells of routes and methods only who is authenticated', async () => {
    const server = await start();
    for (const path of ['/api/external/nothing', '/', '/api/external/users/%2e%2e', USERS]) {
      const { status, headers } = await server.send('POST', path, { key: null });
      expect([status, headers.get('allow')]).toEqual([401, null]);
    }
  });

  it.each([
    ['success', 'GET', USERS, {}, 1],
    ['an exchange', 'POST', '/api/external/auth/validate', {}, 1],
    ['400', 'GET', `${USERS}?page=0`, {}, 1],
    ['404 of an id', 'GET', `${USERS}/user_404`, {}, 1],
    ['404 of a route', 'GET', '/api/external/nothing', {}, 1],
    ['405', 'PUT', USERS, {}, 1],
    ['413', 'PATCH', `${USERS}/user_1/plan`, { body: 'x'.repeat(1_100_000) }, 1],
    ['415', 'PATCH', `${USERS}/user_1/plan`, { body: 'x', headers: { 'Content-Type': 'a/b' } }, 1],
    ['403 of a scope', 'DELETE', `${USERS}/user_1`, {}, 0],
    ['403 of an endpoint', 'GET', '/api/external/models', {}, 0],
    ['403 of an address', 'GET', USERS, { info: ELSEWHERE }, 0],
    ['401', 'GET', USERS, { authorization: 'Basic x' }, 0],
    ['health', 'GET', '/api/external/system/health', {}, 0],
  ])('%s counts %5$i', async (_end, method, path, request, counted) => {
    const server = await start();
    const { key } = await server.createToken({
      scopes: ['users:read', 'users:write', 'models:read'],
      allowed_endpoints: ['/users*'],
      ip_allowlist: ['127.0.0.1/32'],
    });
    await server.send(method, path, { key, ...request });
    expect(100 - (await remaining(server, key))).toBe(counted);
  });

  it('does not count what is over the limit', async () => {
    const server = await start();
    const { key } = await server.createToken({ rate_limit: 2 });
    const statuses: number[] = [];
    for (let i = 0; i < 5; i += 1) statuses.push((await server.send('GET', USERS, { key })).status);
    expect(statuses).toEqual([200, 200, 429, 429, 429]);
    server.pass(60_000);
    expect((await server.send('GET', USERS, { key })).headers.get('x-ratelimit-remaining')).toBe(
      '1',
    );
  });
});

overStores('restrictions of endpoints', (start) => {
  it.each([
    ['/users*', '/api/external/users/user_1', 200],
    ['/users*', '/api/external/users/%75ser_1', 200],
    ['/users', '/api/external/users/user_1', 403],
    ['/users/*/sessions', '/api/external/users/user_1/sessions', 200],
    ['/users/*/sessions', '/api/external/users/user_1', 403],
    ['/models*', '/api/external/users', 403],
    ['/api-tokens*', '/api/api-tokens', 200],
    ['/users*', '/api/api-tokens', 403],
    ['/api-tokens*', '/api/external/users', 403],
  ])('%s lets %s end with %i', async (pattern, path, status) => {
    const server = await start();
    const { key } = await server.createToken({ allowed_endpoints: [pattern] });
    expect((await server.send('GET', path, { key })).status).toBe(status);
  });

  it('leave the exchange and the look at oneself open', async () => {
    const server = await start();
    const { key } = await server.createToken({ allowed_endpoints: ['/models*'], scopes: [] });
    expect((await server.send('POST', '/api/external/auth/validate', { key })).status).toBe(200);
    expect((await server.send('GET', '/api/external/auth/me', { key })).status).toBe(200);
  });

  it.each([
    '/api/external/models/../users',
    '/api/external/models/%2e%2e/users',
    '/api/external/models%2F..%2Fusers',
    '/api/external/models/..%5cusers',
    '/api/external/models%00/users',
  ])('are not got around by %s: 400', async (target) => {
    const server = await start();
    const { key } = await server.createToken({ allowed_endpoints: ['/models*'] });
    // Only a raw target can hold dot segments: a URL has them resolved.
    const { status, body } = await server.send('GET', '/', { key, info: { target } });
    expect([status, body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(body.error.details.fields[0].location).toBe('path');
  });

  it.each(['//api/external/users', '/api/external//users', '/API/external/users', '/users'])(
    'are not got around by %s: 404',
    async (target) => {
      const server = await start();
      const { status } = await server.send('GET', '/', { info: { target } });
      expect(status).toBe(404);
    },
  );

  it('are not got around by overriding the method', async () => {
    const server = await start();
    const { key } = await server.createToken({ scopes: ['users:read'] });
    const headers = { 'X-HTTP-Method-Override': 'DELETE' };
    await server.send('GET', `${USERS}/user_1?_method=DELETE`, { key, headers });
    expect((await server.send('GET', `${USERS}/user_1`)).status).toBe(200);
  });
});

describe('environments', () => {
  overStores('are kept apart', (start) => {
    it('test keys see and change test data only', async () => {
      const server = await start();
      const { key } = await server.createToken({ environment: 'test' });
      await server.send('DELETE', `${USERS}/user_1`, { key });
      expect((await server.send('GET', `${USERS}/user_1`, { key })).status).toBe(404);
      expect((await server.send('GET', `${USERS}/user_1`)).status).toBe(200);
    });

    it('a test root works on test data with ten times the limit', async () => {
      const rootKey = 'sk_test_root0123456789';
      const server = await start({ rootKey });
      const { body, headers } = await server.send('GET', '/api/external/auth/me', { key: rootKey });
      expect(body.data.environment).toBe('test');
      expect(headers.get('x-ratelimit-limit')).toBe('10000');
    });
  });
});
