import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { errorOf, follow } from '../test/support/settled.ts';
import { API_KEY, createStubApi, data, failure, JWT, userPage } from '../test/support/stub-api.ts';
import { ConnectionError } from './errors.ts';

describe('secrets', () => {
  it('are in no inspection, JSON, event or log line', async () => {
    const lines: unknown[] = [];
    const logger = {
      debug: (...line: unknown[]) => lines.push(line),
      info: (...line: unknown[]) => lines.push(line),
      warn: (...line: unknown[]) => lines.push(line),
    };
    const { client, clock } = createStubApi(
      (request, number) =>
        number === 1
          ? failure(503, 'SERVICE_UNAVAILABLE', { headers: { 'retry-after': '1' } })
          : userPage(request, 1),
      {
        logger,
        onExchange() {
          throw new Error(`the hook saw ${API_KEY}`);
        },
      },
    );
    const call = client.users.list();
    const state = follow(call);
    await clock.advance(5_000);
    expect(state()).toMatchObject({ value: { data: [{ id: 'user_1' }] } });
    expect(lines.length).toBeGreaterThanOrEqual(3);
    for (const shown of [
      inspect(client, { depth: 9, showHidden: true }),
      JSON.stringify(client),
      inspect(call),
      inspect(lines, { depth: 9 }),
    ]) {
      expect(shown).not.toContain(API_KEY);
      expect(shown).not.toContain(JWT);
    }
  });

  it('are in no error, even where the server repeats them', async () => {
    const { client } = createStubApi(() =>
      failure(401, 'INVALID_TOKEN', {
        message: `Token ${JWT} of ${API_KEY} is bad`,
        details: { token: JWT },
      }),
    );
    const error = await errorOf(client.users.get('user_1'));
    for (const shown of [inspect(error), JSON.stringify(error), `${error}`]) {
      expect(shown).not.toContain(API_KEY);
      expect(shown).not.toContain(JWT);
    }
  });
});

describe('a key of a shape of its own', () => {
  it('is in no error either, wherever the server repeats it', async () => {
    const apiKey = 'correct-horse-battery-staple';
    const { client } = createStubApi(
      () => failure(403, 'IP_NOT_ALLOWED', { message: `The key ${apiKey} is not for you` }),
      { apiKey: () => apiKey },
    );
    const error = await errorOf(client.users.get('user_1'));
    expect(`${error}`).toContain('The key [redacted] is not for you');
    expect(inspect(error)).not.toContain(apiKey);
  });
});

describe('events', () => {
  it('a hook that throws disturbs no call', async () => {
    const onExchange = vi.fn(() => {
      throw new Error('hook');
    });
    const { client } = createStubApi(() => data({ keyId: 'k' }), { onExchange });
    expect(await client.auth.me()).toEqual({ keyId: 'k' });
    expect(onExchange).toHaveBeenCalledExactlyOnceWith({
      type: 'exchange',
      ok: true,
      ahead: false,
    });
  });

  it('a retry names the request that failed, or why there was no answer', async () => {
    const onRetry = vi.fn();
    const { client, clock } = createStubApi(
      (_, number) => {
        if (number === 1) return failure(503, 'SERVICE_UNAVAILABLE');
        return number === 2 ? Promise.reject(new TypeError('fetch failed')) : data({});
      },
      { onRetry, auth: 'key' },
    );
    const state = follow(client.auth.me());
    await clock.advance(10_000);
    expect(state()).toEqual({ value: {} });
    const shared = { type: 'retry', operation: 'auth.me', reason: 'backoff' };
    expect(onRetry.mock.calls).toMatchObject([
      [{ ...shared, attempt: 1, delayMs: 250, status: 503, requestId: 'req_1', error: undefined }],
      [
        {
          ...shared,
          attempt: 2,
          delayMs: 500,
          status: undefined,
          requestId: undefined,
          error: expect.any(ConnectionError),
        },
      ],
    ]);
  });

  it('an exchange that failed says why', async () => {
    const onExchange = vi.fn();
    const { client } = createStubApi(() => data({}), {
      onExchange,
      fetch: async () => failure(401, 'INVALID_API_KEY'),
    });
    const error = await errorOf(client.auth.me());
    expect(onExchange).toHaveBeenCalledExactlyOnceWith({
      type: 'exchange',
      ok: false,
      ahead: false,
      error,
    });
  });

  it('a key that is sent as it is has not been exchanged', async () => {
    const onExchange = vi.fn();
    const { client } = createStubApi(() => data({}), { onExchange, auth: 'key' });
    await client.auth.me();
    expect(onExchange).not.toHaveBeenCalled();
  });
});
