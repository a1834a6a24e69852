import { describe, expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';
import { StoreUnavailableError } from '../ports.ts';
import { createMemoryCounter } from '../stores/memory/memory-counter.ts';
import { createMemoryStore } from '../stores/memory/memory-store.ts';
import { sampleAudit } from '../stores/sample-records.ts';
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

const TESTS = '/api/external/system/tests';

overStores('self tests', (start) => {
  it('200 every test, passed, and nothing is left of them', async () => {
    const server = await start();
    await server.send('DELETE', '/api/external/users/user_1');
    const { status, body } = await server.send('GET', TESTS);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ passed: 6, failed: 0 });
    const failed = body.data.tests.filter(({ message }: { message: unknown }) => message !== null);
    expect(failed).toEqual([]);
    expect((await server.store.audit.list()).total).toBe(1);
    expect((await server.store.idempotency.list()).total).toBe(0);
  });

  it('200 a failed test is part of the report', async () => {
    const server = await start();
    await server.send('DELETE', '/api/external/users/user_1');
    await server.store.audit.append(sampleAudit({ id: 'aud_2' }));
    await server.store.advance('aud', 2);
    const { status, body } = await server.send('GET', TESTS);
    expect([status, body.data.passed, body.data.failed]).toEqual([200, 5, 1]);
    expect(body.data.tests[5]).toMatchObject({
      name: 'audit-chain',
      status: 'failed',
      message: 'The entry aud_2 of the audit log was changed after it was written.',
    });
  });

  it('200 the tests named, in the order given', async () => {
    const server = await start();
    const body = { tests: ['jwt', 'store'] };
    const answer = await server.send('POST', TESTS, { body });
    expect(answer.status).toBe(200);
    expect(answer.body.data).toMatchObject({
      passed: 2,
      tests: [{ name: 'jwt' }, { name: 'store' }],
    });
  });

  it.each([
    [['store', 'disk'], 'tests[1]'],
    [['store', 'store'], 'tests'],
    [[], 'tests'],
  ])('400 for the tests %j, and none runs', async (tests, field) => {
    const server = await start();
    const { status, body } = await server.send('POST', TESTS, { body: { tests } });
    expect([status, body.error.details.fields[0].field]).toEqual([400, field]);
  });

  it('403 for running some without system:write', async () => {
    const server = await start();
    const { key } = await server.createToken({ scopes: ['system:read'] });
    const { status, body } = await server.send('POST', TESTS, { key, body: { tests: ['jwt'] } });
    expect([status, body.error.code]).toEqual([403, 'INSUFFICIENT_SCOPE']);
    expect((await server.send('GET', TESTS, { key })).status).toBe(200);
  });
});

const CLEAR = '/api/external/system/cache/clear';

overStores('clearing the caches', (start) => {
  it('200 how many were dropped, and keys and JWTs are verified anew', async () => {
    const server = await start();
    const { key } = await server.createToken();
    const exchanged = await server.send('POST', '/api/external/auth/validate', { key });
    const jwt = exchanged.body.data.token;
    await server.send('GET', '/api/external/users', { key: jwt });
    expect(server.hashing.verified).toBe(1);
    const { status, body } = await server.send('POST', CLEAR);
    expect([status, body.data]).toEqual([200, { cleared: { verifications: 1, signatures: 1 } }]);
    for (const credential of [key, key, jwt]) {
      expect((await server.send('GET', '/api/external/users', { key: credential })).status).toBe(
        200,
      );
    }
    expect(server.hashing.verified).toBe(2);
    const again = await server.send('POST', CLEAR);
    expect(again.body.data).toEqual({ cleared: { verifications: 1, signatures: 1 } });
  });

  it('200 with an entry of the audit', async () => {
    const server = await start();
    await server.send('POST', CLEAR);
    expect((await server.store.audit.list()).items).toMatchObject([
      {
        operation: 'system.clearCache',
        target: null,
        before: { verifications: 0, signatures: 0 },
        after: { verifications: 0, signatures: 0 },
      },
    ]);
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

describe('a degraded counter', () => {
  it('200 with what is weaker than it should be', async () => {
    const counter = {
      ...createMemoryCounter({ now: () => 0 }),
      degradation: () => 'Each process counts for itself.',
    };
    const server = startTestServer(createMemoryStore(), {}, counter);
    const { status, body } = await server.send('GET', HEALTH, { key: null });
    expect([status, body.data.status]).toEqual([200, 'degraded']);
    expect(body.data.checks[1]).toMatchObject({
      name: 'counter',
      status: 'degraded',
      message: 'Each process counts for itself.',
    });
  });
});

describe('a store that is away', () => {
  it('503 SERVICE_UNAVAILABLE with when to try again, and nothing of the cause', async () => {
    const store = createMemoryStore();
    const server = startTestServer({
      ...store,
      resource: () => {
        throw new StoreUnavailableError(new Error('a secret place'));
      },
    });
    const { status, body, headers, text } = await server.send('GET', '/api/external/users');
    expect([status, body.error.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect(headers.get('retry-after')).toBe('1');
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
