/** What a client makes of what a test does to it. */
import {
  ConnectionError,
  Keyturn,
  type KeyturnOptions,
  ParseError,
  ServerError,
} from '@keyturn/sdk';
import { describe, expect } from 'vitest';
import type { Mock } from '../src/mock.ts';
import { test } from '../src/vitest.ts';

const MODEL = { name: 'once', label: 'Once', tier: 'standard' } as const;

function clientOf(mock: Mock, options: KeyturnOptions = {}): Keyturn {
  const { adminKey: apiKey, baseUrl, fetch, clock } = mock;
  return new Keyturn({ apiKey, baseUrl, fetch, clock, ...options });
}

/** The outcome of a call, while the time passes that it waits for. */
async function inTime<T>(mock: Mock, call: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [outcome] = await Promise.all([Promise.allSettled([call]), mock.clock.advance('5m')]);
  return outcome[0];
}

describe('a client whose answer is lost after the work was done', () => {
  test('leaves one record, thanks to the idempotency key that it sends', async ({ mock }) => {
    const admin = clientOf(mock);
    const before = (await admin.models.list()).length;
    mock.on('models.create').commitThen('networkError').times(1);
    const created = await inTime(mock, admin.models.create(MODEL));
    expect(created).toMatchObject({ status: 'fulfilled', value: MODEL });
    expect((await admin.models.list()).length).toBe(before + 1);
    expect(mock.calls('models.create').map(({ status }) => status)).toEqual([undefined, 201]);
  });

  test('does not send again what honours no such key', async ({ mock }) => {
    const admin = clientOf(mock);
    const { tokenBalance } = await admin.users.get('user_1');
    mock.on('users.adjustTokens').commitThen('networkError');
    const call = admin.users.adjustTokens('user_1', { tokens: 5, operation: 'add' });
    expect(await inTime(mock, call)).toMatchObject({
      status: 'rejected',
      reason: expect.any(ConnectionError),
    });
    expect(mock.calls('users.adjustTokens')).toHaveLength(1);
    expect((await admin.users.get('user_1')).tokenBalance).toBe(tokenBalance + 5);
  });
});

describe('a client', () => {
  test('waits as long as an injected 429 says', async ({ mock }) => {
    mock.on('users.get').fail('RATE_LIMIT_EXCEEDED', { retryAfter: 2 }).times(1);
    const call = clientOf(mock).users.get('user_1');
    expect(await inTime(mock, call)).toMatchObject({ status: 'fulfilled' });
    const [refused, answered] = mock.calls('users.get').map(({ at }) => at);
    expect((answered ?? 0) - (refused ?? 0)).toBeGreaterThanOrEqual(2000);
  });

  test('gets another JWT when its own has ended', async ({ mock }) => {
    const admin = clientOf(mock);
    await admin.users.get('user_1');
    mock.tokens.expire();
    await admin.users.get('user_1');
    expect(mock.calls('auth.validate')).toHaveLength(2);
    expect(mock.calls('users.get').map(({ code }) => code)).toEqual([
      undefined,
      'TOKEN_EXPIRED',
      undefined,
    ]);
  });

  test('gives up on a body that stalls, in the mock’s time', async ({ mock }) => {
    mock.on('users.get').stall('body');
    const call = clientOf(mock, { maxRetries: 0, timeoutMs: 1000 }).users.get('user_1');
    expect(await inTime(mock, call)).toMatchObject({
      status: 'rejected',
      reason: { name: 'TimeoutError' },
    });
  });

  test.for([
    ['malformed', ParseError],
    ['outage', ServerError],
  ] as const)('tells of what was done to it: %s', async ([fault, kind], { mock }) => {
    const faults = mock.on('users.get');
    if (fault === 'malformed') faults.malformed();
    else faults.fail('INTERNAL_ERROR');
    const outcome = await inTime(mock, clientOf(mock, { maxRetries: 0 }).users.get('user_1'));
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(kind) });
  });
});
