import { expect, it } from 'vitest';
import { findBrokenLink, readChainEnd } from '../domain/audit-chain.ts';
import { overStores } from '../over-stores.suite.ts';
import type { TestServer } from '../test-server.ts';

const USERS = '/api/external/users';
const TOKENS = '/api/api-tokens';

const entries = async (server: TestServer) => (await server.store.audit.list()).items;

overStores('the audit', (start) => {
  it('tells who did what to which thing, from where, before and after', async () => {
    const server = await start();
    const { key } = await server.createToken({ name: 'Billing job' });
    const answer = await server.send('PATCH', `${USERS}/user_1/plan`, {
      key,
      body: { plan: 'starter' },
      info: { remoteAddress: '::ffff:203.0.113.9' },
    });
    const [entry] = await entries(server);
    expect(entry).toMatchObject({
      id: 'aud_2',
      operation: 'users.updatePlan',
      actor: { type: 'token', id: 'token:1', name: 'Billing job' },
      target: 'user_1',
      requestId: answer.headers.get('x-request-id'),
      ipAddress: '203.0.113.9',
      before: { id: 'user_1', plan: 'free' },
      after: { id: 'user_1', plan: 'starter' },
      createdAt: '2026-02-20T10:00:00.000Z',
      environment: 'live',
    });
  });

  it('has one entry for every change, and none for reads, refusals and exchanges', async () => {
    const server = await start();
    await server.send('GET', USERS);
    await server.send('POST', '/api/external/auth/validate');
    await server.send('DELETE', `${USERS}/user_404`);
    await server.send('PATCH', `${USERS}/user_1/plan`, { body: {} });
    expect(await entries(server)).toEqual([]);
    const { id } = await server.createToken();
    await server.send('PUT', `${TOKENS}/${id}`, { body: { name: 'New' } });
    await server.send('POST', `${TOKENS}/${id}/rotate`, { body: { grace_period_hours: 0 } });
    await server.send('POST', `${TOKENS}/prune`);
    await server.send('DELETE', `${TOKENS}/${id + 1}`);
    await server.send('DELETE', `${USERS}/user_1`);
    const told = (await entries(server)).map(({ operation, target, before, after }) => [
      operation,
      target,
      before === null ? 'created' : after === null ? 'deleted' : 'changed',
    ]);
    expect(told.reverse()).toEqual([
      ['apiTokens.create', 'token:1', 'created'],
      ['apiTokens.update', 'token:1', 'changed'],
      ['apiTokens.rotate', 'token:1', 'changed'],
      ['apiTokens.rotate', 'token:2', 'created'],
      ['apiTokens.prune', 'token:1', 'deleted'],
      ['apiTokens.delete', 'token:2', 'deleted'],
      ['users.delete', 'user_1', 'deleted'],
    ]);
  });

  it('holds no secret', async () => {
    const server = await start();
    const { id, key } = await server.createToken();
    const rotated = await server.send('POST', `${TOKENS}/${id}/rotate`);
    const text = JSON.stringify(await entries(server));
    const hashes = (await server.store.tokens.list()).items.map(({ hash }) => hash);
    for (const secret of [key, rotated.body.token.token, ...hashes]) {
      expect(text).not.toContain(secret);
    }
  });

  it('is a chain, whose entries are the stored ones', async () => {
    const server = await start();
    const { id } = await server.createToken({ environment: 'test', description: 'Größe' });
    await server.send('POST', `${TOKENS}/${id}/rotate`);
    await server.send('DELETE', `${USERS}/user_1`);
    const end = await server.store.transaction((access) => readChainEnd(access, 10));
    expect(end.records.map((record) => record.id)).toEqual(['aud_1', 'aud_2', 'aud_3', 'aud_4']);
    expect(await findBrokenLink(end)).toBeUndefined();
  });

  it('is a chain through changes that are made at the same time', async () => {
    const server = await start();
    const changes = ['user_1', 'user_2', 'user_3'].flatMap((id) =>
      Array.from({ length: 8 }, () =>
        server.send('PATCH', `${USERS}/${id}/tokens`, { body: { tokens: 1, operation: 'add' } }),
      ),
    );
    const failing = server.send('DELETE', `${USERS}/user_404`);
    const answers = await Promise.all([...changes, failing]);
    expect(answers.map(({ status }) => status)).toEqual([...Array(24).fill(200), 404]);
    const end = await server.store.transaction((access) => readChainEnd(access, 100));
    expect([end.from, end.to, end.records.length]).toEqual([1, 24, 24]);
    expect(await findBrokenLink(end)).toBeUndefined();
  });

  it('is written with the change or not at all', async () => {
    const server = await start();
    const { store } = server;
    const transaction = store.transaction.bind(store);
    Object.assign(store, {
      transaction: (work: Parameters<typeof transaction>[0]) =>
        transaction((access) =>
          work({
            ...access,
            audit: { ...access.audit, append: () => Promise.reject(new Error('disk full')) },
          }),
        ),
    });
    expect((await server.send('DELETE', `${USERS}/user_1`)).status).toBe(500);
    expect((await server.send('GET', `${USERS}/user_1`)).status).toBe(200);
  });
});
