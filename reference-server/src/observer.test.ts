import { beforeEach, describe, expect, it } from 'vitest';
import { createMemoryStore } from './stores/memory/memory-store.ts';
import { startTestServer, type TestServer } from './test-server.ts';

let server: TestServer;
beforeEach(() => {
  server = startTestServer(createMemoryStore());
});

describe('the observer', () => {
  it('is told when a request starts, and how it ends', async () => {
    await server.send('GET', '/api/external/users');
    await server.send('GET', '/api/external/users', { key: null });
    await server.send('GET', '/api/external/users/nobody');
    expect(server.observed).toEqual([
      ...['started', 'ended 200'],
      ...['started', 'ended 401 MISSING_AUTH_HEADER'],
      ...['started', 'ended 404 NOT_FOUND'],
    ]);
  });

  it('is told whether a cache spared the work of a key or a JWT', async () => {
    const { key } = await server.createToken();
    server.observed.length = 0;
    const exchange = () => server.send('POST', '/api/external/auth/validate', { key });
    const { body } = await exchange();
    await exchange();
    const read = () => server.send('GET', '/api/external/users', { key: body.data.token });
    await read();
    await read();
    expect(server.observed.filter((line) => /hit|miss/.test(line))).toEqual([
      ...['keys miss', 'keys hit'],
      ...['jwts miss', 'jwts hit'],
    ]);
  });
});

describe('the log of requests', () => {
  it('has one line a request, with who made it and how it ended', async () => {
    const { id, key } = await server.createToken({ scopes: ['models:read'] });
    server.log.length = 0;
    await server.send('GET', '/api/external/users/user_1', {
      key,
      headers: { 'X-Request-Id': 'req_of_the_test' },
    });
    expect(server.log).toEqual([
      {
        message: 'GET /users/{id}',
        requestId: 'req_of_the_test',
        operation: 'users.get',
        status: 403,
        code: 'INSUFFICIENT_SCOPE',
        durationMs: expect.any(Number),
        key: `token:${id}`,
      },
    ]);
  });

  it('names no path that is no endpoint, and no key that was not accepted', async () => {
    const key = `sk_live_${'x'.repeat(32)}`;
    await server.send('GET', `/nowhere/${key}?key=${key}`, { key });
    expect(server.log).toHaveLength(1);
    expect(JSON.stringify(server.log)).not.toContain('xxx');
    expect(server.log[0]).toMatchObject({ message: 'GET *', operation: null, status: 401 });
  });
});
