/** Two servers on one PostgreSQL and one Redis are one server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from './postgres.ts';
import { openRedis, skipsRedis } from './redis.ts';
import { type ServerProcess, startServerProcess } from './server-process.ts';

const JWT_SECRET = 'the same for both processes, and long enough';
const TOKENS = '/api/api-tokens';
const ME = '/api/external/auth/me';

describe.skipIf(skipsRedis)('two processes', () => {
  let database: TestDatabase;
  let redis: { url: string; stop(): Promise<void> };
  let servers: ServerProcess[] = [];

  beforeAll(async () => {
    [database, redis] = await Promise.all([createDatabase(), openRedis()]);
    const env = { DATABASE_URL: database.url, REDIS_URL: redis.url, INSTANCES: '2', JWT_SECRET };
    // Both at once, on an empty database: one makes the tables and the demo data.
    servers = await Promise.all([startServerProcess({ env }), startServerProcess({ env })]);
  }, 60_000);
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await redis.stop();
    await database.drop();
  });

  async function send(
    server: number,
    method: string,
    path: string,
    { key, body, headers }: { key?: string; body?: object; headers?: Record<string, string> } = {},
  ) {
    const { baseUrl, adminKey } = servers[server] ?? { baseUrl: '', adminKey: '' };
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${key ?? adminKey}`,
        'Content-Type': 'application/json',
        ...headers,
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, headers: response.headers, body: await response.json() };
  }

  async function createToken(settings: object = {}): Promise<{ id: number; key: string }> {
    const { status, body } = await send(0, 'POST', TOKENS, {
      body: { name: 'Shared', scopes: ['*'], ...settings },
    });
    expect(status).toBe(201);
    return { id: body.token.id, key: body.token.token };
  }

  /** Milliseconds until the other process answers so. */
  async function untilOther(key: string, path: string, status: number): Promise<number> {
    const startedAt = performance.now();
    while ((await send(1, 'GET', path, { key })).status !== status) {
      if (performance.now() - startedAt > 5_000) throw new Error(`It never answered ${status}.`);
    }
    return performance.now() - startedAt;
  }

  it.each<[string, string, number, (id: number) => Promise<unknown>]>([
    ['revoked', ME, 401, (id) => send(0, 'DELETE', `${TOKENS}/${id}`)],
    ['disabled', ME, 401, (id) => send(0, 'PUT', `${TOKENS}/${id}`, { body: { active: false } })],
    [
      'narrowed',
      '/api/external/users',
      403,
      (id) => send(0, 'PUT', `${TOKENS}/${id}`, { body: { scopes: ['models:read'] } }),
    ],
    [
      'rotated away',
      ME,
      401,
      (id) => send(0, 'POST', `${TOKENS}/${id}/rotate`, { body: { grace_period_hours: 0 } }),
    ],
  ])('a key that one of them has %s acts so on the other within a second', async (...row) => {
    const [, path, status, change] = row;
    const { id, key } = await createToken({ rate_limit: 10_000 });
    expect((await send(1, 'GET', path, { key })).status).toBe(200);
    await change(id);
    expect(await untilOther(key, path, status)).toBeLessThan(1_000);
    // In the process that made the change it acts at once.
    expect((await send(0, 'GET', path, { key })).status).toBe(status);
  });

  it('admit together exactly the limit of 1,000 requests at once', async () => {
    const { key } = await createToken({ rate_limit: 100 });
    const statuses = await Promise.all(
      Array.from({ length: 1_000 }, async (_, n) => (await send(n % 2, 'GET', ME, { key })).status),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(100);
    expect(statuses.filter((status) => status === 429)).toHaveLength(900);
  });

  it('make one record of one idempotency key that both are sent', async () => {
    const request = {
      body: { name: 'Once', scopes: ['users:read'] },
      headers: { 'Idempotency-Key': 'the-same' },
    };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => send(n % 2, 'POST', TOKENS, request)),
    );
    for (const { status } of answers) expect([201, 409]).toContain(status);
    const made = answers.filter(({ body }) => typeof body.token?.token === 'string');
    expect(made).toHaveLength(1);
    const { body } = await send(1, 'GET', TOKENS);
    const records = body.tokens.filter(({ name }: { name: string }) => name === 'Once');
    expect(records).toHaveLength(1);
  });

  it('have the demo data once', async () => {
    const { body } = await send(1, 'GET', '/api/external/users?limit=1');
    expect(body.pagination.total).toBe(1_000);
  });
});
