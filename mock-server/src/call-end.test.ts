import { describe, expect, it, vi } from 'vitest';
import { createMock, type Mock, type MockOptions } from './mock.ts';
import { MockContractError } from './override.ts';
import { requester } from './test-requests.ts';

const USER = '/api/external/users/user_1';
const MODELS = '/api/external/models';
const MODEL = { name: 'brook-2', label: 'Brook 2', tier: 'standard' };

function start(options?: MockOptions) {
  const mock = createMock(options);
  return { mock, send: requester(mock) };
}

/** The answer as it comes, its body unread. */
function fetchUser({ adminKey, baseUrl, fetch }: Mock, init: RequestInit = {}): Promise<Response> {
  return fetch(`${baseUrl}${USER}`, { headers: { authorization: `Bearer ${adminKey}` }, ...init });
}

describe('a broken connection', () => {
  it.each(['ECONNRESET', 'ECONNREFUSED'] as const)(
    'rejects as fetch does, with the code %s',
    async (code) => {
      const { mock, send } = start();
      mock.on('users.get').networkError(code);
      const error = await send('GET', USER).catch((reason) => reason);
      expect(error).toBeInstanceOf(TypeError);
      expect([error.message, error.cause.code]).toEqual(['fetch failed', code]);
    },
  );

  it('does not reach the server', async () => {
    const { mock, send } = start();
    mock.on('users.delete').networkError().times(1);
    await expect(send('DELETE', USER)).rejects.toThrow('fetch failed');
    expect((await send('GET', USER)).status).toBe(200);
    expect(mock.calls('users.delete')).toMatchObject([
      { status: undefined, faults: ["users.delete.networkError('ECONNRESET')"] },
    ]);
  });
});

describe('a lost answer', () => {
  it.each(['networkError', 'INTERNAL_ERROR', 'SERVICE_UNAVAILABLE'] as const)(
    'comes after the server has done what it was asked for: %s',
    async (end) => {
      const { mock, send } = start();
      mock.on('users.delete').commitThen(end);
      await send('DELETE', USER).catch(() => undefined);
      expect((await send('GET', USER)).status).toBe(404);
    },
  );

  it('can be an error that the server would make, request id and limits included', async () => {
    const { mock, send } = start();
    mock.on('users.delete').commitThen('SERVICE_UNAVAILABLE');
    const { status, headers, body } = await send('DELETE', USER);
    expect([status, body.error.code]).toEqual([503, 'SERVICE_UNAVAILABLE']);
    expect(headers.get('x-request-id')).toBe(body.meta.requestId);
    expect(headers.get('retry-after')).toBe('1');
    expect(headers.get('x-ratelimit-remaining')).toBe('999');
    mock.verify();
  });

  it('with an idempotency key leaves one record, however often it is sent', async () => {
    const { mock, send } = start({ data: 'empty' });
    const create = () =>
      send('POST', MODELS, { body: MODEL, headers: { 'idempotency-key': 'the-same' } });
    mock.on('models.create').commitThen('networkError').times(1);
    await expect(create()).rejects.toThrow('fetch failed');
    const { status, headers } = await create();
    expect([status, headers.get('idempotent-replayed')]).toEqual([201, 'true']);
    expect((await send('GET', MODELS)).body.data).toHaveLength(1);
  });

  it('does not hide that the server refused', async () => {
    const { mock, send } = start();
    mock.on('models.create').commitThen('networkError');
    expect((await send('POST', MODELS, { body: {} })).status).toBe(400);
  });
});

