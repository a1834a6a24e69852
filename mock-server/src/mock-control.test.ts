import { describe, expect, it } from 'vitest';
import { createMock, insideOf, type Mock } from './mock.ts';
import { requester } from './test-requests.ts';

const USER = '/api/external/users/user_1';

async function exchange(mock: Mock, key: string): Promise<string> {
  const { body } = await requester(mock)('POST', '/api/external/auth/validate', { key });
  return body.data.token;
}

async function outcome(mock: Mock, key: string): Promise<string | number> {
  const { status, body } = await requester(mock)('GET', USER, { key });
  return status === 200 ? 200 : body.error.code;
}

describe('JWTs', () => {
  it('are expired all at once, and later ones are good', async () => {
    const mock = createMock();
    const old = await exchange(mock, mock.adminKey);
    mock.tokens.expire();
    const fresh = await exchange(mock, mock.adminKey);
    expect([await outcome(mock, old), await outcome(mock, fresh)]).toEqual(['TOKEN_EXPIRED', 200]);
  });

  it('are expired for one key, named by its record or its text', async () => {
    const mock = createMock();
    const keys = [mock.keys.create(), mock.keys.create(), mock.keys.create()] as const;
    const jwts = await Promise.all(keys.map(({ token }) => exchange(mock, token)));
    mock.tokens.expire(keys[0]);
    mock.tokens.expire(keys[1].token);
    const outcomes = await Promise.all(jwts.map((jwt) => outcome(mock, jwt)));
    expect(outcomes).toEqual(['TOKEN_EXPIRED', 'TOKEN_EXPIRED', 200]);
  });
});

describe('a key', () => {
  it('that is revoked is unknown, and its JWTs are invalid', async () => {
    const mock = createMock();
    const key = mock.keys.create();
    const jwt = await exchange(mock, key.token);
    mock.keys.revoke(key);
    expect(await outcome(mock, key.token)).toBe('INVALID_API_KEY');
    expect(await outcome(mock, jwt)).toBe('INVALID_TOKEN');
  });

  it('that is rotated goes on for the grace period, beside the new one', async () => {
    const mock = createMock();
    const old = mock.keys.create({ scopes: ['users:read'], rate_limit: 10 });
    const fresh = mock.keys.rotate(old, { graceHours: 1 });
    expect(fresh).toMatchObject({ id: old.id + 1, scopes: ['users:read'], rate_limit: 10 });
    expect([await outcome(mock, old.token), await outcome(mock, fresh.token)]).toEqual([200, 200]);
    await mock.clock.advance('1h');
    expect(await outcome(mock, old.token)).toBe('API_KEY_EXPIRED');
    expect(await outcome(mock, fresh.token)).toBe(200);
  });

  it('that is rotated shares its limit with the new one', async () => {
    const mock = createMock();
    const old = mock.keys.create({ rate_limit: 10 });
    const fresh = mock.keys.rotate(old.token);
    mock.rateLimit.exhaust(old);
    expect(await outcome(mock, fresh.token)).toBe('RATE_LIMIT_EXCEEDED');
  });

  it('with settings that exclude each other is refused, with what would be right', () => {
    expect(() => createMock().keys.create({ rate_limit: 5, rate_limit_tier: 'pro' })).toThrow(
      'There can be no such key: rate_limit_tier excludes rate_limit; give one of the two.',
    );
  });

  it.each([
    [{ ip_allowlist: ['10.0.0.1/8'] }, 'ip_allowlist[0]'],
    [{ expires_at: '9999-12-31T23:59:59-01:00' }, 'expires_at'],
  ])('with %j is refused by the name of the setting', (settings, name) => {
    expect(() => createMock().keys.create(settings)).toThrow(`There can be no such key: ${name} `);
  });

  it.each([-1, 1.5, 721])('is not rotated with a grace of %d hours', (graceHours) => {
    const { keys } = createMock();
    expect(() => keys.rotate(keys.create(), { graceHours })).toThrow(
      `graceHours: ${graceHours} is no grace: use whole hours from 0 to 720.`,
    );
  });

  it('that there is not is refused, with what would be right', () => {
    const mock = createMock();
    expect(() => mock.keys.revoke('sk_live_nobody')).toThrow(/^There is no such key: use one/);
  });
});

