import { expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';
import { sampleSession } from '../stores/sample-records.ts';

const USERS = '/api/external/users';

overStores('users', (start) => {
  it('200 a page of users, by creation and then id, with its place among all', async () => {
    const server = await start();
    const { status, body } = await server.send('GET', `${USERS}?page=2&perPage=2`);
    expect(status).toBe(200);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(['user_3']);
    expect(body.pagination).toEqual({
      page: 2,
      perPage: 2,
      total: 3,
      totalPages: 2,
      hasNext: false,
      hasPrev: true,
    });
    expect(body.meta.timestamp).toBe('2026-02-20T10:00:00.000Z');
  });

  it('200 an empty page past the last', async () => {
    const server = await start();
    const { body } = await server.send('GET', `${USERS}?page=9`);
    expect(body.data).toEqual([]);
    expect(body.pagination).toMatchObject({ page: 9, total: 3, hasNext: false, hasPrev: true });
  });

  it.each([
    ['search=ANN', ['user_1']],
    ['search=example.com', ['user_1', 'user_2', 'user_3']],
    ['search=user_2', ['user_2']],
    ['search=', ['user_1', 'user_2', 'user_3']],
    ['status=pending', ['user_3']],
    ['plan=starter', ['user_2']],
    ['plan=starter&status=pending', []],
  ])('200 the users that match %s', async (query, ids) => {
    const server = await start();
    const { body } = await server.send('GET', `${USERS}?${query}`);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(body.pagination.total).toBe(ids.length);
  });

  it('200 one user', async () => {
    const server = await start();
    const { body } = await server.send('GET', `${USERS}/user_1`);
    expect(body.data).toMatchObject({ id: 'user_1', name: 'Ann Miller', plan: 'free' });
  });

  it('200 the user on the new plan', async () => {
    const server = await start();
    const body = { plan: 'professional' };
    const answer = await server.send('PATCH', `${USERS}/user_1/plan`, { body });
    expect(answer.body.data).toMatchObject({
      plan: 'professional',
      updatedAt: '2026-02-20T10:00:00.000Z',
    });
    expect((await server.send('GET', `${USERS}/user_1`)).body.data).toEqual(answer.body.data);
  });

  it('200 and nothing changed for the present plan', async () => {
    const server = await start();
    const before = await server.send('GET', `${USERS}/user_1`);
    const answer = await server.send('PATCH', `${USERS}/user_1/plan`, { body: { plan: 'free' } });
    expect(answer.body.data).toEqual(before.body.data);
    expect((await server.store.audit.list()).total).toBe(0);
  });

  it.each([
    ['set', 500, 500],
    ['set', 0, 0],
    ['add', 500, 1_500],
    ['subtract', 1_000, 0],
  ])('200 the balance after %s %i', async (operation, tokens, balance) => {
    const server = await start();
    const body = { tokens, operation };
    const answer = await server.send('PATCH', `${USERS}/user_1/tokens`, { body });
    expect(answer.body.data.tokenBalance).toBe(balance);
  });

  it.each([
    ['subtract', 1_001],
    ['add', 1_000_000_000_000],
  ])('409 and nothing changed for %s %i', async (operation, tokens) => {
    const server = await start();
    const body = { tokens, operation };
    const answer = await server.send('PATCH', `${USERS}/user_1/tokens`, { body });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'CONFLICT']);
    expect((await server.send('GET', `${USERS}/user_1`)).body.data.tokenBalance).toBe(1_000);
    expect((await server.store.audit.list()).total).toBe(0);
  });

  it('loses none of many adjustments at once', async () => {
    const server = await start();
    const body = { tokens: 1, operation: 'subtract' };
    await Promise.all(
      Array.from({ length: 50 }, () => server.send('PATCH', `${USERS}/user_1/tokens`, { body })),
    );
    expect((await server.send('GET', `${USERS}/user_1`)).body.data.tokenBalance).toBe(950);
  });

  it('200 a deleted user is gone with all sessions', async () => {
    const server = await start();
    const sessions = server.store.resource('sessions', 'live');
    await sessions.insertMany([
      sampleSession({ id: 'sess_1', userId: 'user_1' }),
      sampleSession({ id: 'sess_2', userId: 'user_2' }),
    ]);
    const { body } = await server.send('DELETE', `${USERS}/user_1`);
    expect(body.data).toEqual({ id: 'user_1', deleted: true });
    expect((await server.send('GET', `${USERS}/user_1`)).status).toBe(404);
    expect((await sessions.list()).items.map(({ id }) => id)).toEqual(['sess_2']);
  });

  it('200 the sessions that have not ended', async () => {
    const server = await start();
    await server.store
      .resource('sessions', 'live')
      .insertMany([
        sampleSession({ id: 'sess_1', userId: 'user_1', expiresAt: '2026-02-20T10:00:00.000Z' }),
        sampleSession({ id: 'sess_2', userId: 'user_1', expiresAt: '2026-02-20T10:00:00.001Z' }),
        sampleSession({ id: 'sess_3', userId: 'user_2', expiresAt: '2027-01-01T00:00:00.000Z' }),
      ]);
    const { body } = await server.send('GET', `${USERS}/user_1/sessions`);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(['sess_2']);
  });

  it('200 a revoked session is gone; 404 under another user', async () => {
    const server = await start();
    const sessions = server.store.resource('sessions', 'live');
    await sessions.insert(sampleSession({ id: 'sess_1', userId: 'user_1' }));
    const revoke = (user: string) => server.send('DELETE', `${USERS}/${user}/sessions/sess_1`);
    expect((await revoke('user_2')).status).toBe(404);
    expect((await revoke('user_1')).body.data).toEqual({ id: 'sess_1', deleted: true });
    expect((await revoke('user_1')).status).toBe(404);
  });
});
