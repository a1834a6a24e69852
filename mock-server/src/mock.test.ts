import { Keyturn, NotFoundError, PermissionDeniedError, RateLimitError } from '@keyturn/sdk';
import { describe, expect, it } from 'vitest';
import { createMock, type Mock } from './mock.ts';

function clientOf(mock: Mock, apiKey: string): Keyturn {
  return new Keyturn({ apiKey, baseUrl: mock.baseUrl, fetch: mock.fetch, clock: mock.clock });
}

describe('a mock', () => {
  it('answers a client with the demo data', async () => {
    const mock = createMock();
    const admin = clientOf(mock, mock.adminKey);
    expect((await admin.users.get('user_123')).id).toBe('user_123');
    expect((await admin.users.list()).pagination.total).toBe(1000);
  });

  it('starts empty when asked to', async () => {
    const mock = createMock({ data: 'empty' });
    const admin = clientOf(mock, mock.adminKey);
    expect((await admin.users.list()).pagination.total).toBe(0);
    expect(mock.seed.user({ name: 'Ann' }).id).toBe('user_1');
  });

  it('holds a key to its scopes, its endpoints and its limit', async () => {
    const mock = createMock();
    const narrow = mock.keys.create({ scopes: ['users:read'], rate_limit: 2 });
    const admin = new Keyturn({
      apiKey: narrow.token,
      baseUrl: mock.baseUrl,
      fetch: mock.fetch,
      clock: mock.clock,
      rateLimit: { mode: 'throw' },
    });
    await expect(admin.users.delete('user_1')).rejects.toThrow(PermissionDeniedError);
    await admin.users.get('user_1');
    await expect(admin.users.get('user_1')).rejects.toThrow(RateLimitError);
    await mock.clock.advance('1m');
    await expect(admin.users.get('user_1')).resolves.toMatchObject({ id: 'user_1' });
  });

  it('lets a client wait for its limit while the clock is moved', async () => {
    const mock = createMock();
    const { token } = mock.keys.create({ rate_limit: 3 });
    const admin = clientOf(mock, token);
    await admin.users.get('user_1');
    const calls = Promise.all(['1', '2', '3', '4'].map((n) => admin.users.get(`user_${n}`)));
    await mock.clock.advance('3m');
    expect((await calls).map(({ id }) => id)).toEqual(['1', '2', '3', '4'].map((n) => `user_${n}`));
    expect(mock.calls().filter(({ status }) => status === 429)).toEqual([]);
  });

  it('lets JWTs expire while the clock is moved', async () => {
    const mock = createMock({ jwtTtlSeconds: 60 });
    const admin = clientOf(mock, mock.adminKey);
    await admin.users.get('user_1');
    await mock.clock.advance('2m');
    await admin.users.get('user_1');
    expect(mock.calls('auth.validate')).toHaveLength(2);
  });

  it('keeps live and test data apart', async () => {
    const mock = createMock({ data: 'empty' });
    const test = clientOf(mock, mock.keys.create({ environment: 'test' }).token);
    mock.seed.user({ name: 'Live' });
    mock.seed.user({ name: 'Test' }, { environment: 'test' });
    expect((await test.users.list()).data.map(({ name }) => name)).toEqual(['Test']);
  });

  it('records calls with operation, body and end, and without credentials', async () => {
    const mock = createMock();
    const admin = clientOf(mock, mock.adminKey);
    await admin.users.updatePlan('user_7', { plan: 'professional' });
    await admin.users
      .get('user_nobody')
      .catch((error) => expect(error).toBeInstanceOf(NotFoundError));
    expect(mock.calls('users.updatePlan')).toEqual([
      expect.objectContaining({
        method: 'PATCH',
        path: '/api/external/users/user_7/plan',
        params: { id: 'user_7' },
        body: { plan: 'professional' },
        status: 200,
        code: undefined,
        headers: expect.objectContaining({ authorization: 'Bearer [redacted]' }),
      }),
    ]);
    expect(mock.calls('users.get')[0]).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(JSON.stringify(mock.calls())).not.toContain(mock.adminKey);
  });

  it('gives the same bytes for the same seed, and others for another', async () => {
    const play = async (seed: number) => {
      const mock = createMock({ seed });
      const { token } = mock.keys.create();
      const headers = { authorization: `Bearer ${token}` };
      const url = `${mock.baseUrl}/api/external/users?perPage=5`;
      const response = await mock.fetch(url, { headers });
      return JSON.stringify([token, [...response.headers], await response.text()]);
    };
    expect(await play(7)).toBe(await play(7));
    expect(await play(7)).not.toBe(await play(8));
  });

  it('has visits, spent tokens and resources that follow from its clock alone', async () => {
    const look = async (now: string) => {
      const mock = createMock({ now });
      const { analytics } = clientOf(mock, mock.adminKey);
      return [
        await analytics.tracking({ days: 3 }),
        await analytics.usage({ days: 3 }),
        await analytics.resources(),
      ];
    };
    const seen = await look('2026-03-04T12:00:00Z');
    expect(seen).toMatchObject([
      { to: '2026-03-04', totals: { visits: expect.any(Number) } },
      { to: '2026-03-04', byPlan: [{}, {}, {}, {}] },
      { sampledAt: '2026-03-04T12:00:00.000Z' },
    ]);
    expect(await look('2026-03-04T12:00:00Z')).toEqual(seen);
    expect(await look('2026-03-05T12:00:00Z')).not.toEqual(seen);
  });

  it('shares nothing with another mock', async () => {
    const [a, b] = [createMock(), createMock()];
    await clientOf(a, a.adminKey).users.delete('user_1');
    expect((await clientOf(b, b.adminKey).users.get('user_1')).id).toBe('user_1');
    expect(b.calls('users.delete')).toEqual([]);
  });

  it('is as new after a reset', async () => {
    const mock = createMock();
    const { token } = mock.keys.create({ rate_limit: 3 });
    const ids = [mock.seed.user().id];
    await clientOf(mock, token).users.delete('user_1');
    await mock.clock.advance('1d');
    mock.reset();
    expect(mock.calls()).toEqual([]);
    expect(mock.clock.now()).toBe(Date.parse('2026-01-01T00:00:00Z'));
    expect(mock.keys.create({ rate_limit: 3 }).token).toBe(token);
    ids.push(mock.seed.user().id);
    expect(ids).toEqual(['user_1001', 'user_1001']);
    expect((await clientOf(mock, token).users.get('user_1')).id).toBe('user_1');
  });

  it('answers below a path when its base URL has one', async () => {
    const mock = createMock({ baseUrl: 'https://gateway.test/admin/' });
    const admin = clientOf(mock, mock.adminKey);
    expect((await admin.users.get('user_1')).id).toBe('user_1');
    expect(mock.calls('users.get')[0]?.path).toBe('/api/external/users/user_1');
  });

  it.each(['keyturn', ''])(
    'refuses %j as its base URL, and says what would be right',
    (baseUrl) => {
      expect(() => createMock({ baseUrl })).toThrow(
        new TypeError(
          `baseUrl: "${baseUrl}" is no address: use one such as 'https://keyturn.test'.`,
        ),
      );
    },
  );

  it('refuses a URL that is not below its own, and says what to do', async () => {
    const mock = createMock();
    await expect(mock.fetch('https://elsewhere.test/api/external/users')).rejects.toThrow(
      'https://elsewhere.test/api/external/users is not below https://keyturn.test, where this mock answers. Give the client mock.baseUrl.',
    );
  });

  it("rejects with the signal's reason when the request was aborted", async () => {
    const mock = createMock();
    const reason = new Error('not needed any more');
    const aborted = mock.fetch(`${mock.baseUrl}/api/external/system/health`, {
      signal: AbortSignal.abort(reason),
    });
    await expect(aborted).rejects.toBe(reason);
  });

  it('names operation and place when an answer breaks the contract', async () => {
    const mock = createMock();
    const { id } = mock.seed.user({ tokenBalance: -1 });
    const headers = { authorization: `Bearer ${mock.adminKey}` };
    await expect(
      mock.fetch(`${mock.baseUrl}/api/external/users/${id}`, { headers }),
    ).rejects.toThrow('The answer 200 of users.get breaks the contract at "/data/tokenBalance"');
  });
});
