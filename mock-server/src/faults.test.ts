import {
  type ErrorCode,
  errorCatalogue,
  type OperationId,
  operationTable,
} from '@keyturn/contract';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { ErrorCodeOf } from './fault.ts';
import { createMock, type Mock, type MockOptions } from './mock.ts';
import { requester } from './test-requests.ts';

function start(options?: MockOptions) {
  const mock = createMock(options);
  return { mock, send: requester(mock) };
}

describe('an injected error', () => {
  const codes = operationTable['users.get'].errorCodes;

  it.each(codes)('has the status and the code of %s', async (code) => {
    const { mock, send } = start();
    mock.on('users.get').fail(code);
    const { status, body } = await send('GET', '/api/external/users/user_1');
    expect([status, body.error.code]).toEqual([errorCatalogue[code].status, code]);
  });

  it.each(operations('external').concat(operations('tokens')))(
    'is one that the contract allows, whatever its code: %s',
    async (id) => {
      const { mock, send } = start();
      const { key } = keyOf(mock);
      for (const code of operationTable[id].errorCodes as readonly ErrorCode[]) {
        mock
          .on(id)
          .fail(code as never)
          .times(1);
        const { method, path } = operationTable[id];
        const { body } = await send(method, path.replaceAll(/\{\w+\}/g, '1'), { key });
        expect(body.error.code ?? body.code).toBe(code);
      }
      mock.verify();
    },
  );

  it('has for 429 the headers of the real one, which agree with each other', async () => {
    const { mock, send } = start();
    const { key } = keyOf(mock, { rate_limit: 60 });
    mock.on('users.get').fail('RATE_LIMIT_EXCEEDED', { retryAfter: 2 });
    const { headers, body } = await send('GET', '/api/external/users/user_1', { key });
    const resetAt = Date.parse('2026-01-01T00:00:02Z');
    expect(Object.fromEntries(headers)).toMatchObject({
      'retry-after': '2',
      'x-ratelimit-limit': '60',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(resetAt / 1000),
      'ratelimit-policy': '"minute";q=60;w=60',
      ratelimit: '"minute";r=0;t=2',
      'x-request-id': body.meta.requestId,
    });
    expect(body.error.details).toEqual({ resetAt: '2026-01-01T00:00:02.000Z' });
  });

  it('has for 429 of the token family its own form', async () => {
    const { mock, send } = start();
    const { key, id } = keyOf(mock, { rate_limit: 500 });
    mock.on('apiTokens.get').fail('RATE_LIMIT_EXCEEDED', { retryAfter: 60 });
    const { headers, body } = await send('GET', `/api/api-tokens/${id}`, { key });
    expect(body).toEqual({
      error: 'Rate limit exceeded',
      code: 'RATE_LIMIT_EXCEEDED',
      limit: 500,
      current: 501,
      retry_after: 60,
    });
    expect(headers.get('x-ratelimit-reset')).toBe('2026-01-01T00:01:00.000Z');
  });

  it('is the same 429, byte for byte, as a real one', async () => {
    const ask = async (prepare: (mock: Mock, key: string) => void) => {
      const { mock, send } = start();
      const { key } = keyOf(mock);
      prepare(mock, key);
      const { status, headers, text } = await send('GET', '/api/external/users/user_1', { key });
      return [status, [...headers], text];
    };
    const real = await ask((mock, key) => mock.rateLimit.exhaust(key, { resetIn: '2s' }));
    const injected = await ask((mock) => {
      mock.on('users.get').fail('RATE_LIMIT_EXCEEDED', { retryAfter: 2 });
    });
    expect(injected).toEqual(real);
  });

  it('has for 401 the challenge, and no limit', async () => {
    const { mock, send } = start();
    mock.on('users.get').fail('TOKEN_EXPIRED');
    const { headers } = await send('GET', '/api/external/users/user_1');
    expect(headers.get('www-authenticate')).toContain('Bearer');
    expect(headers.get('x-ratelimit-limit')).toBeNull();
  });

  it('has for 403 the scope that the operation needs', async () => {
    const { mock, send } = start();
    mock.on('users.get').fail('INSUFFICIENT_SCOPE');
    const { body } = await send('GET', '/api/external/users/user_1');
    expect(body.error.details).toEqual({ requiredScope: 'users:read' });
  });

  it('tells which fields were refused, and why', async () => {
    const { mock, send } = start();
    const fields = [{ field: 'plan', location: 'body', message: 'is sold out' }] as const;
    mock.on('users.updatePlan').fail('VALIDATION_ERROR', { fields, message: 'Not now.' });
    const { body } = await send('PATCH', '/api/external/users/user_1/plan', {
      body: { plan: 'free' },
    });
    expect(body.error).toMatchObject({ message: 'Not now.', details: { fields } });
  });

  it('says of a conflict that it is worth another try, when asked to', async () => {
    const { mock, send } = start();
    mock.on('models.create').fail('CONFLICT', { shouldRetry: true });
    const { headers } = await send('POST', '/api/external/models', { body: {} });
    expect([headers.get('x-should-retry'), headers.get('retry-after')]).toEqual(['true', '1']);
  });

  it.each(['NOT_FOUND', 'RATE_LIMIT_EXCEEDED'] as const)(
    'stands behind the credentials, as a real one does: %s',
    async (code) => {
      const { mock, send } = start();
      mock.on('users.get').fail(code);
      const { body } = await send('GET', '/api/external/users/user_1', { key: 'nonsense' });
      expect(body.error.code).toBe('INVALID_API_KEY');
    },
  );

  it.each([
    ['NOT_FOUND', 1],
    ['SERVICE_UNAVAILABLE', 1],
    ['INSUFFICIENT_SCOPE', 0],
    ['RATE_LIMIT_EXCEEDED', 0],
    ['INVALID_TOKEN', 0],
  ] as const)('counts against the limit where a real one does: %s by %i', async (code, counted) => {
    const { mock, send } = start();
    const { key } = keyOf(mock, { rate_limit: 10 });
    mock.on('users.get').fail(code).times(1);
    await send('GET', '/api/external/users/user_1', { key });
    const { headers } = await send('GET', '/api/external/users/user_1', { key });
    expect(headers.get('x-ratelimit-remaining')).toBe(String(9 - counted));
  });

  it('meets an operation without authentication too', async () => {
    const { mock, send } = start();
    mock.on('system.health').fail('SERVICE_UNAVAILABLE', { retryAfter: 5 });
    const { status, headers } = await send('GET', '/api/external/system/health', { key: null });
    expect([status, headers.get('retry-after')]).toEqual([503, '5']);
  });
});

