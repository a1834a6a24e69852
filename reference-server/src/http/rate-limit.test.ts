import { expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';

const USERS = '/api/external/users';
const TOKENS = '/api/api-tokens';

overStores('rate limits', (start) => {
  it('429 RATE_LIMIT_EXCEEDED in both families, with when to come back', async () => {
    const server = await start();
    const { key } = await server.createToken({ rate_limit: 1 });
    await server.send('GET', USERS, { key });
    server.pass(15_400);
    const external = await server.send('GET', USERS, { key });
    expect(external.status).toBe(429);
    expect(external.body.error).toEqual({
      code: 'RATE_LIMIT_EXCEEDED',
      message: 'Rate limit exceeded. Please retry after the reset time.',
      details: { resetAt: '2026-02-20T10:01:00.000Z' },
    });
    expect(external.headers.get('retry-after')).toBe('45');
    const tokens = await server.send('GET', TOKENS, { key });
    expect(tokens.body).toEqual({
      error: 'Rate limit exceeded',
      code: 'RATE_LIMIT_EXCEEDED',
      limit: 1,
      current: 2,
      retry_after: 45,
    });
  });

  it('headers of both families and of the draft on every authenticated answer', async () => {
    const server = await start();
    const { key } = await server.createToken({ rate_limit: 500 });
    const external = await server.send('GET', USERS, { key });
    server.pass(1_000);
    const tokens = await server.send('GET', TOKENS, { key });
    const limitHeaders = ({ headers }: { headers: Headers }) =>
      [...headers].filter(([name]) => name.includes('ratelimit'));
    expect(limitHeaders(external)).toEqual([
      ['ratelimit', '"minute";r=499;t=60'],
      ['ratelimit-policy', '"minute";q=500;w=60'],
      ['x-ratelimit-limit', '500'],
      ['x-ratelimit-remaining', '499'],
      ['x-ratelimit-reset', '1771581660'],
    ]);
    expect(limitHeaders(tokens)).toEqual([
      ['ratelimit', '"minute";r=498;t=59'],
      ['ratelimit-policy', '"minute";q=500;w=60'],
      ['x-ratelimit-limit', '500'],
      ['x-ratelimit-remaining', '498'],
      ['x-ratelimit-reset', '2026-02-20T10:01:00.000Z'],
    ]);
  });

  it.each([
    [{}, '100', '"minute";q=100;w=60'],
    [{ rate_limit: 7 }, '7', '"minute";q=7;w=60'],
    [{ rate_limit_tier: 'free' as const }, '1000', '"hour";q=1000;w=3600'],
    [{ rate_limit_tier: 'pro' as const }, '10000', '"hour";q=10000;w=3600'],
    [{ rate_limit_tier: 'business' as const }, '50000', '"hour";q=50000;w=3600'],
    [{ environment: 'test' as const }, '1000', '"minute";q=1000;w=60'],
    [
      { environment: 'test' as const, rate_limit_tier: 'free' as const },
      '10000',
      '"hour";q=10000;w=3600',
    ],
  ])('of a token made with %j are %s', async (settings, limit, policy) => {
    const server = await start();
    const { key } = await server.createToken(settings);
    const { headers } = await server.send('GET', USERS, { key });
    expect(headers.get('x-ratelimit-limit')).toBe(limit);
    expect(headers.get('ratelimit-policy')).toBe(policy);
  });

  it('are none for the enterprise tier', async () => {
    const server = await start();
    const { key } = await server.createToken({ rate_limit_tier: 'enterprise' });
    const { headers } = await server.send('GET', USERS, { key });
    expect([...headers.keys()].filter((name) => name.includes('ratelimit'))).toEqual([]);
    const { body } = await server.send('GET', '/api/external/auth/me', { key });
    expect(body.data.rateLimit).toEqual({ limit: null, remaining: null, resetAt: null });
  });

  it('of the root come from the settings, by the hour', async () => {
    const server = await start({ rootRequestsPerHour: 3 });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i += 1) statuses.push((await server.send('GET', USERS)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    server.pass(3_600_000);
    expect((await server.send('GET', USERS)).status).toBe(200);
  });

  it('are shared by a key and its JWTs', async () => {
    const server = await start();
    const { key } = await server.createToken({ rate_limit: 3 });
    const { body } = await server.send('POST', '/api/external/auth/validate', { key });
    const jwt = body.data.token;
    expect((await server.send('GET', USERS, { key: jwt })).status).toBe(200);
    expect((await server.send('GET', USERS, { key })).status).toBe(200);
    expect((await server.send('GET', USERS, { key: jwt })).status).toBe(429);
  });

  it('are shared by the old and the new key of a rotation', async () => {
    const server = await start();
    const { id, key } = await server.createToken({ rate_limit: 2 });
    const { body } = await server.send('POST', `${TOKENS}/${id}/rotate`);
    expect((await server.send('GET', USERS, { key })).status).toBe(200);
    expect((await server.send('GET', USERS, { key: body.token.token })).status).toBe(200);
    expect((await server.send('GET', USERS, { key })).status).toBe(429);
  });

  it('admit exactly as many of many at once', async () => {
    const server = await start();
    const { key } = await server.createToken({ rate_limit: 10 });
    const answers = await Promise.all(
      Array.from({ length: 30 }, () => server.send('GET', USERS, { key })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(20);
  });
});
