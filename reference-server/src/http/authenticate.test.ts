import { expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';
import type { TestAnswer } from '../test-requests.ts';
import { ROOT_KEY } from '../test-server.ts';

const USERS = '/api/external/users';
const TOKENS = '/api/api-tokens';
const EXCHANGE = '/api/external/auth/validate';

/** The body without what differs from request to request. */
function sameForAll({ text }: TestAnswer): string {
  return text.replace(/"requestId":"[^"]*"/, '').replace(/"timestamp":"[^"]*"/, '');
}

overStores('authentication', (start) => {
  it.each([
    ['bearer', `bearer ${ROOT_KEY}`],
    ['BEARER with more spaces', `BEARER   ${ROOT_KEY}`],
    ['Basic', `Basic ${btoa(`${ROOT_KEY}:`)}`],
    ['Basic with a password', `Basic ${btoa(`${ROOT_KEY}:ignored`)}`],
  ])('200 for the root key as %s', async (_scheme, authorization) => {
    const server = await start();
    expect((await server.send('GET', USERS, { authorization })).status).toBe(200);
  });

  it('200 for the key of a token, as Bearer and as Basic', async () => {
    const server = await start();
    const { key } = await server.createToken();
    expect((await server.send('GET', USERS, { key })).status).toBe(200);
    const authorization = `Basic ${btoa(`${key}:`)}`;
    expect((await server.send('GET', USERS, { authorization })).status).toBe(200);
  });

  it('401 MISSING_AUTH_HEADER in both families', async () => {
    const server = await start();
    const external = await server.send('GET', USERS, { key: null });
    expect([external.status, external.body.error.code]).toEqual([401, 'MISSING_AUTH_HEADER']);
    expect(external.headers.get('www-authenticate')).toContain('Bearer');
    const tokens = await server.send('GET', TOKENS, { key: null });
    expect(tokens.body).toEqual({
      error: 'Authorization header is missing',
      code: 'MISSING_AUTH_HEADER',
    });
    expect(tokens.headers.get('www-authenticate')).toContain('Basic');
  });

  it.each(['Digest x', 'Token sk_live_x', ROOT_KEY])(
    '401 INVALID_AUTH_SCHEME for %s',
    async (authorization) => {
      const server = await start();
      const { status, body } = await server.send('GET', USERS, { authorization });
      expect([status, body.error.code]).toEqual([401, 'INVALID_AUTH_SCHEME']);
    },
  );

  it('401 INVALID_API_KEY, the same bytes for malformed, unknown and wrong keys', async () => {
    const server = await start();
    const { key } = await server.createToken();
    const unknown = 'sk_live_123123123123123123123123121ymegc';
    const credentials = [
      'Bearer nonsense',
      'Bearer',
      'Bearer sk_live_',
      `Bearer ${key.slice(0, -1)}`,
      `Bearer ${key}x`,
      `Bearer ${key.toUpperCase()}`,
      `Bearer ${unknown}`,
      `Bearer ${ROOT_KEY.slice(0, -1)}0`,
      `Bearer ${'x'.repeat(5_000)}`,
      'Basic !!!',
      `Basic ${btoa(':sk_live_as_password')}`,
      `Bearer ${key}, Bearer ${key}`,
    ];
    const bodies = new Set<string>();
    for (const authorization of credentials) {
      for (const path of [USERS, '/api/external/no-such-route']) {
        const answer = await server.send('GET', path, { authorization });
        expect(answer.status).toBe(401);
        expect(answer.headers.get('x-ratelimit-limit')).toBeNull();
        bodies.add(sameForAll(answer));
      }
    }
    expect(bodies.size).toBe(1);
    expect([...bodies][0]).toContain('"code":"INVALID_API_KEY"');
  });

  it.each([
    ['in the query', `${USERS}?api_key=${ROOT_KEY}&access_token=${ROOT_KEY}`, {}],
    ['in a cookie', USERS, { Cookie: `key=${ROOT_KEY}` }],
    ['in another header', USERS, { 'X-API-Key': ROOT_KEY }],
  ])('401 for a key %s', async (_place, path, headers) => {
    const server = await start();
    const { status, body } = await server.send('GET', path, { key: null, headers });
    expect([status, body.error.code]).toEqual([401, 'MISSING_AUTH_HEADER']);
  });

  it('runs no comparison of hashes for edited keys and unknown prefixes, one for a known key', async () => {
    const server = await start();
    const { key } = await server.createToken();
    const edited = `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`;
    await server.send('GET', USERS, { key: edited });
    await server.send('GET', USERS, { key: 'sk_live_123123123123123123123123121ymegc' });
    expect(server.hashing.verified).toBe(0);
    await Promise.all(Array.from({ length: 20 }, () => server.send('GET', USERS, { key })));
    await server.send('GET', USERS, { key });
    expect(server.hashing.verified).toBe(1);
  });

  it('401 for an expired and for a disabled key, told to who proves the key, in both families', async () => {
    const server = await start();
    const expired = await server.createToken({ expires_at: '2026-02-20T10:00:01Z' });
    const disabled = await server.createToken();
    await server.send('PUT', `${TOKENS}/${disabled.id}`, { body: { active: false } });
    server.pass(1_000);
    const answers = await Promise.all(
      [expired, disabled].map(({ key }) => server.send('GET', USERS, { key })),
    );
    expect(answers.map(({ status, body }) => [status, body.error.code])).toEqual([
      [401, 'API_KEY_EXPIRED'],
      [401, 'API_KEY_DISABLED'],
    ]);
    const token = await server.send('GET', TOKENS, { key: expired.key });
    expect(token.body).toEqual({ error: 'Token has expired', code: 'API_KEY_EXPIRED' });
  });

  it('403 IP_NOT_ALLOWED outside the allowlist, in every form of an address, exchange included', async () => {
    const server = await start();
    const { key } = await server.createToken({ ip_allowlist: ['203.0.113.0/24'] });
    const from = (remoteAddress: string, path = USERS, method = 'GET') =>
      server.send(method, path, { key, info: { remoteAddress } });
    expect((await from('203.0.113.9')).status).toBe(200);
    expect((await from('::ffff:203.0.113.9')).status).toBe(200);
    const refused = await from('198.51.100.1');
    expect([refused.status, refused.body.error.code]).toEqual([403, 'IP_NOT_ALLOWED']);
    expect((await from('198.51.100.1', EXCHANGE, 'POST')).status).toBe(403);
    const forwarded = { 'X-Forwarded-For': '203.0.113.9' };
    const spoofed = { key, headers: forwarded, info: { remoteAddress: '198.51.100.1' } };
    expect((await server.send('GET', USERS, spoofed)).status).toBe(403);
  });

  it('200 for an address that a trusted proxy tells', async () => {
    const server = await start({ trustedProxies: ['10.0.0.0/8'] });
    const { key } = await server.createToken({ ip_allowlist: ['203.0.113.0/24'] });
    const headers = { 'X-Forwarded-For': '198.51.100.7, 203.0.113.9, 10.0.0.2' };
    const info = { remoteAddress: '10.0.0.1' };
    expect((await server.send('GET', USERS, { key, headers, info })).status).toBe(200);
  });
});

overStores('wrong credentials', (start) => {
  it('429 TOO_MANY_AUTH_FAILURES after 60 in a minute, while right ones pass', async () => {
    const server = await start();
    const info = { remoteAddress: '2001:db8:1:2::1' };
    const attempt = (remoteAddress = info.remoteAddress, path = USERS) =>
      server.send('GET', path, { key: 'wrong', info: { remoteAddress } });
    for (let i = 0; i < 60; i += 1) expect((await attempt()).status).toBe(401);
    const refused = await attempt('2001:db8:1:2:ffff::1');
    expect([refused.status, refused.body.error.code]).toEqual([429, 'TOO_MANY_AUTH_FAILURES']);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(refused.headers.get('x-should-retry')).toBe('false');
    const token = await attempt(info.remoteAddress, TOKENS);
    expect(token.body).toEqual({
      error: 'Too many failed authentications',
      code: 'TOO_MANY_AUTH_FAILURES',
      retry_after: 60,
    });
    expect((await attempt('2001:db8:1:3::1')).status).toBe(401);
    expect((await server.send('GET', USERS, { info })).status).toBe(200);
    server.pass(60_000);
    expect((await attempt()).status).toBe(401);
  });

  it('401 without end for a missing header', async () => {
    const server = await start({ authFailureLimit: 2 });
    for (let i = 0; i < 5; i += 1) {
      expect((await server.send('GET', USERS, { key: null })).status).toBe(401);
    }
  });

  it('503 API_KEY_NOT_CONFIGURED for every one that does not verify, when there is no root key', async () => {
    const server = await start({ rootKey: null });
    for (const key of ['wrong', ROOT_KEY, 'eyJ.eyJ.x']) {
      const { status, body, headers } = await server.send('GET', USERS, { key });
      expect([status, body.error.code]).toEqual([503, 'API_KEY_NOT_CONFIGURED']);
      expect(headers.get('x-should-retry')).toBe('false');
    }
    const token = await server.send('GET', TOKENS, { key: 'wrong' });
    expect(token.body).toEqual({
      error: 'API key is not configured',
      code: 'API_KEY_NOT_CONFIGURED',
    });
  });
});
