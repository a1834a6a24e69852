import { expect, it } from 'vitest';
import { DAY_MS, HOUR_MS } from '../domain/calendar.ts';
import { overStores } from '../over-stores.suite.ts';
import { sampleUsage } from '../stores/sample-records.ts';
import type { TestServer } from '../test-server.ts';

const TOKENS = '/api/api-tokens';
const OVERVIEW = `${TOKENS}/stats/overview`;
const USERS = '/api/external/users';

/** Writes what was recorded so far, as the server does four times a second. */
async function write(server: TestServer): Promise<void> {
  await server.store.usage.append(server.usage.splice(0));
}

const sum = (items: { requests: number }[]) =>
  items.reduce((total, { requests }) => total + requests, 0);

overStores('the usage of a token', (start) => {
  it('200 adds up to what was sent, by hour, by endpoint and one by one', async () => {
    const server = await start();
    const { id, key } = await server.createToken();
    for (const path of ['/user_1', '/user_404', '', '?page=0', '/user_2']) {
      await server.send('GET', `${USERS}${path}`, { key, headers: { 'User-Agent': 'test/1' } });
      server.pass(HOUR_MS / 2);
    }
    await server.send('PATCH', `${USERS}/user_1/plan`, { key, body: { plan: 'starter' } });
    await server.send('GET', USERS);
    await write(server);
    const { status, body } = await server.send('GET', `${TOKENS}/${id}/usage`);
    expect(status).toBe(200);
    expect(
      body.hourly_usage.map((hour: Record<string, unknown>) => [
        hour['hour'],
        hour['requests'],
        hour['successful_requests'],
        hour['failed_requests'],
      ]),
    ).toEqual([
      ['2026-02-20T10:00:00.000Z', 2, 1, 1],
      ['2026-02-20T11:00:00.000Z', 2, 1, 1],
      ['2026-02-20T12:00:00.000Z', 2, 2, 0],
    ]);
    expect(
      body.endpoint_usage.map((endpoint: Record<string, unknown>) => [
        endpoint['method'],
        endpoint['endpoint'],
        endpoint['requests'],
      ]),
    ).toEqual([
      ['GET', '/users/{id}', 3],
      ['GET', '/users', 2],
      ['PATCH', '/users/{id}/plan', 1],
    ]);
    expect(body.recent_requests).toHaveLength(6);
    expect(body.recent_requests[0]).toMatchObject({
      endpoint: '/users/{id}/plan',
      method: 'PATCH',
      status_code: 200,
      request_size: 18,
      ip_address: '127.0.0.1',
      created_at: '2026-02-20T12:30:00.000Z',
    });
    expect(body.recent_requests[4]).toMatchObject({ status_code: 404, user_agent: 'test/1' });
    expect(body.completeness).toEqual({ gaps: [], dropped_rows: 0 });
  });

  it('200 agrees with the list, and with the latest row of 100', async () => {
    const server = await start();
    const { id } = await server.createToken();
    const rows = Array.from({ length: 130 }, (_, index) =>
      sampleUsage({ tokenId: id, at: server.now() - index * HOUR_MS }),
    );
    await server.store.usage.append(rows);
    const { body } = await server.send('GET', `${TOKENS}/${id}/usage?days=7`);
    const list = await server.send('GET', TOKENS);
    const [token] = list.body.tokens;
    expect(token).toMatchObject({ requests_24h: 24, requests_7d: 130, total_requests: 130 });
    expect(sum(body.hourly_usage)).toBe(token.requests_7d);
    expect(sum(body.endpoint_usage)).toBe(token.requests_7d);
    expect(sum(body.hourly_usage.slice(-24))).toBe(token.requests_24h);
    expect(body.recent_requests).toHaveLength(100);
    expect(body.recent_requests[0].created_at).toBe(token.last_used_at);
  });

  it('200 rounds mean times to whole milliseconds', async () => {
    const server = await start();
    const { id } = await server.createToken();
    const row = { tokenId: id, at: server.now() };
    await server.store.usage.append([
      sampleUsage({ ...row, durationMs: 1.2 }),
      sampleUsage({ ...row, durationMs: 1.9 }),
    ]);
    const { body } = await server.send('GET', `${TOKENS}/${id}/usage`);
    expect(body.hourly_usage[0].avg_response_time).toBe(2);
    expect(body.endpoint_usage[0].avg_response_time).toBe(2);
    expect(body.recent_requests[1].response_time_ms).toBe(1);
  });

  it('200 goes back as many days as asked for, today included', async () => {
    const server = await start();
    const { id } = await server.createToken();
    const at = [0, 1, 6, 7, 364, 365].map((days) => server.now() - days * DAY_MS);
    await server.store.usage.append(at.map((moment) => sampleUsage({ tokenId: id, at: moment })));
    const requests = async (query: string) => {
      const { body } = await server.send('GET', `${TOKENS}/${id}/usage${query}`);
      return [sum(body.hourly_usage), sum(body.endpoint_usage), body.recent_requests.length];
    };
    expect(await requests('?days=1')).toEqual([1, 1, 1]);
    expect(await requests('')).toEqual([3, 3, 3]);
    expect(await requests('?days=365')).toEqual([5, 5, 5]);
  });

  it('200 names the interval in which a crash may have lost rows, and rows dropped', async () => {
    const server = await start();
    const { id } = await server.createToken();
    await server.store.usage.begin('server', server.now());
    const completeUntil = server.now() + 1_000;
    await server.store.usage.append([], { recorder: 'server', completeUntil, dropped: 3 });
    await server.store.usage.begin('server', server.now() + 5_000);
    server.pass(5_000);
    const completeness = {
      gaps: [{ from: '2026-02-20T10:00:01.000Z', to: '2026-02-20T10:00:05.000Z' }],
      dropped_rows: 3,
    };
    for (const path of [`${TOKENS}/${id}/usage`, OVERVIEW]) {
      expect((await server.send('GET', path)).body.completeness).toEqual(completeness);
    }
    server.pass(DAY_MS);
    await server.store.usage.append([], {
      recorder: 'server',
      completeUntil: server.now(),
      dropped: 0,
    });
    const later = await server.send('GET', `${OVERVIEW}?days=1`);
    expect(later.body.completeness).toEqual({ gaps: [], dropped_rows: 0 });
  });

  it('404 for an unknown token, and for a live one asked about with a test key', async () => {
    const server = await start();
    const { id } = await server.createToken();
    const { key } = await server.createToken({ environment: 'test' });
    expect((await server.send('GET', `${TOKENS}/99/usage`)).status).toBe(404);
    expect((await server.send('GET', `${TOKENS}/${id}/usage`, { key })).status).toBe(404);
  });

  it.each(['0', '366', 'week'])('400 for days=%s', async (days) => {
    const server = await start();
    const { id } = await server.createToken();
    for (const path of [`${TOKENS}/${id}/usage`, OVERVIEW]) {
      const { status, body } = await server.send('GET', `${path}?days=${days}`);
      expect([status, body.fields[0].field]).toEqual([400, 'days']);
    }
  });
});

