import { expect, it } from 'vitest';
import { createMock } from './mock.ts';

it('replaces credentials wherever they were put', async () => {
  const mock = createMock();
  const key = mock.adminKey;
  await mock.fetch(`${mock.baseUrl}/api/external/users?search=ann&api_key=${key}`, {
    headers: { Authorization: `Bearer ${key}`, 'X-API-Key': key, Cookie: `key=${key}` },
  });
  const [call] = mock.calls();
  expect(JSON.stringify(call)).not.toContain(key);
  expect(call?.query).toEqual({ search: 'ann', api_key: '[redacted]' });
  expect(call?.headers).toMatchObject({
    authorization: 'Bearer [redacted]',
    'x-api-key': '[redacted]',
    cookie: '[redacted]',
  });
});
