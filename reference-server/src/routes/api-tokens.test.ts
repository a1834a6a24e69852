import { expect, it } from 'vitest';
import { isWellFormedKey } from '../domain/keys.ts';
import { overStores } from '../over-stores.suite.ts';
import type { TestServer } from '../test-server.ts';

const TOKENS = '/api/api-tokens';
const USERS = '/api/external/users';

const create = (server: TestServer, body: object, key?: string) =>
  server.send('POST', TOKENS, { body, ...(key !== undefined && { key }) });

overStores('API tokens', (start) => {
  it('201 the creation that the documentation prints', async () => {
    const server = await start();
    const { status, body, headers } = await create(server, {
      name: 'WordPress Plugin - Main Site',
      description: 'Token for the main WordPress website',
      rate_limit: 200,
      expires_at: '2026-12-31',
      allowed_endpoints: ['/products*', '/stores*', '/categories*'],
    });
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    const { token, ...shown } = body.token;
    expect(isWellFormedKey(token)).toBe(true);
    expect(shown).toEqual({
      id: 1,
      name: 'WordPress Plugin - Main Site',
      description: 'Token for the main WordPress website',
      environment: 'live',
      token_prefix: token.slice(0, 16),
      active: true,
      scopes: ['*:read'],
      allowed_endpoints: ['/products*', '/stores*', '/categories*'],
      ip_allowlist: null,
      rate_limit: 200,
      rate_limit_tier: null,
      expires_at: '2026-12-31T00:00:00.000Z',
      last_used_at: null,
      created_at: '2026-02-20T10:00:00.000Z',
      updated_at: '2026-02-20T10:00:00.000Z',
    });
    expect(body.message).toBe(
      'API token created successfully. Save this token securely - it cannot be retrieved later.',
    );
  });

  it('200 lists them oldest first with their use, and gets one, without key or hash', async () => {
    const server = await start();
    const first = await server.createToken({ name: 'First' });
    await server.createToken({ name: 'Second', environment: 'test' });
    const list = await server.send('GET', TOKENS);
    expect(list.body.tokens).toMatchObject([
      { id: 1, name: 'First', requests_24h: 0, requests_7d: 0, total_requests: 0 },
      { id: 2, name: 'Second', environment: 'test' },
    ]);
    const one = await server.send('GET', `${TOKENS}/1`);
    expect(one.body.token).toMatchObject({ id: 1, name: 'First' });
    for (const text of [list.text, one.text]) expect(text).not.toContain(first.key.slice(16));
  });

  it('200 changes what is given and leaves the rest', async () => {
    const server = await start();
    const { id } = await server.createToken({ rate_limit_tier: 'pro', description: 'Old' });
    server.pass(1_000);
    const { body } = await server.send('PUT', `${TOKENS}/${id}`, {
      body: { name: 'New', active: false, rate_limit: 300 },
    });
    expect(body.token).toMatchObject({
      name: 'New',
      description: 'Old',
      active: false,
      rate_limit: 300,
      rate_limit_tier: null,
      updated_at: '2026-02-20T10:00:01.000Z',
    });
  });

  it.each([
    [{ rate_limit: 300 }, { rate_limit_tier: 'pro' }, [null, 'pro']],
    [{ rate_limit_tier: 'pro' }, { rate_limit: 7 }, [7, null]],
    [{ rate_limit_tier: 'pro' }, { rate_limit: null }, [null, 'pro']],
    [{ rate_limit_tier: 'pro' }, { rate_limit_tier: null }, [100, null]],
    [{ rate_limit: 300 }, { rate_limit_tier: null }, [300, null]],
    [{ rate_limit: 300 }, { rate_limit: null, rate_limit_tier: null }, [100, null]],
    [{ rate_limit: 300 }, { name: 'x' }, [300, null]],
  ] as const)('200 a token with %j after %j is limited by %j', async (settings, change, limits) => {
    const server = await start();
    const { id } = await server.createToken(settings);
    const { body } = await server.send('PUT', `${TOKENS}/${id}`, { body: change });
    expect([body.token.rate_limit, body.token.rate_limit_tier]).toEqual(limits);
  });

  it('400 for two limits at once', async () => {
    const server = await start();
    const { status, body } = await create(server, {
      name: 'x',
      rate_limit: 5,
      rate_limit_tier: 'pro',
    });
    expect(status).toBe(400);
    expect(body.fields).toEqual([
      {
        field: 'rate_limit_tier',
        location: 'body',
        message: 'excludes rate_limit; give one of the two',
      },
    ]);
  });

  it('400 for networks with host bits set', async () => {
    const server = await start();
    const { body } = await create(server, {
      name: 'x',
      ip_allowlist: ['10.0.0.0/8', '10.0.0.1/8', '2001:db8::1/32'],
    });
    expect(body.fields.map(({ field }: { field: string }) => field)).toEqual([
      'ip_allowlist[1]',
      'ip_allowlist[2]',
    ]);
    expect(body.fields[0].message).toBe('has host bits set; the network is 10.0.0.0/8');
  });

  it('200 a deleted token and its JWTs are refused from then on, and its id is never given again', async () => {
    const server = await start();
    const { id, key } = await server.createToken();
    const { body } = await server.send('DELETE', `${TOKENS}/${id}`);
    expect(body).toEqual({ id, deleted: true });
    expect((await server.send('GET', USERS, { key })).status).toBe(401);
    expect((await server.createToken()).id).toBe(id + 1);
  });

  it('200 prunes expired tokens, those rotated away included', async () => {
    const server = await start();
    await server.createToken({ expires_at: '2026-02-20T10:00:01Z' });
    const rotated = await server.createToken();
    await server.createToken({ expires_at: '2026-02-20T12:00:00Z' });
    await server.send('POST', `${TOKENS}/${rotated.id}/rotate`, {
      body: { grace_period_hours: 0 },
    });
    server.pass(1_000);
    expect((await server.send('POST', `${TOKENS}/prune`)).body).toEqual({ deleted: 2 });
    const { body } = await server.send('GET', TOKENS);
    expect(body.tokens.map(({ id }: { id: number }) => id)).toEqual([3, 4]);
  });
});