describe('a stalled call', () => {
  it.each(['headers', 'body'] as const)(
    'ends when its caller aborts it, with their reason: %s',
    async (part) => {
      const { mock } = start();
      mock.on('users.get').stall(part);
      const abort = new AbortController();
      const call = fetchUser(mock, { signal: abort.signal }).then((answer) => answer.text());
      const reason = new Error('too slow');
      setTimeout(() => abort.abort(reason), 10);
      await expect(call).rejects.toBe(reason);
    },
  );

  it('does not hold the clock', async () => {
    const { mock } = start();
    mock.on('users.get').stall();
    const abort = new AbortController();
    const call = fetchUser(mock, { signal: abort.signal });
    mock.clock.after(1000, () => abort.abort());
    await Promise.all([expect(call).rejects.toThrow(/abort/), mock.clock.advance('1s')]);
  });

  it('gives half of the body before it stalls', async () => {
    const { mock } = start();
    mock.on('users.get').stall('body');
    const { status, body } = await fetchUser(mock);
    expect(status).toBe(200);
    const reader = body?.getReader();
    const { value } = (await reader?.read()) ?? {};
    expect(new TextDecoder().decode(value)).toMatch(/^\{"success":true,/);
    await reader?.cancel();
  });
});

describe('a malformed answer', () => {
  it('is the real one with JSON that ends too early', async () => {
    const { mock } = start();
    mock.on('users.get').malformed();
    const response = await fetchUser(mock);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain('application/json');
    await expect(response.json()).rejects.toThrow(SyntaxError);
  });
});

describe('latency', () => {
  it('delays a call in real time, and does not hang under fake timers', async () => {
    const { mock, send } = start();
    mock.on('*').latency(5);
    vi.useFakeTimers();
    try {
      expect((await send('GET', USER)).status).toBe(200);
      await mock.clock.advance('1s');
    } finally {
      vi.useRealTimers();
    }
  });

  it('goes together with another fault', async () => {
    const { mock, send } = start();
    mock.on('*').latency(1);
    mock.on('users.get').fail('NOT_FOUND');
    expect((await send('GET', USER)).status).toBe(404);
    expect(mock.calls()[0]?.faults).toEqual(["on('*').latency(1)", "users.get.fail('NOT_FOUND')"]);
  });

  it('ends when its caller aborts', async () => {
    const { mock } = start();
    mock.on('*').latency('1h');
    const abort = new AbortController();
    const call = fetchUser(mock, { signal: abort.signal });
    setTimeout(() => abort.abort(), 5);
    await expect(call).rejects.toThrow(/abort/);
  });
});

describe('an override', () => {
  it('stands over the real answer', async () => {
    const { mock, send } = start();
    const real = (await send('GET', USER)).body;
    mock.on('users.get').respond(200, { name: 'Ann' }, { headers: { 'X-Cache': 'hit' } });
    const { body, headers } = await send('GET', USER);
    expect(body.data).toEqual({ ...real.data, name: 'Ann' });
    expect(headers.get('x-request-id')).toBe(body.meta.requestId);
    expect(headers.get('x-ratelimit-remaining')).toBe('998');
    expect(headers.get('x-cache')).toBe('hit');
  });

  it('is completed by a valid answer where the real one has another status', async () => {
    const { mock, send } = start();
    mock.on('users.get').respond(200, { id: 'user_nobody' });
    const { status, body } = await send('GET', '/api/external/users/user_nobody');
    expect([status, body.data.id, body.data.plan]).toEqual([200, 'user_nobody', 'free']);
    mock.verify();
  });

  it('has as many items as it is given', async () => {
    const { mock, send } = start();
    mock.on('users.list').respond(200, [{ name: 'Ann' }, { name: 'Ben' }]);
    const { body } = await send('GET', '/api/external/users');
    expect(body.data.map(({ id, name }: { id: string; name: string }) => [id, name])).toEqual([
      ['user_1', 'Ann'],
      ['user_2', 'Ben'],
    ]);
  });

  it('of the token family is placed as that family has it', async () => {
    const { mock, send } = start();
    const { id, token } = mock.keys.create();
    mock.on('apiTokens.get').respond(200, { name: 'Renamed' });
    const { body } = await send('GET', `/api/api-tokens/${id}`, { key: token });
    expect(body.token).toMatchObject({ id, name: 'Renamed' });
  });

  it('of an error is the server’s error with another text', async () => {
    const { mock, send } = start();
    mock.on('users.get').respond(404, { message: 'Gone fishing.' });
    const { status, body } = await send('GET', USER);
    expect([status, body.error]).toEqual([404, { code: 'NOT_FOUND', message: 'Gone fishing.' }]);
  });

  it('leaves the answer to HEAD as it is, since that has no body', async () => {
    const { mock, send } = start();
    mock.on('users.get').respond(200, { name: 'Ann' });
    const { status, text } = await send('HEAD', USER);
    expect([status, text]).toEqual([200, '']);
  });

  it('stores nothing', async () => {
    const { mock, send } = start();
    mock.on('users.delete').respond(200, { deleted: true });
    expect((await send('DELETE', USER)).status).toBe(200);
    expect((await send('GET', USER)).status).toBe(200);
  });

  it.each([
    ['no key', null, {}, 401],
    ['a body that is refused', undefined, { plan: 'gold' }, 400],
  ])('gives no success to a request that the API refuses: %s', async (_, key, plan, status) => {
    const { mock, send } = start();
    mock.on('users.updatePlan').respond(200, { plan: 'free' });
    const sent = await send('PATCH', `${USER}/plan`, { ...(key === null && { key }), body: plan });
    expect(sent.status).toBe(status);
  });

  it.each([
    ['/data/plan', { plan: 'gold' }],
    ['/data', { nmae: 'Ann' }],
    ['/data/tokenBalance', { tokenBalance: -1 }],
  ])('that breaks the contract is refused when it is set: %s', (pointer, data) => {
    const { mock } = start();
    expect(() => mock.on('users.get').respond(200, data as object)).toThrow(
      new RegExp(`^The answer 200 of users.get breaks the contract at "${pointer}": `),
    );
  });

  it('of a status that the operation does not declare is refused, with those that it does', () => {
    const { mock } = start();
    expect(() => mock.on('users.get').respond(418 as 404)).toThrow(
      'The answer 418 of users.get breaks the contract at "": status is none of 200, 400, 401,',
    );
  });

  it('that breaks the contract only together with the real answer rejects the call', async () => {
    const { mock, send } = start();
    const { id } = mock.seed.user({ tokensUsed: -1 });
    mock.on('users.get').respond(200, { name: 'Ann' });
    await expect(send('GET', `/api/external/users/${id}`)).rejects.toThrow(MockContractError);
    expect(() => mock.verify()).toThrow('Broken contract: The answer 200 of users.get breaks');
  });

  it('may be anything where the mock is not strict', async () => {
    const { mock, send } = start({ strict: false });
    mock.on('users.get').respond(418 as 404, { teapot: true } as object);
    const { status, body } = await send('GET', USER);
    expect([status, body.error]).toEqual([418, { teapot: true }]);
  });
});
