import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { API_KEY, JWT } from '../test/support/stub-api.ts';
import { NotFoundError } from './answer-errors.ts';
import * as errors from './errors.ts';

const { ApiError, ConnectionError, KeyturnError, RateLimitError, TimeoutError } = errors;

const notFound = new NotFoundError('No such user. (404)', {
  operation: 'users.get',
  status: 404,
  code: 'NOT_FOUND',
  requestId: 'req_1',
  details: { id: 'user_123' },
});

describe('instanceof', () => {
  it('follows the hierarchy', () => {
    for (const parent of [NotFoundError, ApiError, KeyturnError, Error]) {
      expect(notFound instanceof parent).toBe(true);
    }
    expect(notFound instanceof RateLimitError).toBe(false);
    expect(notFound instanceof ConnectionError).toBe(false);
    expect({} instanceof KeyturnError).toBe(false);
    expect((null as unknown) instanceof KeyturnError).toBe(false);
  });

  it('holds across two copies of the module, such as the ESM and the CJS build', async () => {
    const copy: typeof errors = await import(/* @vite-ignore */ `${'./errors.ts'}?copy`);
    const foreign = new copy.RateLimitError('later', { status: 429 });
    expect(copy.RateLimitError).not.toBe(RateLimitError);
    expect(foreign instanceof RateLimitError).toBe(true);
    expect(foreign instanceof ApiError).toBe(true);
    expect(foreign instanceof TimeoutError).toBe(false);
  });

  it('a subclass made elsewhere is told apart from its parent', () => {
    class Own extends NotFoundError {}
    expect(new Own('x', { status: 404 }) instanceof NotFoundError).toBe(true);
    expect(new Own('x', { status: 404 }) instanceof Own).toBe(true);
    expect(notFound instanceof Own).toBe(false);
  });
});

describe('what an error shows', () => {
  it('JSON has the named fields', () => {
    expect(JSON.parse(JSON.stringify(notFound))).toEqual({
      name: 'NotFoundError',
      message: 'users.get: No such user. (404)',
      operation: 'users.get',
      status: 404,
      code: 'NOT_FOUND',
      requestId: 'req_1',
      details: { id: 'user_123' },
    });
  });

  it('inspect has the stack and the named fields', () => {
    expect(inspect(notFound)).toMatch(/^NotFoundError: users\.get.*\n +at /);
    expect(inspect(notFound)).toContain("code: 'NOT_FOUND'");
  });

  it('the message begins with the operation, where there is one', () => {
    expect(notFound.message).toBe('users.get: No such user. (404)');
    expect(new TimeoutError('late', { timeoutMs: 5 }).message).toBe('late');
  });

  it('no key and no token of a cause is shown', () => {
    const cause = new Error(`bad header Bearer ${API_KEY} and ${JWT}`);
    const error = new ConnectionError('The connection failed.', { cause });
    for (const shown of [inspect(error), inspect({ error }), JSON.stringify(error), `${error}`]) {
      expect(shown).not.toContain(API_KEY);
      expect(shown).not.toContain(JWT);
    }
    expect(error.cause).toBe(cause);
  });

  it('names survive a minifier', () => {
    expect(new TimeoutError('late', { timeoutMs: 5 }).name).toBe('TimeoutError');
    expect(Object.keys(new TimeoutError('late', { timeoutMs: 5 }))).toEqual(['timeoutMs']);
  });
});