overStores('rotation', (start) => {
  it('201 makes a token with the same settings, and the old key works during the grace', async () => {
    const server = await start();
    const { id, key } = await server.createToken({
      name: 'Billing',
      scopes: ['users:read'],
      rate_limit: 7,
    });
    server.pass(1_000);
    const { status, body, headers } = await server.send('POST', `${TOKENS}/${id}/rotate`);
    expect([status, headers.get('cache-control')]).toEqual([201, 'no-store']);
    expect(body.token).toMatchObject({
      id: id + 1,
      name: 'Billing',
      scopes: ['users:read'],
      rate_limit: 7,
      expires_at: null,
      last_used_at: null,
      created_at: '2026-02-20T10:00:01.000Z',
    });
    expect(body.token.token).not.toBe(key);
    const old = await server.send('GET', `${TOKENS}/${id}`);
    expect(old.body.token.expires_at).toBe('2026-02-21T10:00:01.000Z');
    server.pass(24 * 3_600_000 - 1);
    expect((await server.send('GET', USERS, { key })).status).toBe(200);
    server.pass(1);
    expect((await server.send('GET', USERS, { key })).body.error.code).toBe('API_KEY_EXPIRED');
    expect((await server.send('GET', USERS, { key: body.token.token })).status).toBe(200);
  });

  it('201 ends the old key at once without grace', async () => {
    const server = await start();
    const { id, key } = await server.createToken();
    await server.send('POST', `${TOKENS}/${id}/rotate`, { body: { grace_period_hours: 0 } });
    expect((await server.send('GET', USERS, { key })).body.error.code).toBe('API_KEY_EXPIRED');
  });

  it('201 lets the old key live no longer than it would have', async () => {
    const server = await start();
    const { id } = await server.createToken({ expires_at: '2026-02-20T11:00:00Z' });
    const { body } = await server.send('POST', `${TOKENS}/${id}/rotate`);
    const old = await server.send('GET', `${TOKENS}/${id}`);
    expect(old.body.token.expires_at).toBe('2026-02-20T11:00:00.000Z');
    expect(body.token.expires_at).toBe('2026-02-20T11:00:00.000Z');
  });

  it('409 for a token that was rotated before or has expired', async () => {
    const server = await start();
    const rotated = await server.createToken();
    const expired = await server.createToken({ expires_at: '2026-02-20T10:00:01Z' });
    await server.send('POST', `${TOKENS}/${rotated.id}/rotate`);
    server.pass(1_000);
    for (const { id } of [rotated, expired]) {
      const { status, body, headers } = await server.send('POST', `${TOKENS}/${id}/rotate`);
      expect([status, body.code]).toEqual([409, 'CONFLICT']);
      expect(headers.get('x-should-retry')).toBeNull();
    }
  });

  it('has exactly one winner of many at once', async () => {
    const server = await start();
    const { id } = await server.createToken();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => server.send('POST', `${TOKENS}/${id}/rotate`)),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(49);
    expect((await server.send('GET', TOKENS)).body.tokens).toHaveLength(2);
  });

  it.each([-1, 721, 1.5, '24'])('400 for a grace of %s hours', async (grace_period_hours) => {
    const server = await start();
    const { id } = await server.createToken();
    const answer = await server.send('POST', `${TOKENS}/${id}/rotate`, {
      body: { grace_period_hours },
    });
    expect(answer.status).toBe(400);
    expect(answer.body.fields[0].message).toBe('must be an integer from 0 to 720');
  });
});

