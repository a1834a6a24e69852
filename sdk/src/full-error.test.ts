import { errorCatalogue } from '@keyturn/contract';
import { describe, expect, it } from 'vitest';
import { json } from '../test/support/pipeline-harness.ts';
import { errorOf } from '../test/support/settled.ts';
import { createStubApi, failure } from '../test/support/stub-api.ts';
import {
  AuthenticationError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
  ServerError,
  ValidationError,
} from './answer-errors.ts';
import { ApiError, RateLimitError } from './errors.ts';

async function errorFor(response: () => Response) {
  const { client } = createStubApi(response, { auth: 'key', maxRetries: 0 });
  return errorOf(client.users.get('user_1'));
}

describe('the class of an error', () => {
  it.each([
    [400, 'ValidationError', ValidationError],
    [401, 'AuthenticationError', AuthenticationError],
    [403, 'PermissionDeniedError', PermissionDeniedError],
    [404, 'NotFoundError', NotFoundError],
    [405, 'ApiError', ApiError],
    [409, 'ConflictError', ConflictError],
    [413, 'ApiError', ApiError],
    [415, 'ApiError', ApiError],
    [422, 'ApiError', ApiError],
    [429, 'RateLimitError', RateLimitError],
    [500, 'ServerError', ServerError],
    [503, 'ServerError', ServerError],
  ])('%i is a %s', async (status, name, errorClass) => {
    const error = await errorFor(() => failure(status, 'INTERNAL_ERROR'));
    expect(error).toBeInstanceOf(errorClass);
    expect(error).toMatchObject({ name, status, requestId: 'req_1', operation: 'users.get' });
  });
});

describe('the body of an error', () => {
  it('of the External Admin API is read', async () => {
    const error = await errorFor(() =>
      failure(403, 'INSUFFICIENT_SCOPE', {
        message: 'Insufficient permissions',
        details: { requiredScope: 'users:read' },
      }),
    );
    expect(error).toMatchObject({
      code: 'INSUFFICIENT_SCOPE',
      details: { requiredScope: 'users:read' },
      message:
        'users.get: Insufficient permissions. (403, INSUFFICIENT_SCOPE, request req_1) Add users:read to the scopes of the key.',
    });
  });

  it('of the token family is read into the same fields', async () => {
    const body = {
      error: 'Insufficient permissions',
      code: 'INSUFFICIENT_SCOPE',
      required_scope: 'tokens:write',
    };
    const error = await errorFor(() =>
      json(body, { status: 403, headers: { 'x-request-id': 'req_2' } }),
    );
    expect(error).toMatchObject({
      code: 'INSUFFICIENT_SCOPE',
      requestId: 'req_2',
      details: { requiredScope: 'tokens:write' },
      message: expect.stringContaining('Add tokens:write to the scopes of the key.'),
    });
  });

  it('names the fields that were refused', async () => {
    const fields = [
      { field: 'plan', location: 'body', message: 'must be one of free, starter' },
      { field: '', location: 'body', message: 'must be an object' },
    ];
    const error = await errorFor(() => failure(400, 'VALIDATION_ERROR', { details: { fields } }));
    expect(error).toMatchObject({
      details: { fields },
      message: expect.stringMatching(
        /request req_1\) plan: must be one of free, starter\. body: must be an object\.$/,
      ),
    });
  });

  it.each([{ fields: 'plan' }, { fields: [null] }, { fields: {} }, 'plan', null])(
    'with the details %j still becomes the error of its status',
    async (details) => {
      const error = await errorFor(() => failure(400, 'VALIDATION_ERROR', { details }));
      expect(error).toBeInstanceOf(ValidationError);
    },
  );

  it.each(['text', null, { fields: 'text' }, { fields: [null] }])(
    'with the details %j of another server is read as well',
    async (details) => {
      const error = await errorFor(() => failure(400, 'VALIDATION_ERROR', { details }));
      expect(error).toMatchObject({ name: 'ValidationError', code: 'VALIDATION_ERROR' });
    },
  );

  it.each([
    [
      'its members are the details, in camel case',
      { retry_after: 60, limit: 100 },
      { retryAfter: 60, limit: 100 },
    ],
    ['it has no details where it has no members', {}, undefined],
  ])('of the token family: %s', async (_, members, details) => {
    const body = { error: 'Rate limit exceeded', code: 'RATE_LIMIT_EXCEEDED', ...members };
    expect(await errorFor(() => json(body, { status: 429 }))).toMatchObject({ details });
  });

  it.each([
    ['a page of a proxy', () => new Response('<html>Bad gateway</html>', { status: 502 })],
    ['nothing', () => new Response(null, { status: 502 })],
    ['JSON of something else', () => json(['no'], { status: 502 })],
  ])('that is %s leaves the code out and says what to check', async (_, response) => {
    const error = await errorFor(response);
    expect(error).toMatchObject({ status: 502, code: undefined });
    expect(`${error}`).toContain('Check baseUrl');
    expect(`${error}`).not.toContain('html');
  });

  it('that is none of the API’s has the class of no status, which would say too much', async () => {
    const error = await errorFor(() => new Response('<html>Not here</html>', { status: 404 }));
    expect(error).toMatchObject({ name: 'ApiError', status: 404, code: undefined });
  });

  it('with a code of a newer server has the class of its status', async () => {
    const error = await errorFor(() => failure(404, 'GONE_FOR_GOOD'));
    expect(error).toMatchObject({ name: 'NotFoundError', code: 'GONE_FOR_GOOD' });
  });

  it.each(['abc\\/def\\u002Bghi+jkl==', 'abc/def+ghi+jkl=='])(
    'that echoes the key as %s shows none of it',
    async (written) => {
      const body = `{"error":{"code":"X","message":"bad key ${written}","details":{"key":"${written}"}}}`;
      const { client } = createStubApi(() => new Response(body, { status: 400 }), {
        auth: 'key',
        apiKey: 'abc/def+ghi+jkl==',
      });
      const shown = JSON.stringify(await errorOf(client.users.get('user_1')));
      expect(shown).toContain('bad key [redacted]');
      expect(shown).not.toContain('ghi');
    },
  );
});