overStores('the statistics over all tokens', (start) => {
  it('200 adds up over tokens and the root', async () => {
    const server = await start();
    const first = await server.createToken({ name: 'First' });
    const second = await server.createToken({ name: 'Second' });
    for (const key of [first.key, second.key, second.key]) {
      await server.send('GET', USERS, { key });
    }
    await server.send('GET', `${USERS}/user_404`, { key: first.key });
    await server.send('GET', `${USERS}/user_1`, { key: second.key });
    await write(server);
    const { status, body } = await server.send('GET', OVERVIEW);
    expect(status).toBe(200);
    expect(body.overview).toMatchObject({
      active_tokens: 2,
      total_requests: 7,
      successful_requests: 6,
      failed_requests: 1,
    });
    expect(body.top_tokens).toMatchObject([
      { id: second.id, name: 'Second', requests: 3 },
      { id: first.id, name: 'First', requests: 2 },
    ]);
    expect(body.top_endpoints).toMatchObject([
      { endpoint: '/users', method: 'GET', requests: 3 },
      { endpoint: '/api-tokens', method: 'POST', requests: 2 },
      { endpoint: '/users/{id}', method: 'GET', requests: 2 },
    ]);
  });

  it('200 ranks the ten most used only', async () => {
    const server = await start();
    for (let index = 0; index < 11; index += 1) {
      const { id } = await server.createToken();
      const rows = Array.from({ length: id }, () =>
        sampleUsage({ tokenId: id, at: server.now(), endpoint: `/e${id}` }),
      );
      await server.store.usage.append(rows);
    }
    const { body } = await server.send('GET', OVERVIEW);
    expect(body.top_tokens.map(({ id }: { id: number }) => id)).toEqual([
      11, 10, 9, 8, 7, 6, 5, 4, 3, 2,
    ]);
    expect(body.top_endpoints).toHaveLength(10);
    expect(body.overview.total_requests).toBe(66);
  });

  it('200 counts tokens that are accepted now, and zeros where nothing happened', async () => {
    const server = await start();
    await server.createToken();
    await server.createToken({ expires_at: '2026-02-20T10:00:01Z' });
    const { id } = await server.createToken();
    await server.send('PUT', `${TOKENS}/${id}`, { body: { active: false } });
    server.pass(1_000);
    expect((await server.send('GET', OVERVIEW)).body).toEqual({
      overview: {
        active_tokens: 1,
        total_requests: 0,
        avg_response_time: 0,
        successful_requests: 0,
        failed_requests: 0,
      },
      top_tokens: [],
      top_endpoints: [],
      completeness: { gaps: [], dropped_rows: 0 },
    });
  });

  it('200 keeps the requests of a deleted token in the totals only', async () => {
    const server = await start();
    const { id, key } = await server.createToken();
    await server.send('GET', USERS, { key });
    await write(server);
    await server.send('DELETE', `${TOKENS}/${id}`);
    const { body } = await server.send('GET', OVERVIEW);
    expect(body.overview).toMatchObject({ active_tokens: 0, total_requests: 2 });
    expect(body.top_tokens).toEqual([]);
  });

  it('200 tells a test key of test keys only, and a live key of all', async () => {
    const server = await start();
    const live = await server.createToken();
    const test = await server.createToken({ environment: 'test' });
    await server.send('GET', USERS, { key: live.key });
    await server.send('GET', USERS, { key: test.key });
    await write(server);
    const ofTest = await server.send('GET', OVERVIEW, { key: test.key });
    expect(ofTest.body.overview).toMatchObject({ active_tokens: 1, total_requests: 1 });
    expect(ofTest.body.top_tokens).toMatchObject([{ id: test.id }]);
    const ofAll = await server.send('GET', OVERVIEW);
    expect(ofAll.body.overview).toMatchObject({ active_tokens: 2, total_requests: 4 });
    expect(ofAll.body.top_tokens).toMatchObject([{ id: live.id }, { id: test.id }]);
  });
});
