import { describe, expect, it } from 'vitest';
import { json } from '../test/support/pipeline-harness.ts';
import { errorOf } from '../test/support/settled.ts';
import { createStubApi, failure } from '../test/support/stub-api.ts';
import {
  ApiError,
  AuthenticationError,
  ConflictError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
  ValidationError,
} from './errors.ts';

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
        'users.get: Insufficient permissions. (403, INSUFFICIENT_SCOPE, request req_1) The key needs the scope users:read.',
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
      message: expect.stringContaining('The key needs the scope tokens:write.'),
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
    expect(`${error}`).toContain('check baseUrl');
    expect(`${error}`).not.toContain('html');
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
