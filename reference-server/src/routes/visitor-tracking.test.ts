import { expect, it } from 'vitest';
import { DAY_MS } from '../domain/calendar.ts';
import { overStores } from '../over-stores.suite.ts';
import type { Visit } from '../ports.ts';
import type { TestServer } from '../test-server.ts';

const TRACKING = '/api/external/analytics/tracking';

function visit(server: TestServer, ...visits: Partial<Visit>[]): Promise<void> {
  const usual = {
    visitor: 'a',
    path: '/',
    referrer: null,
    country: 'DE',
    device: 'desktop',
    at: server.now(),
  } as const;
  return server.store.visits.append(
    'live',
    visits.map((fields) => ({ ...usual, ...fields })),
  );
}

overStores('visitor tracking', (start) => {
  it('200 adds visits up by day, page, referrer, country and device', async () => {
    const server = await start();
    await visit(
      server,
      {},
      { path: '/pricing' },
      { visitor: 'b', path: '/pricing', country: null, device: 'mobile' },
      { visitor: 'b', referrer: 'www.example.org', at: server.now() - DAY_MS },
      { visitor: 'c', at: server.now() - 2 * DAY_MS },
    );
    const { status, body } = await server.send('GET', `${TRACKING}?days=2`);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      days: 2,
      from: '2026-02-19',
      to: '2026-02-20',
      totals: { visits: 4, uniqueVisitors: 2 },
      series: [
        { date: '2026-02-19', visits: 1, uniqueVisitors: 1 },
        { date: '2026-02-20', visits: 3, uniqueVisitors: 2 },
      ],
      topPages: [
        { path: '/', visits: 2, uniqueVisitors: 2 },
        { path: '/pricing', visits: 2, uniqueVisitors: 2 },
      ],
      topReferrers: [
        { referrer: null, visits: 3, uniqueVisitors: 2 },
        { referrer: 'www.example.org', visits: 1, uniqueVisitors: 1 },
      ],
      countries: [
        { country: 'DE', visits: 3, uniqueVisitors: 2 },
        { country: null, visits: 1, uniqueVisitors: 1 },
      ],
      devices: [
        { device: 'desktop', visits: 3, uniqueVisitors: 2 },
        { device: 'mobile', visits: 1, uniqueVisitors: 1 },
      ],
    });
  });

  it('200 has every day of the last 7 where no period is asked for, and ten pages', async () => {
    const server = await start();
    await visit(server, ...Array.from({ length: 12 }, (_, index) => ({ path: `/${index}` })));
    const { body } = await server.send('GET', TRACKING);
    expect([body.data.days, body.data.series.length]).toEqual([7, 7]);
    expect(body.data.series[0]).toEqual({ date: '2026-02-14', visits: 0, uniqueVisitors: 0 });
    expect(body.data.topPages).toHaveLength(10);
  });

  it('200 shows a test key nothing of live visits', async () => {
    const server = await start();
    await visit(server, {});
    const { key } = await server.createToken({ environment: 'test' });
    const { body } = await server.send('GET', TRACKING, { key });
    expect(body.data.totals).toEqual({ visits: 0, uniqueVisitors: 0 });
  });

  it('400 for a period of no days', async () => {
    const server = await start();
    const { status, body } = await server.send('GET', `${TRACKING}?days=0`);
    expect([status, body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
  });
});
