import { SignJWT } from 'jose';
import { expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';
import { JWT_SECRET, ROOT_KEY, START, type TestServer } from '../test-server.ts';

const USERS = '/api/external/users';
const TOKENS = '/api/api-tokens';
const EXCHANGE = '/api/external/auth/validate';

async function exchange(server: TestServer, key = ROOT_KEY): Promise<string> {
  return (await server.send('POST', EXCHANGE, { key })).body.data.token;
}

overStores('JWTs', (start) => {
  it('200 with a JWT that the key was exchanged for, as Bearer', async () => {
    const server = await start();
    const answer = await server.send('POST', EXCHANGE);
    expect(answer.body.data).toMatchObject({
      tokenType: 'Bearer',
      expiresIn: 3600,
      expiresAt: '2026-02-20T11:00:00.000Z',
    });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await server.send('GET', USERS, { key: answer.body.data.token })).status).toBe(200);
  });

  it('401 TOKEN_EXPIRED when its time is over, also where its signature is known', async () => {
    const server = await start({ jwtTtlSeconds: 20 });
    const jwt = await exchange(server);
    expect((await server.send('GET', USERS, { key: jwt })).status).toBe(200);
    server.pass(19_999);
    expect((await server.send('GET', USERS, { key: jwt })).status).toBe(200);
    server.pass(1);
    const { status, body } = await server.send('GET', USERS, { key: jwt });
    expect([status, body.error.code]).toEqual([401, 'TOKEN_EXPIRED']);
  });

  it('never outlives its key', async () => {
    const server = await start();
    const { key } = await server.createToken({ expires_at: '2026-02-20T10:10:00Z' });
    const { body } = await server.send('POST', EXCHANGE, { key });
    expect(body.data).toMatchObject({ expiresIn: 600, expiresAt: '2026-02-20T10:10:00.000Z' });
  });

  it('401 INVALID_API_KEY for exchanging a JWT', async () => {
    const server = await start();
    const jwt = await exchange(server);
    const { status, body } = await server.send('POST', EXCHANGE, { key: jwt });
    expect([status, body.error.code]).toEqual([401, 'INVALID_API_KEY']);
  });

  it('401 INVALID_API_KEY for a JWT as Basic user name', async () => {
    const server = await start();
    const authorization = `Basic ${btoa(`${await exchange(server)}:`)}`;
    const { status, body } = await server.send('GET', USERS, { authorization });
    expect([status, body.error.code]).toEqual([401, 'INVALID_API_KEY']);
  });

  it('has the rights that its key has now', async () => {
    const server = await start();
    const { id, key } = await server.createToken({ scopes: ['users:read', 'models:read'] });
    const jwt = await exchange(server, key);
    const read = () => server.send('GET', USERS, { key: jwt });
    const update = (body: object) => server.send('PUT', `${TOKENS}/${id}`, { body });
    expect((await read()).status).toBe(200);
    await update({ scopes: ['models:read'] });
    expect((await read()).body.error.code).toBe('INSUFFICIENT_SCOPE');
    await update({ scopes: ['users:read'], allowed_endpoints: ['/models*'] });
    expect((await read()).body.error.code).toBe('ENDPOINT_NOT_ALLOWED');
    await update({ allowed_endpoints: null, active: false });
    expect((await read()).body.error.code).toBe('API_KEY_DISABLED');
    await server.send('DELETE', `${TOKENS}/${id}`);
    expect((await read()).body.error.code).toBe('INVALID_TOKEN');
    expect((await server.send('GET', USERS, { key })).body.error.code).toBe('INVALID_API_KEY');
  });

  it('401 INVALID_TOKEN for the JWT of another root key', async () => {
    const server = await start();
    const jwt = await exchange(server);
    const changed = await start({ rootKey: 'sk_live_another_root_key' });
    const { status, body } = await changed.send('GET', USERS, { key: jwt });
    expect([status, body.error.code]).toEqual([401, 'INVALID_TOKEN']);
  });

  const claims = { sub: 'token:1', jti: 'x', iss: 'keyturn', aud: 'keyturn-admin-api' };
  const seconds = START / 1000;
  const times = { iat: seconds, exp: seconds + 60 };
  const sign = (
    payload: Record<string, unknown>,
    header: { alg: string; typ?: string; [name: string]: unknown } = { alg: 'HS256', typ: 'JWT' },
    secret = JWT_SECRET,
  ) => new SignJWT(payload).setProtectedHeader(header).sign(new TextEncoder().encode(secret));
  const encode = (value: object) => btoa(JSON.stringify(value)).replace(/=+$/, '');
  const jwk = { kty: 'oct', k: btoa('attacker').replace(/=+$/, '') };

  it('200 for a JWT made like the server makes them, so that the attacks below are near misses', async () => {
    const server = await start();
    await server.createToken();
    const key = await sign({ ...claims, ...times });
    expect((await server.send('GET', USERS, { key })).status).toBe(200);
  });

  it.each<[string, () => Promise<string>]>([
    [
      'no algorithm',
      async () => `${encode({ alg: 'none', typ: 'JWT' })}.${encode({ ...claims, ...times })}.`,
    ],
    ['another algorithm', () => sign({ ...claims, ...times }, { alg: 'HS512', typ: 'JWT' })],
    ['another secret', () => sign({ ...claims, ...times }, undefined, 'attacker'.repeat(8))],
    [
      'a key of its own in the header',
      () => sign({ ...claims, ...times }, { alg: 'HS256', typ: 'JWT', jwk }, 'attacker'.repeat(8)),
    ],
    [
      'a header extension',
      async () => {
        const [, payload, signature] = (await sign({ ...claims, ...times })).split('.');
        return `${encode({ alg: 'HS256', typ: 'JWT', crit: ['x'], x: 1 })}.${payload}.${signature}`;
      },
    ],
    ['another type', () => sign({ ...claims, ...times }, { alg: 'HS256', typ: 'at+jwt' })],
    ['no type', () => sign({ ...claims, ...times }, { alg: 'HS256' })],
    ['another issuer', () => sign({ ...claims, ...times, iss: 'other' })],
    ['another audience', () => sign({ ...claims, ...times, aud: 'other' })],
    ['no end', () => sign({ ...claims, iat: seconds })],
    ['no subject', () => sign({ ...claims, ...times, sub: undefined })],
    ['a subject that is no key', () => sign({ ...claims, ...times, sub: 'token:1 ' })],
    ['an unknown token', () => sign({ ...claims, ...times, sub: 'token:999' })],
    ['an unknown root', () => sign({ ...claims, ...times, sub: 'root:0000000000000000' })],
    [
      'an edited payload',
      async () => {
        const [header, , signature] = (await sign({ ...claims, ...times })).split('.');
        return `${header}.${encode({ ...claims, ...times, sub: 'token:2' })}.${signature}`;
      },
    ],
    ['a cut signature', async () => (await sign({ ...claims, ...times })).slice(0, -2)],
    ['no content', async () => 'eyJ.eyJ.x'],
    ['only a beginning', async () => 'eyJhbGciOiJIUzI1NiJ9'],
    ['too many bytes', () => sign({ ...claims, ...times, filler: 'x'.repeat(5_000) })],
  ])('401 INVALID_TOKEN for a JWT with %s', async (_attack, make) => {
    const server = await start();
    await server.createToken();
    const { status, body, headers } = await server.send('GET', USERS, { key: await make() });
    expect([status, body.error.code]).toEqual([401, 'INVALID_TOKEN']);
    expect(headers.get('www-authenticate')).toContain('Bearer');
  });
});