describe('faults', () => {
  it('compile for codes that the operation can answer, and for no others', () => {
    expectTypeOf<'NOT_FOUND'>().toExtend<ErrorCodeOf<'users.get'>>();
    expectTypeOf<'CONFLICT'>().not.toExtend<ErrorCodeOf<'users.get'>>();
    expectTypeOf<'CONFLICT'>().toExtend<ErrorCodeOf<'*'>>();
  });

  it('meet as many calls as they are told, one after the other', async () => {
    const { mock, send } = start();
    mock.on('users.get').fail('NOT_FOUND').times(2);
    mock.on('users.get').fail('INTERNAL_ERROR').times(1);
    const statuses = [];
    for (let call = 0; call < 4; call += 1) {
      statuses.push((await send('GET', '/api/external/users/user_1')).status);
    }
    expect(statuses).toEqual([404, 404, 500, 200]);
  });

  it('of the operation go before those of all', async () => {
    const { mock, send } = start();
    mock.on('*').fail('INTERNAL_ERROR');
    mock.on('users.get').fail('NOT_FOUND');
    expect((await send('GET', '/api/external/users/user_1')).status).toBe(404);
    expect((await send('GET', '/api/external/users')).status).toBe(500);
  });

  it('of all meet only operations that have the code', async () => {
    const { mock, send } = start();
    mock.on('*').fail('IDEMPOTENCY_KEY_REUSED');
    expect((await send('GET', '/api/external/users/user_1')).status).toBe(200);
    expect((await send('POST', '/api/external/models', { body: {} })).status).toBe(422);
  });

  it('meet only calls of which a predicate is true', async () => {
    const { mock, send } = start();
    mock
      .on('users.updatePlan')
      .fail('NOT_FOUND')
      .when(({ body, params }) => body.plan === 'enterprise' && params.id === 'user_2');
    const change = async (id: string, plan: string) =>
      (await send('PATCH', `/api/external/users/${id}/plan`, { body: { plan } })).status;
    expect(await change('user_2', 'free')).toBe(200);
    expect(await change('user_1', 'enterprise')).toBe(200);
    expect(await change('user_2', 'enterprise')).toBe(404);
  });

  it.each([
    [() => createMock().on('users.gte' as 'users.get'), '"users.gte" is no operation of the API'],
    [
      () =>
        createMock()
          .on('users.get')
          .fail('CONFLICT' as 'NOT_FOUND'),
      'users.get never answers CONFLICT: use one of VALIDATION_ERROR,',
    ],
    [
      () =>
        createMock()
          .on('*')
          .fail('NO_SUCH_CODE' as 'NOT_FOUND'),
      '"NO_SUCH_CODE" is no error code of the API',
    ],
    [
      () => createMock().on('*').fail('RATE_LIMIT_EXCEEDED', { retryAfter: 0.5 }),
      'retryAfter: 0.5 is no wait: use whole seconds from 1.',
    ],
    [() => createMock().on('*').malformed().times(0), 'times(0) is no number of calls'],
    [() => createMock().on('*').latency('soon'), '"soon" is no duration'],
  ])('are refused where they cannot be', (set, message) => {
    expect(set).toThrow(message);
  });
});

function operations(family: 'external' | 'tokens'): OperationId[] {
  const ids = Object.keys(operationTable) as OperationId[];
  return ids.filter((id) => operationTable[id].family === family);
}

function keyOf(mock: Mock, options: { rate_limit?: number } = { rate_limit: 1000 }) {
  const { token, id } = mock.keys.create(options);
  return { key: token, id };
}
