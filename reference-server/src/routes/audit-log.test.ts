import { expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';
import type { TestServer } from '../test-server.ts';

const LOG = '/api/external/system/audit-log';
const USERS = '/api/external/users';

/** Three changes, a minute between each: by the root, by token 1, by the root. */
async function makeChanges(server: TestServer): Promise<string> {
  const { key } = await server.createToken({ name: 'Billing job' });
  server.pass(60_000);
  await server.send('PATCH', `${USERS}/user_1/plan`, { key, body: { plan: 'starter' } });
  server.pass(60_000);
  await server.send('DELETE', `${USERS}/user_2`);
  return key;
}

overStores('the audit log', (start) => {
  it('200 answers the newest change first, as it was made', async () => {
    const server = await start();
    await makeChanges(server);
    const { status, body } = await server.send('GET', LOG);
    expect(status).toBe(200);
    expect(body.pagination).toMatchObject({ page: 1, total: 3, totalPages: 1 });
    expect(body.data.map(({ operation }: { operation: string }) => operation)).toEqual([
      'users.delete',
      'users.updatePlan',
      'apiTokens.create',
    ]);
    expect(body.data[1]).toEqual({
      id: 'aud_2',
      operation: 'users.updatePlan',
      actor: { type: 'token', id: 'token:1', name: 'Billing job' },
      target: 'user_1',
      requestId: expect.stringMatching(/^req_/),
      ipAddress: '127.0.0.1',
      before: expect.objectContaining({ plan: 'free' }),
      after: expect.objectContaining({ plan: 'starter' }),
      createdAt: '2026-02-20T10:01:00.000Z',
    });
  });

  it.each([
    ['?actor=token:1', ['aud_2']],
    ['?actor=token:2', []],
    ['?operation=users.delete', ['aud_3']],
    ['?target=user_1', ['aud_2']],
    ['?target=user_', []],
    ['?target=user_1&operation=users.delete', []],
    ['?from=2026-02-20T10:01:00.000Z', ['aud_3', 'aud_2']],
    ['?to=2026-02-20T10:01:00.000Z', ['aud_1']],
    ['?from=2026-02-20T11:01:00%2B01:00&to=2026-02-20T10:01:00.001Z', ['aud_2']],
    ['?perPage=1&page=2', ['aud_2']],
    ['?perPage=1&page=9', []],
  ])('200 keeps for %s exactly %j', async (query, ids) => {
    const server = await start();
    await makeChanges(server);
    const { body } = await server.send('GET', `${LOG}${query}`);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  it('200 shows changes by keys of the same environment only', async () => {
    const server = await start();
    await makeChanges(server);
    const test = await server.createToken({ environment: 'test' });
    await server.send('DELETE', `${USERS}/user_3`, { key: test.key });
    const { body } = await server.send('GET', LOG, { key: test.key });
    expect(body.data).toMatchObject([{ operation: 'users.delete', target: 'user_3' }]);
  });

  it.each(['from=yesterday', 'to=2026-02-30T00:00:00Z', 'actor='])('400 for %s', async (query) => {
    const server = await start();
    const { status, body } = await server.send('GET', `${LOG}?${query}`);
    expect([status, body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
  });

  it('403 without the scope system:read', async () => {
    const server = await start();
    const { key } = await server.createToken({ scopes: ['users:read'] });
    expect((await server.send('GET', LOG, { key })).status).toBe(403);
  });
});
