import { createMock, type Mock, type MockKeyOptions } from '@keyturn/mock-server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as getUser } from './app/api/users/[id]/route.ts';
import { GET as listUsers } from './app/api/users/route.ts';
import { admin } from './lib/admin.ts';

let mock: Mock;

/** The routes make their own client, so the mock stands where the network would be. */
function serveThrough(options: MockKeyOptions, fetch: typeof globalThis.fetch = mock.fetch): void {
  vi.stubEnv('KEYTURN_BASE_URL', mock.baseUrl);
  vi.stubEnv('KEYTURN_API_KEY', mock.keys.create(options).token);
  vi.stubGlobal('fetch', fetch);
  vi.stubGlobal('keyturnAdmin', undefined);
}

beforeEach(() => {
  mock = createMock();
  vi.spyOn(console, 'error').mockImplementation(() => {});
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const userOf = (id: string) =>
  getUser(new Request(`http://localhost/api/users/${id}`), { params: Promise.resolve({ id }) });

describe('GET /api/users', () => {
  it('200 shows a page, and no e-mail address', async () => {
    serveThrough({ scopes: ['users:read'] });
    const response = await listUsers(new Request('http://localhost/api/users?plan=free&page=2'));
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({ pagination: { page: 2 } });
    expect(text).not.toContain('@');
  });

  it('400 for a plan that there is not', async () => {
    serveThrough({ scopes: ['users:read'] });
    const response = await listUsers(new Request('http://localhost/api/users?plan=gold'));
    expect([response.status, await response.json()]).toEqual([400, { error: 'VALIDATION_ERROR' }]);
  });

  it('499 as soon as the visitor goes', async () => {
    serveThrough({}, () => new Promise(() => {}));
    const visitor = new AbortController();
    const request = new Request('http://localhost/api/users', { signal: visitor.signal });
    const response = listUsers(request);
    visitor.abort();
    expect((await response).status).toBe(499);
  });
});

describe('GET /api/users/[id]', () => {
  it('200 shows the user', async () => {
    serveThrough({ scopes: ['users:read'] });
    const { id } = mock.seed.user({ name: 'Ann', plan: 'free' });
    const response = await userOf(id);
    expect([response.status, await response.json()]).toEqual([
      200,
      { id, name: 'Ann', plan: 'free' },
    ]);
  });

  it('404 for nobody', async () => {
    serveThrough({ scopes: ['users:read'] });
    expect((await userOf('user_nobody')).status).toBe(404);
  });

  it('500 where the key may not read users, with nothing about it for the visitor', async () => {
    serveThrough({ scopes: ['models:read'] });
    const response = await userOf('user_1');
    expect([response.status, await response.json()]).toEqual([500, { error: 'MISCONFIGURED' }]);
    expect(console.error).toHaveBeenCalledWith(expect.stringContaining('users:read'));
  });

  it('503 with Retry-After where the quota is used up', async () => {
    serveThrough({ scopes: ['users:read'], rate_limit: 2 });
    await userOf('user_1');
    const response = await userOf('user_2');
    expect(response.status).toBe(503);
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(2);
  });

  it('asks with one token, however many visitors come', async () => {
    serveThrough({ scopes: ['users:read'] });
    await Promise.all(['user_1', 'user_2', 'user_3'].map(userOf));
    expect(mock.calls('auth.validate')).toHaveLength(1);
    expect(admin()).toBe(admin());
  });
});