describe('a limit', () => {
  it('that is exhausted comes back when it is told to', async () => {
    const mock = createMock();
    const key = mock.keys.create({ rate_limit: 10 });
    mock.rateLimit.exhaust(key, { resetIn: '5s' });
    const { status, headers } = await requester(mock)('GET', USER, { key: key.token });
    expect([status, headers.get('retry-after')]).toEqual([429, '5']);
    await mock.clock.advance('5s');
    expect(await outcome(mock, key.token)).toBe(200);
  });

  it('that is exhausted comes back after a window otherwise', async () => {
    const mock = createMock();
    mock.rateLimit.exhaust(mock.adminKey);
    const { headers } = await requester(mock)('GET', USER);
    expect(headers.get('retry-after')).toBe('3600');
  });

  it('is set to what remains', async () => {
    const mock = createMock();
    const key = mock.keys.create({ rate_limit: 10 });
    mock.rateLimit.set(key, { remaining: 3 });
    const { headers } = await requester(mock)('GET', USER, { key: key.token });
    expect(headers.get('x-ratelimit-remaining')).toBe('2');
    mock.rateLimit.set(key, { remaining: 10 });
    const again = await requester(mock)('GET', USER, { key: key.token });
    expect(again.headers.get('x-ratelimit-remaining')).toBe('9');
  });

  it.each(['sk_live_of_a_test_1234', 'sk_test_of_a_test_1234'])(
    'is set to what remains of what an operator allows the root key %s',
    async (rootKey) => {
      const mock = createMock({ settings: { rootKey, rootRequestsPerHour: 5 } });
      mock.rateLimit.set(rootKey, { remaining: 4 });
      const { headers } = await requester(mock)('GET', USER);
      expect(headers.get('x-ratelimit-remaining')).toBe('3');
      expect(() => mock.rateLimit.set(rootKey, { remaining: 51 })).toThrow('cannot remain');
    },
  );

  it.each([
    [{ remaining: 11 }, '11 requests cannot remain: use a whole number from 0 to 10'],
    [{ remaining: -1 }, '-1 requests cannot remain'],
    [{ remaining: 0, resetIn: '2m' }, 'Quota comes back within 60000 ms'],
  ])('is not set to %j', (state, message) => {
    const mock = createMock();
    const key = mock.keys.create({ rate_limit: 10 });
    expect(() => mock.rateLimit.set(key, state)).toThrow(message);
  });

  it('is not set where there is none', () => {
    const mock = createMock();
    const key = mock.keys.create({ rate_limit_tier: 'enterprise' });
    expect(() => mock.rateLimit.exhaust(key)).toThrow('This key has no limit');
  });
});

describe('a snapshot', () => {
  it('is gone back to: records, keys, clock, limits, JWTs, faults and calls', async () => {
    const mock = createMock();
    const send = requester(mock);
    const key = mock.keys.create({ rate_limit: 10 });
    const jwt = await exchange(mock, key.token);
    mock.on('users.list').fail('INTERNAL_ERROR').times(1);
    const before = mock.snapshot();

    const change = async () => {
      const { body } = await send('GET', '/api/external/users', { key: key.token });
      await send('DELETE', USER);
      const later = mock.keys.create().token;
      mock.rateLimit.exhaust(key);
      mock.tokens.expire();
      await mock.clock.advance('10s');
      return [body, later, mock.calls().length];
    };
    const first = await change();
    expect(await outcome(mock, jwt)).toBe('TOKEN_EXPIRED');
    mock.restore(before);

    expect(mock.clock.now()).toBe(Date.parse('2026-01-01T00:00:00Z'));
    expect(mock.calls().map(({ operation }) => operation)).toEqual(['auth.validate']);
    const remaining = await send('GET', USER, { key: jwt });
    expect([remaining.status, remaining.headers.get('x-ratelimit-remaining')]).toEqual([200, '8']);
    mock.restore(before);
    expect(await change()).toEqual(first);
  });

  it('does not let an old key pass for a new one', async () => {
    const mock = createMock();
    const before = mock.snapshot();
    const old = mock.keys.create().token;
    expect(await outcome(mock, old)).toBe(200);
    mock.restore(before);
    mock.seed.user();
    mock.keys.create({ environment: 'test' });
    expect(await outcome(mock, old)).toBe('INVALID_API_KEY');
  });

  it('of another mock is refused', () => {
    const mock = createMock();
    expect(() => mock.restore(createMock().snapshot())).toThrow(
      new TypeError('That is no snapshot of this mock: use what its snapshot() answered.'),
    );
  });

  it('copies nothing', () => {
    const mock = createMock();
    expect(mock.snapshot().stage.stored.state).toBe(mock.snapshot().stage.stored.state);
  });
});

describe('what waits on the clock', () => {
  it('is known unless a call is under way, for which it may wait as well', async () => {
    const mock = createMock();
    mock.clock.after(2_000, () => {});
    expect(insideOf(mock).untilNextTimer()).toBe(2_000);
    const call = mock.fetch(`${mock.baseUrl}/api/external/system/health`);
    expect(insideOf(mock).untilNextTimer()).toBeUndefined();
    await call;
    expect(insideOf(mock).untilNextTimer()).toBe(2_000);
  });
});

describe('the calls', () => {
  it('of a caller who lost their answer say what was done', async () => {
    const mock = createMock();
    mock.on('users.get').malformed();
    await mock.fetch(`${mock.baseUrl}${USER}?token=none`, {
      headers: { authorization: `Basic ${btoa(mock.adminKey)}` },
    });
    expect(mock.calls('users.get')).toEqual([
      {
        operation: 'users.get',
        method: 'GET',
        path: USER,
        params: { id: 'user_1' },
        query: { token: 'none' },
        headers: { authorization: 'Basic [redacted]' },
        body: undefined,
        at: Date.parse('2026-01-01T00:00:00Z'),
        status: 200,
        code: undefined,
        requestId: expect.stringMatching(/^req_/),
        faults: ['users.get.malformed()'],
      },
    ]);
  });
});
