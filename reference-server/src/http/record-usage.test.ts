import { expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';

const USERS = '/api/external/users';

overStores('usage', (start) => {
  it('has a row for every request, whatever its end', async () => {
    const server = await start();
    const { id, key } = await server.createToken({ scopes: ['users:read'], rate_limit: 2 });
    server.usage.length = 0;
    const info = { remoteAddress: '::ffff:203.0.113.9' };
    const headers = { 'User-Agent': 'WordPress/6.7' };
    await server.send('GET', `${USERS}/user_1`, { key, info, headers });
    await server.send('PATCH', `${USERS}/user_1/plan`, { body: { plan: 'free' } });
    await server.send('DELETE', `${USERS}/user_1`, { key });
    await server.send('GET', '/api/external/some/secret/name', { key });
    await server.send('GET', USERS, { key });
    await server.send('GET', '/api/api-tokens/7', { key: 'wrong' });
    await server.send('GET', '/api/external/system/health', { key: null });
    expect(
      server.usage.map(({ tokenId, operation, endpoint, method, status }) => [
        tokenId,
        operation,
        endpoint,
        method,
        status,
      ]),
    ).toEqual([
      [id, 'users.get', '/users/{id}', 'GET', 200],
      [null, 'users.updatePlan', '/users/{id}/plan', 'PATCH', 200],
      [id, 'users.delete', '/users/{id}', 'DELETE', 403],
      [id, null, '*', 'GET', 404],
      [id, 'users.list', '/users', 'GET', 429],
      [null, 'apiTokens.get', '/api-tokens/{id}', 'GET', 401],
      [null, 'system.health', '/system/health', 'GET', 200],
    ]);
    expect(server.usage[0]).toMatchObject({
      environment: 'live',
      ip: '203.0.113.9',
      userAgent: 'WordPress/6.7',
      at: server.now(),
      requestBytes: 0,
      durationMs: 0,
    });
    expect(server.usage[1]).toMatchObject({ requestBytes: 15 });
  });

  it('counts the bytes of answers', async () => {
    const server = await start();
    const { text } = await server.send('GET', USERS);
    await server.send('HEAD', USERS);
    expect(server.usage.map(({ responseBytes }) => responseBytes)).toEqual([
      new TextEncoder().encode(text).length,
      0,
    ]);
  });
});
