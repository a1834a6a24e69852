import { expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';
import { ROOT_KEY } from '../test-server.ts';

const ME = '/api/external/auth/me';

overStores('the look at oneself', (start) => {
  it('200 for the root key', async () => {
    const server = await start();
    const { body } = await server.send('GET', ME);
    expect(body.data).toEqual({
      keyId: expect.stringMatching(/^root:[0-9a-f]{16}$/),
      name: 'Root key',
      environment: 'live',
      scopes: ['*'],
      method: 'key',
      expiresAt: null,
      rateLimit: { limit: 1000, remaining: 999, resetAt: '2026-02-20T11:00:00.000Z' },
    });
    expect(body.data.keyId).not.toContain(ROOT_KEY.slice(8));
  });

  it('200 for a token, by key, as Basic and by JWT', async () => {
    const server = await start();
    const { id, key } = await server.createToken({
      name: 'Billing job',
      scopes: ['users:read'],
      expires_at: '2026-03-01',
    });
    const exchange = await server.send('POST', '/api/external/auth/validate', { key });
    const jwt = exchange.body.data.token;
    const authorization = `Basic ${btoa(`${key}:`)}`;
    const answers = [
      await server.send('GET', ME, { key }),
      await server.send('GET', ME, { authorization }),
      await server.send('GET', ME, { key: jwt }),
    ];
    const common = {
      keyId: `token:${id}`,
      name: 'Billing job',
      environment: 'live',
      scopes: ['users:read'],
    };
    const keyEnd = '2026-03-01T00:00:00.000Z';
    expect(answers.map(({ body }) => body.data)).toMatchObject([
      { ...common, method: 'key', expiresAt: keyEnd, rateLimit: { limit: 100, remaining: 98 } },
      { ...common, method: 'basic', expiresAt: keyEnd, rateLimit: { remaining: 97 } },
      {
        ...common,
        method: 'jwt',
        expiresAt: '2026-02-20T11:00:00.000Z',
        rateLimit: { remaining: 96 },
      },
    ]);
  });
});
