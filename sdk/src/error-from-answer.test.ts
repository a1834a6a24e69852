import { afterEach, describe, expect, it, vi } from 'vitest';
import { errorOf } from '../test/support/settled.ts';
import { createStubApi, failure } from '../test/support/stub-api.ts';

afterEach(() => {
  vi.doUnmock('./full-error.ts');
  vi.resetModules();
});

describe('an error whose words cannot be loaded', () => {
  it('is an ApiError with the status all the same, and says why it has no more', async () => {
    const gone = new Error('Failed to fetch dynamically imported module');
    vi.doMock('./full-error.ts', () => {
      throw gone;
    });
    const { client } = createStubApi(() => failure(404, 'NOT_FOUND'));
    const error = await errorOf(client.users.get('user_1'));
    expect(error).toMatchObject({
      name: 'ApiError',
      message: 'users.get: 404',
      operation: 'users.get',
      status: 404,
      requestId: 'req_1',
      cause: { cause: gone },
    });
  });
});
