import { expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';
import { sampleUsage, sampleUser } from '../stores/sample-records.ts';

const OVERVIEW = '/api/external/analytics/overview';
const HOUR_MS = 3_600_000;

overStores('the overview', (start) => {
  it('200 counts what there is, in the environment of the key', async () => {
    const server = await start();
    const users = server.store.resource('users', 'live');
    await users.insertMany([
      sampleUser({ id: 'user_4', createdAt: '2026-01-22T00:00:00.000Z', tokensUsed: 7 }),
      sampleUser({ id: 'user_5', createdAt: '2026-02-20T09:00:00.000Z', status: 'suspended' }),
    ]);
    await server.send('POST', '/api/external/models', {
      body: { name: 'small', label: 'Small', tier: 'standard', active: false },
    });
    const { body } = await server.send('GET', OVERVIEW);
    expect(body.data.users).toEqual({
      total: 5,
      active: 3,
      suspended: 1,
      pending: 1,
      newLast30Days: 2,
      byPlan: { free: 4, starter: 1, professional: 0, enterprise: 0 },
      tokenBalance: 5_000,
      tokensUsed: 7,
    });
    expect(body.data.models).toEqual({ total: 1, active: 0 });
    expect(body.data.withdrawals).toMatchObject({ pending: 0, outstanding: [] });
    const { key } = await server.createToken({ environment: 'test' });
    const test = await server.send('GET', OVERVIEW, { key });
    expect(test.body.data.users.total).toBe(3);
    expect(test.body.data.models.total).toBe(0);
  });

  it('200 has every one of the last 30 days, today last', async () => {
    const server = await start();
    const { body } = await server.send('GET', OVERVIEW);
    const dates = body.data.series.map(({ date }: { date: string }) => date);
    expect([dates.length, dates[0], dates[29]]).toEqual([30, '2026-01-22', '2026-02-20']);
  });

  it('200 counts requests by hour, by day and by their end', async () => {
    const server = await start();
    const row = (hoursAgo: number, status = 200) =>
      sampleUsage({ at: server.now() - hoursAgo * HOUR_MS, status, environment: 'live' });
    await server.store.usage.append([row(0), row(23), row(23, 429), row(24), row(24 * 7 + 11)]);
    const { body } = await server.send('GET', OVERVIEW);
    expect(body.data.requests).toEqual({ last24h: 3, failedLast24h: 1, last7d: 4 });
    expect(body.data.series.slice(-2)).toEqual([
      { date: '2026-02-19', newUsers: 0, requests: 3, failedRequests: 1 },
      { date: '2026-02-20', newUsers: 0, requests: 1, failedRequests: 0 },
    ]);
  });
});