describe('what to do next', () => {
  it.each(Object.entries(errorCatalogue))('is said of %s', async (code, { status }) => {
    const error = await errorFor(() => failure(status, code));
    expect(`${error}`).toMatch(/\(\d{3}, [A-Z_]+, request req_1\) \S.*\.$/);
  });

  it.each([
    [401, 'Check that apiKey is valid for this server.'],
    [418, ''],
  ])('after a %i with a code of a newer server: %s', async (status, advice) => {
    const error = await errorFor(() => failure(status, 'OF_NEXT_YEAR'));
    expect(`${error}`.split('request req_1)')[1]?.trim()).toBe(advice);
  });

  it('says when a server that is away wants to be asked again', async () => {
    const error = await errorFor(() =>
      failure(503, 'SERVICE_UNAVAILABLE', { headers: { 'retry-after': '30' } }),
    );
    expect(`${error}`).toMatch(/\) Try again at 2026-01-01T00:00:30\.000Z\.$/);
  });

  it('says of wrong credentials that waiting alone does not help', async () => {
    const headers = { 'retry-after': '60', 'x-should-retry': 'false' };
    const error = await errorFor(() => failure(429, 'TOO_MANY_AUTH_FAILURES', { headers }));
    expect(`${error}`).toMatch(/Mend the key first.* Try again at 2026-01-01T00:01:00\.000Z\.$/);
  });
});

describe('a 429', () => {
  it('says when to try again', async () => {
    const error = await errorFor(() =>
      failure(429, 'RATE_LIMIT_EXCEEDED', {
        headers: {
          'retry-after': '60',
          'x-ratelimit-limit': '100',
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': '1767225660',
        },
      }),
    );
    expect(error).toMatchObject({
      retryAfterMs: 60_000,
      resetAt: new Date('2026-01-01T00:01:00Z'),
      rateLimit: { limit: 100, remaining: 0, resetAt: new Date('2026-01-01T00:01:00Z') },
      message: expect.stringContaining('Try again at 2026-01-01T00:01:00.000Z.'),
    });
  });
});
