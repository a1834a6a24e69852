/** JWTs that an attacker keeps while the key behind them changes. */
import { expect, it } from 'vitest';
import { overStores } from '../../src/over-stores.suite.ts';
import { JWT_SECRET, ROOT_KEY, type TestServer } from '../../src/test-server.ts';

const USERS = '/api/external/users';
const TOKENS = '/api/api-tokens';
const EXCHANGE = '/api/external/auth/validate';

async function told(server: TestServer, jwt: string) {
  const { status, body } = await server.send('GET', USERS, { key: jwt });
  return [status, body.error?.code];
}

overStores('a JWT whose key has changed since', (start) => {
  const exchange = async (server: TestServer, key: string) =>
    (await server.send('POST', EXCHANGE, { key })).body.data.token as string;

  it.each<[string, (server: TestServer, id: number) => Promise<unknown>, number, string]>([
    ['deleted', (server, id) => server.send('DELETE', `${TOKENS}/${id}`), 401, 'INVALID_TOKEN'],
    [
      'switched off',
      (server, id) => server.send('PUT', `${TOKENS}/${id}`, { body: { active: false } }),
      401,
      'API_KEY_DISABLED',
    ],
    [
      'ended',
      (server, id) =>
        server.send('PUT', `${TOKENS}/${id}`, { body: { expires_at: '2026-02-20T09:00:00Z' } }),
      401,
      'API_KEY_EXPIRED',
    ],
    [
      'rotated without grace',
      (server, id) =>
        server.send('POST', `${TOKENS}/${id}/rotate`, { body: { grace_period_hours: 0 } }),
      401,
      'API_KEY_EXPIRED',
    ],
    [
      'narrowed to other scopes',
      (server, id) => server.send('PUT', `${TOKENS}/${id}`, { body: { scopes: ['blogs:read'] } }),
      403,
      'INSUFFICIENT_SCOPE',
    ],
    [
      'narrowed to other endpoints',
      (server, id) =>
        server.send('PUT', `${TOKENS}/${id}`, { body: { allowed_endpoints: ['/blogs*'] } }),
      403,
      'ENDPOINT_NOT_ALLOWED',
    ],
    [
      'narrowed to other addresses',
      (server, id) =>
        server.send('PUT', `${TOKENS}/${id}`, { body: { ip_allowlist: ['192.0.2.0/24'] } }),
      403,
      'IP_NOT_ALLOWED',
    ],
  ])('is refused at once when the key was %s', async (_change, change, status, code) => {
    const server = await start();
    const { id, key } = await server.createToken();
    const jwt = await exchange(server, key);
    expect(await told(server, jwt)).toEqual([200, undefined]);
    await change(server, id);
    expect(await told(server, jwt)).toEqual([status, code]);
  });

  it('outlives neither the grace of a rotated key nor serves the one that came after', async () => {
    const server = await start({ jwtTtlSeconds: 7200 });
    const { id, key } = await server.createToken();
    const jwt = await exchange(server, key);
    const body = { grace_period_hours: 1 };
    const rotated = await server.send('POST', `${TOKENS}/${id}/rotate`, { body });
    expect(await told(server, jwt)).toEqual([200, undefined]);
    server.pass(3_600_000);
    expect(await told(server, jwt)).toEqual([401, 'API_KEY_EXPIRED']);
    expect((await server.send('GET', USERS, { key: rotated.body.token.token })).status).toBe(200);
  });

  it('is not the JWT of a token made after the deletion', async () => {
    const server = await start();
    const { id, key } = await server.createToken();
    const jwt = await exchange(server, key);
    await server.send('DELETE', `${TOKENS}/${id}`);
    await server.createToken();
    expect(await told(server, jwt)).toEqual([401, 'INVALID_TOKEN']);
  });

  it('is refused when ADMIN_API_KEY was changed or taken away, and never counts for a token', async () => {
    const server = await start();
    const jwt = await exchange(server, ROOT_KEY);
    const changed = await start({ rootKey: `${ROOT_KEY}0` });
    expect(await told(changed, jwt)).toEqual([401, 'INVALID_TOKEN']);
    const without = await start({ rootKey: null });
    expect(await told(without, jwt)).toEqual([503, 'API_KEY_NOT_CONFIGURED']);
  });

  it('is refused when JWT_SECRET was changed', async () => {
    const server = await start();
    const jwt = await exchange(server, ROOT_KEY);
    const changed = await start({ jwtSecret: `${JWT_SECRET}!` });
    expect(await told(changed, jwt)).toEqual([401, 'INVALID_TOKEN']);
  });
});

overStores('what a JWT says', (start) => {
  it('names its key by number or fingerprint, and holds nothing of the key itself', async () => {
    const server = await start();
    const { key } = await server.createToken();
    for (const credential of [ROOT_KEY, key]) {
      const { body } = await server.send('POST', EXCHANGE, { key: credential });
      const [, claims = ''] = body.data.token.split('.');
      const read = JSON.parse(Buffer.from(claims, 'base64url').toString());
      expect(Object.keys(read).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'sub']);
      expect(read.sub).toMatch(/^(token:1|root:[0-9a-f]{16})$/);
      expect(JSON.stringify(read)).not.toContain(credential.slice(8, 16));
    }
  });
});