overStores('nobody grants what they do not hold', (start) => {
  const narrow = {
    scopes: ['tokens:*' as const, 'users:read' as const],
    allowed_endpoints: ['/api-tokens*', '/users*'],
    ip_allowlist: ['127.0.0.0/8'],
    expires_at: '2026-03-01T00:00:00Z',
  };
  const own = { name: 'Child', ...narrow };

  it('201 for as much as the caller has, and less', async () => {
    const server = await start();
    const { key } = await server.createToken(narrow);
    expect((await create(server, own, key)).status).toBe(201);
    const less = {
      ...own,
      scopes: ['users:read'],
      allowed_endpoints: ['/users/*/sessions'],
      ip_allowlist: ['127.0.0.1/32'],
      expires_at: '2026-02-28',
    };
    expect((await create(server, less, key)).status).toBe(201);
  });

  it.each([
    ['a scope', { scopes: ['users:write'] }, 'INSUFFICIENT_SCOPE', 'users:write'],
    ['the default scopes', { scopes: undefined }, 'INSUFFICIENT_SCOPE', '*:read'],
    ['a wildcard', { scopes: ['users:*'] }, 'INSUFFICIENT_SCOPE', 'users:*'],
    ['endpoints', { allowed_endpoints: ['/models*'] }, 'ENDPOINT_NOT_ALLOWED', undefined],
    ['all endpoints', { allowed_endpoints: [] }, 'ENDPOINT_NOT_ALLOWED', undefined],
    ['endpoints left open', { allowed_endpoints: undefined }, 'ENDPOINT_NOT_ALLOWED', undefined],
    ['addresses', { ip_allowlist: ['10.0.0.0/8'] }, 'IP_NOT_ALLOWED', undefined],
    ['all addresses', { ip_allowlist: null }, 'IP_NOT_ALLOWED', undefined],
    ['a later end', { expires_at: '2026-03-02' }, 'INSUFFICIENT_SCOPE', undefined],
    ['no end', { expires_at: null }, 'INSUFFICIENT_SCOPE', undefined],
  ])('403 for %s beyond their own', async (_what, change, code, scope) => {
    const server = await start();
    const { key } = await server.createToken(narrow);
    const { status, body } = await create(server, { ...own, ...change }, key);
    expect([status, body.code, body.required_scope]).toEqual([403, code, scope]);
    const target = await server.createToken(narrow);
    const update = Object.fromEntries(Object.entries(change).filter(([, v]) => v !== undefined));
    if (Object.keys(update).length === 0) return;
    const put = await server.send('PUT', `${TOKENS}/${target.id}`, { key, body: update });
    expect([put.status, put.body.code]).toEqual([403, code]);
  });

  it('403 for rotating a token that has more', async () => {
    const server = await start();
    const { key } = await server.createToken(narrow);
    const { id } = await server.createToken({ scopes: ['*'] });
    const { status, body } = await server.send('POST', `${TOKENS}/${id}/rotate`, { key });
    expect([status, body.code]).toEqual([403, 'INSUFFICIENT_SCOPE']);
  });

  it('200 for changes that grant nothing to a token that has more; 403 for switching it on', async () => {
    const server = await start();
    const { key } = await server.createToken(narrow);
    const { id } = await server.createToken({ scopes: ['models:read', 'users:read'] });
    const put = (body: object) => server.send('PUT', `${TOKENS}/${id}`, { key, body });
    expect((await put({ name: 'Renamed' })).status).toBe(200);
    expect((await put({ scopes: ['models:read'] })).status).toBe(200);
    expect((await put({ active: false })).status).toBe(200);
    expect((await put({ active: true })).status).toBe(403);
  });

  it('403 and 404 for test keys that reach for live tokens', async () => {
    const server = await start();
    const live = await server.createToken();
    const { key, id } = await server.createToken({ environment: 'test' });
    expect((await create(server, { name: 'x', environment: 'live' }, key)).status).toBe(403);
    expect((await server.send('GET', `${TOKENS}/${live.id}`, { key })).status).toBe(404);
    expect((await server.send('DELETE', `${TOKENS}/${live.id}`, { key })).status).toBe(404);
    const list = await server.send('GET', TOKENS, { key });
    expect(list.body.tokens.map((token: { id: number }) => token.id)).toEqual([id]);
  });

  it('201 in the environment of the caller, when none is given', async () => {
    const server = await start();
    const { key } = await server.createToken({ environment: 'test' });
    const { body } = await create(server, { name: 'x' }, key);
    expect(body.token.environment).toBe('test');
    expect(body.token.token).toMatch(/^sk_test_/);
  });
});
