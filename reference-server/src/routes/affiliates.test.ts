import { expect, it } from 'vitest';
import { overStores, type Start } from '../over-stores.suite.ts';
import { sampleAffiliate, sampleWithdrawal } from '../stores/sample-records.ts';
import type { TestServer } from '../test-server.ts';

const AFFILIATES = '/api/external/affiliates';

async function startWithAffiliates(start: Start): Promise<TestServer> {
  const server = await start();
  const ben = { id: 'aff_2', userId: 'user_2', name: 'Ben Stone', email: 'ben@example.com' };
  await server.store
    .resource('affiliates', 'live')
    .insertMany([sampleAffiliate(), sampleAffiliate({ ...ben, code: 'BEN', status: 'pending' })]);
  return server;
}

overStores('affiliates', (start) => {
  it.each([
    ['', ['aff_1', 'aff_2']],
    ['search=BEN%20S', ['aff_2']],
    ['search=ann@', ['aff_1']],
    ['search=aff_2', ['aff_2']],
    ['search=ben&status=active', []],
    ['status=active', ['aff_1']],
    ['perPage=1&page=2', ['aff_2']],
  ])('200 the affiliates that match "%s"', async (query, ids) => {
    const server = await startWithAffiliates(start);
    const { status, body } = await server.send('GET', `${AFFILIATES}?${query}`);
    expect(status).toBe(200);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(body.pagination.total).toBe(query.startsWith('perPage') ? 2 : ids.length);
  });

  it('400 for a status that there is not', async () => {
    const server = await start();
    const { status, body } = await server.send('GET', `${AFFILIATES}?status=gone`);
    expect([status, body.error.details.fields[0].field]).toEqual([400, 'status']);
  });

  it('200 one affiliate', async () => {
    const server = await startWithAffiliates(start);
    const { status, body } = await server.send('GET', `${AFFILIATES}/aff_1`);
    expect([status, body.data]).toEqual([200, sampleAffiliate()]);
  });

  it('200 a deleted affiliate is gone, and the withdrawals stay', async () => {
    const server = await startWithAffiliates(start);
    const withdrawals = server.store.resource('withdrawals', 'live');
    await withdrawals.insert(sampleWithdrawal());
    const { status, body } = await server.send('DELETE', `${AFFILIATES}/aff_1`);
    expect([status, body.data]).toEqual([200, { id: 'aff_1', deleted: true }]);
    expect((await server.send('GET', `${AFFILIATES}/aff_1`)).status).toBe(404);
    expect(await withdrawals.get('wd_1')).toEqual(sampleWithdrawal());
    const [entry] = (await server.store.audit.list()).items;
    expect(entry).toMatchObject({
      operation: 'affiliates.delete',
      target: 'aff_1',
      before: { code: 'ANN' },
      after: null,
    });
  });

  it.each(['GET', 'DELETE'])('404 to %s for an unknown id, or one of live data', async (method) => {
    const server = await startWithAffiliates(start);
    const { key } = await server.createToken({ environment: 'test' });
    for (const request of [
      ['aff_404', {}],
      ['aff_1', { key }],
    ] as const) {
      const { status, body } = await server.send(method, `${AFFILIATES}/${request[0]}`, request[1]);
      expect([status, body.error.code]).toEqual([404, 'NOT_FOUND']);
    }
    expect((await server.send('GET', `${AFFILIATES}/aff_1`)).status).toBe(200);
  });
});
