import { expect, it } from 'vitest';
import { overStores, type Start } from '../over-stores.suite.ts';
import { sampleAffiliate, sampleWithdrawal } from '../stores/sample-records.ts';
import type { TestServer } from '../test-server.ts';

const WITHDRAWALS = '/api/external/withdrawals';

/** One withdrawal in every status, wd_1 to wd_4, all of the affiliate aff_1. */
async function startWithWithdrawals(start: Start): Promise<TestServer> {
  const server = await start();
  const affiliate = sampleAffiliate({ totalEarned: 9000, totalPaid: 500 });
  await server.store.resource('affiliates', 'live').insert(affiliate);
  const statuses = ['pending', 'approved', 'paid', 'rejected'] as const;
  await server.store
    .resource('withdrawals', 'live')
    .insertMany(
      statuses.map((status, index) => sampleWithdrawal({ id: `wd_${index + 1}`, status })),
    );
  return server;
}

overStores('withdrawals', (start) => {
  it.each([
    ['', ['wd_1', 'wd_2', 'wd_3', 'wd_4']],
    ['status=paid', ['wd_3']],
    ['search=WD_2', ['wd_2']],
    ['search=aff_1&status=pending', ['wd_1']],
    ['search=aff_2', []],
  ])('200 the withdrawals that match "%s"', async (query, ids) => {
    const server = await startWithWithdrawals(start);
    const { status, body } = await server.send('GET', `${WITHDRAWALS}?${query}`);
    expect(status).toBe(200);
    expect(body.data.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(body.pagination.total).toBe(ids.length);
  });

  it('200 from pending to approved to paid: processed when paid', async () => {
    const server = await startWithWithdrawals(start);
    const decide = (status: string) =>
      server.send('PUT', WITHDRAWALS, { body: { id: 'wd_1', status } });
    server.pass(1000);
    const approved = await decide('approved');
    expect([approved.status, approved.body.data]).toEqual([
      200,
      sampleWithdrawal({ status: 'approved', updatedAt: '2026-02-20T10:00:01.000Z' }),
    ]);
    server.pass(1000);
    const paid = await decide('paid');
    expect(paid.body.data).toEqual(
      sampleWithdrawal({
        status: 'paid',
        processedAt: '2026-02-20T10:00:02.000Z',
        updatedAt: '2026-02-20T10:00:02.000Z',
      }),
    );
  });

  it('200 from pending to rejected: processed, and nothing is paid', async () => {
    const server = await startWithWithdrawals(start);
    const body = { id: 'wd_1', status: 'rejected' };
    const answer = await server.send('PUT', WITHDRAWALS, { body });
    expect(answer.body.data).toMatchObject({
      status: 'rejected',
      processedAt: '2026-02-20T10:00:00.000Z',
    });
    const affiliate = await server.store.resource('affiliates', 'live').get('aff_1');
    expect(affiliate?.totalPaid).toBe(500);
  });

  it('200 paying adds to what the affiliate was paid, and the audit tells of both', async () => {
    const server = await startWithWithdrawals(start);
    const body = { id: 'wd_2', status: 'paid' };
    expect((await server.send('PUT', WITHDRAWALS, { body })).status).toBe(200);
    const { data } = (await server.send('GET', '/api/external/affiliates/aff_1')).body;
    expect(data).toMatchObject({ totalPaid: 2000, updatedAt: '2026-02-20T10:00:00.000Z' });
    const entries = (await server.store.audit.list()).items;
    expect(entries).toMatchObject([
      { operation: 'withdrawals.updateStatus', target: 'aff_1', after: { totalPaid: 2000 } },
      { operation: 'withdrawals.updateStatus', target: 'wd_2', after: { status: 'paid' } },
    ]);
  });

  it('200 paying one who is no affiliate any more', async () => {
    const server = await startWithWithdrawals(start);
    await server.send('DELETE', '/api/external/affiliates/aff_1');
    const body = { id: 'wd_2', status: 'paid' };
    expect((await server.send('PUT', WITHDRAWALS, { body })).status).toBe(200);
  });

  it.each([
    ['wd_1', 'paid'],
    ['wd_2', 'approved'],
    ['wd_2', 'rejected'],
    ['wd_3', 'paid'],
    ['wd_3', 'rejected'],
    ['wd_4', 'approved'],
  ])('409 for %s to become %s, and nothing changes', async (id, status) => {
    const server = await startWithWithdrawals(start);
    const before = await server.store.resource('withdrawals', 'live').get(id);
    const answer = await server.send('PUT', WITHDRAWALS, { body: { id, status } });
    expect([answer.status, answer.body.error.code]).toEqual([409, 'CONFLICT']);
    expect(answer.headers.get('x-should-retry')).toBeNull();
    expect(await server.store.resource('withdrawals', 'live').get(id)).toEqual(before);
    expect((await server.store.audit.list()).total).toBe(0);
  });

  it('409 to all but one of many decisions at once', async () => {
    const server = await startWithWithdrawals(start);
    const decisions = Array.from({ length: 20 }, (_, index) => ({
      id: 'wd_1',
      status: index % 2 === 0 ? 'approved' : 'rejected',
    }));
    const answers = await Promise.all(
      decisions.map((body) => server.send('PUT', WITHDRAWALS, { body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(19).fill(409)]);
  });

  it('409 to all but one of many payments at once: the amount is added once', async () => {
    const server = await startWithWithdrawals(start);
    const body = { id: 'wd_2', status: 'paid' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => server.send('PUT', WITHDRAWALS, { body })),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const affiliate = await server.store.resource('affiliates', 'live').get('aff_1');
    expect(affiliate?.totalPaid).toBe(2000);
  });

  it('400 for a decision that there is not', async () => {
    const server = await startWithWithdrawals(start);
    const body = { id: 'wd_2', status: 'pending' };
    const answer = await server.send('PUT', WITHDRAWALS, { body });
    expect([answer.status, answer.body.error.details.fields[0].field]).toEqual([400, 'status']);
  });

  it('404 for an unknown id, or one of the other environment', async () => {
    const server = await startWithWithdrawals(start);
    const { key } = await server.createToken({ environment: 'test' });
    for (const [id, request] of [
      ['wd_404', {}],
      ['wd_1', { key }],
    ] as const) {
      const body = { id, status: 'approved' };
      const answer = await server.send('PUT', WITHDRAWALS, { ...request, body });
      expect([answer.status, answer.body.error.code]).toEqual([404, 'NOT_FOUND']);
    }
  });
});
