import { Keyturn } from '@keyturn/sdk';
import { expect, vi } from 'vitest';
import type { Mock } from '../../src/mock.ts';
import { test } from '../../src/vitest.ts';

function clientOf({ adminKey: apiKey, baseUrl, fetch, clock }: Mock): Keyturn {
  return new Keyturn({ apiKey, baseUrl, fetch, clock });
}

test('awaits what waits on the clock', { timeout: 500 }, async ({ mock }) => {
  mock.on('users.get').fail('RATE_LIMIT_EXCEEDED', { retryAfter: 2 }).times(1);
  await clientOf(mock).users.get('user_1');
});

test('leaves a fault unused beside', async ({ mock }) => {
  mock.on('users.get').malformed();
  expect(await clientOf(mock).users.list().toArray({ limit: 1 })).toEqual([]);
});

test('passes while something waits', async ({ mock }) => {
  mock.on('users.get').fail('RATE_LIMIT_EXCEEDED', { retryAfter: 2 }).times(1);
  void clientOf(mock)
    .users.get('user_1')
    .catch(() => undefined);
  await vi.waitUntil(() => mock.calls('users.get').length === 1);
});
