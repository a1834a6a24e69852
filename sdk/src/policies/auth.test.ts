import { describe, expect, it } from 'vitest';
import {
  createHarness,
  json,
  type Respond,
  URL_UNDER_TEST,
} from '../../test/support/pipeline-harness.ts';
import { errorOf, follow } from '../../test/support/settled.ts';
import type { CreateFetchOptions, ExchangedToken } from '../create-fetch.ts';
import { createTokenStore } from '../token-store.ts';

const isExchange = (url: string) => url.endsWith('/token');

/** A server that takes the tokens in `valid`, and gives a new one at each exchange. */
function createAuthorised(
  respond: Respond = () => json({}),
  options: CreateFetchOptions = {},
  refuse: Respond = () => new Response('', { status: 401 }),
) {
  const valid = new Set<string>();
  let given = 0;
  const harness = createHarness(
    (request, number) => {
      if (isExchange(request.url)) {
        given += 1;
        valid.add(`Bearer jwt-${given}`);
        return json({ token: `jwt-${given}`, expiresIn: 3_600 });
      }
      const authorized = valid.has(`${request.headers.get('authorization')}`);
      return authorized ? respond(request, number) : refuse(request, number);
    },
    {
      apiKey: 'key',
      async exchange(key, fetch) {
        const headers = { authorization: `Bearer ${key}` };
        return (await fetch('https://api.test/token', { method: 'POST', headers })).json();
      },
      ...options,
    },
  );
  const exchanges = () => harness.sent.filter(({ url }) => isExchange(url));
  return { ...harness, valid, exchanges };
}

describe('the auth policy', () => {
  it('50 concurrent first calls make one exchange', async () => {
    const { fetch, exchanges, sent } = createAuthorised();
    await Promise.all(Array.from({ length: 50 }, () => fetch(URL_UNDER_TEST)));
    expect(exchanges()).toHaveLength(1);
    expect(exchanges()[0]?.headers.get('authorization')).toBe('Bearer key');
    expect(sent).toHaveLength(51);
  });

  it('every attempt carries the token that is current at that moment', async () => {
    const { clock, valid, fetch, sent } = createAuthorised((_, number) => {
      if (number > 2) return json({});
      valid.clear();
      return new Response('', { status: 503 });
    });
    const state = follow(fetch(URL_UNDER_TEST));
    await clock.advance(1_000);
    expect(state()).toMatchObject({ value: { status: 200 } });
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer key',
      'Bearer jwt-1',
      'Bearer jwt-1',
      'Bearer key',
      'Bearer jwt-2',
    ]);
  });

  it('a 401 earns one re-exchange outside the retry budget', async () => {
    const { valid, fetch, exchanges } = createAuthorised(undefined, {
      maxRetries: 0,
      retryBudget: { capacity: 0 },
    });
    await fetch(URL_UNDER_TEST);
    valid.clear();
    expect((await fetch(URL_UNDER_TEST)).status).toBe(200);
    expect(exchanges()).toHaveLength(2);
  });

  it('a token of another process that is refused in place of a refused one earns one more try', async () => {
    let stored = { authorization: 'Bearer a', obtainedAt: Date.UTC(2026, 0, 1), lifetimeMs: 1e6 };
    const tokenStore = createTokenStore({
      async read() {
        const current = stored;
        stored = { ...stored, authorization: `${stored.authorization}a` };
        return current;
      },
      write: async () => {},
    });
    const { fetch, sent } = createAuthorised(undefined, { tokenStore });
    expect((await fetch(URL_UNDER_TEST)).status).toBe(200);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer a',
      'Bearer aa',
      'Bearer key',
      'Bearer jwt-1',
    ]);
  });

  it('a second 401 is the answer', async () => {
    const { fetch, sent } = createAuthorised(() => new Response('', { status: 401 }));
    expect((await fetch(URL_UNDER_TEST)).status).toBe(401);
    expect(sent).toHaveLength(4);
  });

  it('twenty stale 401s make one exchange, and a late one none', async () => {
    let release = () => {};
    const refuse: Respond = async ({ url }) => {
      if (url.endsWith('/late')) await new Promise<void>((done) => (release = done));
      return new Response('', { status: 401 });
    };
    const { clock, valid, fetch, exchanges } = createAuthorised(undefined, {}, refuse);
    await fetch(URL_UNDER_TEST);
    valid.clear();

    const late = follow(fetch('https://api.test/late'));
    const stale = Array.from({ length: 20 }, () => fetch(URL_UNDER_TEST));
    for (const response of stale) expect((await response).status).toBe(200);
    expect(exchanges()).toHaveLength(2);

    release();
    await clock.settle();
    expect(late()).toMatchObject({ value: { status: 200 } });
    expect(exchanges()).toHaveLength(2);
  });

  it('a key function is asked at every exchange, and its failure is the call’s, with cause', async () => {
    const keys = ['first', 'second'];
    const { valid, fetch, exchanges } = createAuthorised(undefined, {
      apiKey: () => keys.shift() ?? Promise.reject(new Error('vault')),
    });
    await fetch(URL_UNDER_TEST);
    valid.clear();
    await fetch(URL_UNDER_TEST);
    valid.clear();
    expect(await errorOf(fetch(URL_UNDER_TEST))).toMatchObject({
      name: 'KeyturnError',
      cause: { message: 'vault' },
    });
    expect(exchanges().map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer first',
      'Bearer second',
    ]);
  });

  it('without an exchange the key itself is sent, and a 401 is not repeated with the same key', async () => {
    const { fetch, sent } = createHarness(() => new Response('', { status: 401 }), {
      apiKey: 'key',
    });
    expect((await fetch(URL_UNDER_TEST)).status).toBe(401);
    expect(sent.map(({ headers }) => headers.get('authorization'))).toEqual(['Bearer key']);
  });

  it('a caller’s abort detaches that caller only from an exchange', async () => {
    let bring = (_token: ExchangedToken) => {};
    const { clock, fetch, sent } = createHarness(() => json({}), {
      apiKey: 'key',
      exchange: () => new Promise((resolve) => (bring = resolve)),
    });
    const controller = new AbortController();
    const leaving = follow(fetch(URL_UNDER_TEST, { signal: controller.signal }));
    const staying = follow(fetch(URL_UNDER_TEST));
    await clock.settle();
    controller.abort('enough');
    await clock.settle();
    expect([leaving(), staying()]).toEqual([{ error: 'enough' }, 'pending']);
    bring({ token: 'jwt', expiresIn: 60 });
    await clock.settle();
    expect(staying()).toMatchObject({ value: { status: 200 } });
    expect(sent).toHaveLength(1);
  });

  it('an exchange that fails is not repeated by the call that waits for it', async () => {
    const { clock, fetch, sent } = createHarness(() => Promise.reject(new TypeError('failed')), {
      apiKey: 'key',
      exchange: async (_key, own) =>
        (await own('https://api.test/token', { method: 'POST' })).json(),
      maxRetries: 2,
    });
    const state = follow(fetch(URL_UNDER_TEST));
    await clock.advance(60_000);
    expect(state()).toMatchObject({ error: { name: 'ConnectionError' } });
    expect(sent).toHaveLength(3);
  });
});
