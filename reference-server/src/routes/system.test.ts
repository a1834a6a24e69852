import { describe, expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';
import { createMemoryStore } from '../stores/memory/memory-store.ts';
import { startTestServer } from '../test-server.ts';

const HEALTH = '/api/external/system/health';

overStores('health', (start) => {
  it('200 without a credential, with every dependency', async () => {
    const server = await start();
    server.pass(1_500);
    const { status, body, headers } = await server.send('GET', HEALTH, { key: null });
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ status: 'ok', version: '1.2.3', uptimeSeconds: 1.5 });
    expect(
      body.data.checks.map(({ name, status }: Record<string, string>) => [name, status]),
    ).toEqual([
      ['store', 'ok'],
      ['counter', 'ok'],
    ]);
    expect(headers.get('x-ratelimit-limit')).toBeNull();
  });

  it('200 whatever the credential', async () => {
    const server = await start();
    expect((await server.send('GET', HEALTH, { key: 'wrong' })).status).toBe(200);
  });
});

describe('health of a broken store', () => {
  it('503 SERVICE_UNAVAILABLE with when to try again', async () => {
    const store = {
      ...createMemoryStore(),
      check: () => Promise.reject(new Error('disk /secret/place is full')),
    };
    const server = startTestServer(store);
    const { status, body, headers, text } = await server.send('GET', HEALTH, { key: null });
    expect([status, body.error.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect(headers.get('retry-after')).toBe('5');
    expect(text).not.toContain('secret');
  });
});

describe('a fault of the server', () => {
  it('500 INTERNAL_ERROR that tells nothing, and a log entry with the request id', async () => {
    const store = createMemoryStore();
    const server = startTestServer({
      ...store,
      resource: () => {
        throw new Error('a secret place');
      },
    });
    const { status, body, headers, text } = await server.send('GET', '/api/external/users');
    expect([status, body.error.code]).toEqual([500, 'INTERNAL_ERROR']);
    expect(text).not.toContain('secret');
    expect(server.errors).toMatchObject([{ requestId: headers.get('x-request-id') }]);
  });

  it('500 where requests cannot be counted: none is admitted uncounted', async () => {
    const away = () => Promise.reject(new Error('the counter is away'));
    const counter = { consume: away, peek: away };
    const server = startTestServer(createMemoryStore(), {}, counter);
    const { status, headers } = await server.send('GET', '/api/external/users');
    expect([status, headers.get('x-ratelimit-limit')]).toEqual([500, null]);
    const health = await server.send('GET', HEALTH);
    expect([health.status, health.body.error.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
  });
});
