import { describe, expect, it, vi } from 'vitest';
import { createHarness, json, URL_UNDER_TEST } from '../../test/support/pipeline-harness.ts';
import { errorOf, follow } from '../../test/support/settled.ts';
import { ConnectionError } from '../errors.ts';

function failed(code?: string): Promise<never> {
  const cause = Object.assign(new Error('socket'), { code });
  return Promise.reject(Object.assign(new TypeError('fetch failed'), { cause }));
}

describe('the retry policy', () => {
  it('repeats with the same body and headers', async () => {
    const { clock, fetch, sent } = createHarness((_, number) =>
      number === 1 ? new Response('', { status: 503 }) : json({ ok: true }),
    );
    const init = { method: 'PUT', body: '{"plan":"free"}', headers: { 'x-mark': '1' } };
    const state = follow(fetch(URL_UNDER_TEST, init));
    await clock.advance(250);
    expect(state()).toMatchObject({ value: { status: 200 } });
    expect(sent.map(({ body, headers }) => [body, headers.get('x-mark')])).toEqual([
      ['{"plan":"free"}', '1'],
      ['{"plan":"free"}', '1'],
    ]);
  });

  it('when retrying ends, the last answer is the result', async () => {
    const { clock, fetch, sent } = createHarness((_, number) => json({ number }, { status: 503 }));
    const response = fetch(URL_UNDER_TEST);
    await clock.advance(10_000);
    expect(await (await response).json()).toEqual({ number: 3 });
    expect(sent.map(({ at }) => at)).toEqual([0, 250, 750]);
  });

  it('when retrying ends, the last error is the result, with its cause', async () => {
    const { clock, fetch, sent } = createHarness(() => failed('ECONNRESET'));
    const error = errorOf(fetch(URL_UNDER_TEST));
    await clock.advance(10_000);
    expect(await error).toBeInstanceOf(ConnectionError);
    expect(await error).toMatchObject({
      message:
        'The connection to https://api.test failed (ECONNRESET). Check the address and the network.',
      cause: { message: 'fetch failed' },
    });
    expect(sent).toHaveLength(3);
  });

  it('an attempt that was sent is the result, where the gate refuses another', async () => {
    const shut = { ratelimit: '"default";r=0;t=100' };
    const { clock, fetch, sent } = createHarness(() => json({}, { status: 503, headers: shut }));
    const state = follow(fetch(URL_UNDER_TEST));
    await clock.advance(250);
    expect(state()).toMatchObject({ value: { status: 503 } });
    expect(sent).toHaveLength(1);
  });

  it('429s without a stated wait come out of the budget, since nothing else paces them', async () => {
    const { clock, fetch, sent } = createHarness(() => json({}, { status: 429 }), {
      retryBudget: { capacity: 3, refillPerSecond: 0 },
    });
    for (let call = 0; call < 10; call++) follow(fetch(URL_UNDER_TEST));
    await clock.advance(60_000);
    expect(sent).toHaveLength(10 + 3);
  });

  it('a POST with an idempotency key is repeated, whatever may have reached the server', async () => {
    const { clock, fetch } = createHarness((_, number) =>
      json({}, { status: number > 1 ? 200 : 503 }),
    );
    const headers = { 'Idempotency-Key': 'order-7' };
    const state = follow(fetch(URL_UNDER_TEST, { method: 'POST', body: '{}', headers }));
    await clock.advance(250);
    expect(state()).toMatchObject({ value: { status: 200 } });
  });

  it.each([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'UND_ERR_CONNECT_TIMEOUT',
    'ConnectionRefused',
  ])('a POST is repeated after %s, which comes before sending', async (code) => {
    const { clock, fetch } = createHarness((_, number) => (number === 1 ? failed(code) : json({})));
    const state = follow(fetch(URL_UNDER_TEST, { method: 'POST', body: '{}' }));
    await clock.advance(1_000);
    expect(state()).toMatchObject({ value: { status: 200 } });
  });

  it('a POST is repeated after a failure that Deno words as one of connecting', async () => {
    const cause = new Error('error sending request: client error (Connect): tcp connect error');
    const { clock, fetch } = createHarness((_, number) =>
      number === 1 ? Promise.reject(new TypeError('fetch failed', { cause })) : json({}),
    );
    const state = follow(fetch(URL_UNDER_TEST, { method: 'POST', body: '{}' }));
    await clock.advance(1_000);
    expect(state()).toMatchObject({ value: { status: 200 } });
  });

  it.each(['ECONNRESET', 'UND_ERR_SOCKET', undefined])(
    'a POST is not repeated after %s, which may come after sending',
    async (code) => {
      const { clock, fetch, sent } = createHarness(() => failed(code));
      const state = follow(fetch(URL_UNDER_TEST, { method: 'POST', body: '{}' }));
      await clock.advance(10_000);
      expect(state()).toMatchObject({ error: { name: 'ConnectionError' } });
      expect(sent).toHaveLength(1);
    },
  );

  it('a broken body counts as a failed connection', async () => {
    const { clock, fetch, sent } = createHarness((_, number) =>
      number === 1
        ? new Response(new ReadableStream({ pull: (stream) => stream.error(new Error('cut')) }))
        : json({}),
    );
    const state = follow(fetch(URL_UNDER_TEST));
    await clock.advance(1_000);
    expect(state()).toMatchObject({ value: { status: 200 } });
    expect(sent).toHaveLength(2);
  });

  it('what a middleware throws is neither repeated nor wrapped', async () => {
    const own = new Error('mine');
    const middleware = [() => Promise.reject(own)];
    const { fetch, sent } = createHarness(() => json({}), { middleware });
    expect(await errorOf(fetch(URL_UNDER_TEST))).toBe(own);
    expect(sent).toHaveLength(0);
  });

  it('retries that the client times itself come out of a shared budget', async () => {
    const { clock, fetch, sent } = createHarness(() => new Response('', { status: 500 }), {
      retryBudget: { capacity: 5, refillPerSecond: 0 },
    });
    for (let call = 0; call < 20; call++) follow(fetch(URL_UNDER_TEST));
    await clock.advance(60_000);
    expect(sent).toHaveLength(20 + 5);
  });

  it('an abort ends the wait for a retry within that moment', async () => {
    const { clock, fetch } = createHarness(
      () => new Response('', { status: 503, headers: { 'retry-after': '30' } }),
    );
    const controller = new AbortController();
    const state = follow(fetch(URL_UNDER_TEST, { signal: controller.signal }));
    await clock.advance(10_000);
    controller.abort('enough');
    await clock.settle();
    expect(state()).toEqual({ error: 'enough' });
    expect(clock.pendingTimers).toBe(0);
  });

  it('tells each retry before it waits', async () => {
    const onRetry = vi.fn();
    const { clock, fetch } = createHarness(
      (_, number) => (number === 1 ? new Response('', { status: 502 }) : json({})),
      { onRetry },
    );
    follow(fetch(URL_UNDER_TEST));
    await clock.settle();
    expect(onRetry).toHaveBeenCalledExactlyOnceWith({
      type: 'retry',
      operation: undefined,
      attempt: 1,
      delayMs: 250,
      reason: 'backoff',
      status: 502,
    });
  });
});
