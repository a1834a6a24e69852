/** The administration of the standalone mock over real HTTP: sessions, time, and who may ask. */
import { describe, expect, it } from 'vitest';
import { adminDocument } from '../src/generated/admin-document.ts';
import { createMock } from '../src/mock.ts';
import { adminClient } from './admin-client.ts';
import { type TestSession, useSession } from './standalone-session.ts';

const session = useSession(['--max-sessions', '100', '--cors', 'http://page.test']);
const root: TestSession['root'] = (...request) => session().root(...request);
const admin: TestSession['admin'] = (...request) => session().admin(...request);
const api: TestSession['api'] = (...request) => session().api(...request);

describe('sessions', () => {
  it('201 with what is asked for, 200 in the list, 204 and gone', async () => {
    const now = '2027-05-05T05:05:05.000Z';
    const made = await root('POST', '/sessions', { body: { seed: 7, now, data: 'empty' } });
    expect(made).toMatchObject({ status: 201, body: { now } });
    const { id, baseUrl } = made.body;
    expect(baseUrl).toBe(`${session().process.url}/s/${id}`);
    const { body } = await root('GET', '/sessions');
    expect(body.sessions.map((one: { id: string }) => one.id)).toEqual(['first', session().id, id]);
    expect(await root('GET', `/sessions/${id}`)).toMatchObject({ status: 200, body: made.body });
    expect(await root('DELETE', `/sessions/${id}`)).toMatchObject({ status: 204 });
    expect(await root('GET', `/sessions/${id}`)).toMatchObject({ status: 404 });
    expect((await fetch(`${baseUrl}/api/external/users`)).status).toBe(404);
  });

  it('the same seed gives the same key, another seed another one', async () => {
    const keyOf = async (seed: number) => {
      const { body } = await root('POST', '/sessions', { body: { seed } });
      await root('DELETE', `/sessions/${body.id}`);
      return body.adminKey;
    };
    expect(await keyOf(5)).toBe(await keyOf(5));
    expect(await keyOf(5)).not.toBe(await keyOf(6));
  });

  it('answers the same bytes as a mock in this process with the same seed', async () => {
    const { body } = await root('POST', '/sessions', { body: { seed: 5 } });
    const mock = createMock({ seed: 5 });
    const model = { name: 'mine', displayName: 'Mine', provider: 'me', contextWindow: 1000 };
    const requests: [path: string, init: RequestInit][] = [
      ['/api/external/auth/validate', { method: 'POST' }],
      ['/api/external/users?perPage=3', {}],
      ['/api/external/users/user_0', {}],
      ['/api/external/models', { method: 'POST', body: JSON.stringify(model) }],
      ['/api/api-tokens', { method: 'POST', body: '{"name":"Next"}' }],
      ['/api/external/nothing', {}],
    ];
    const headers = {
      authorization: `Bearer ${mock.adminKey}`,
      'content-type': 'application/json',
    };
    const bytes = async (fetched: Promise<Response>) => {
      const response = await fetched;
      return [response.status, response.headers.get('x-request-id'), await response.text()];
    };
    for (const [path, init] of requests) {
      const here = await bytes(mock.fetch(`${mock.baseUrl}${path}`, { ...init, headers }));
      expect(await bytes(fetch(`${body.baseUrl}${path}`, { ...init, headers }))).toEqual(here);
    }
    expect(mock.calls().map(({ status }) => status)).toEqual([200, 200, 404, 400, 201, 404]);
    await root('DELETE', `/sessions/${body.id}`);
  });

  it('400 names every field that is wrong', async () => {
    const { status, body } = await root('POST', '/sessions', { body: { seed: -1, sede: 2 } });
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      'seed must be an integer from 0 to 4294967295; sede is not a field of this request.',
    );
    const latency = await root('POST', '/sessions', { body: { latency: '5 potatoes' } });
    expect(latency.body.error.message).toContain("'500ms'");
  });

  it('404 for what is asked of the process under the prefix of a session', async () => {
    expect(await admin('GET', '/sessions')).toMatchObject({
      status: 404,
      body: { error: { message: expect.stringContaining(`without /s/${session().id}`) } },
    });
  });

  it('409 for the first session, which cannot be deleted', async () => {
    expect(await root('DELETE', '/sessions/first')).toMatchObject({ status: 409 });
  });

  it('share nothing when they are used at once', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const { body } = await root('POST', '/sessions', { body: { data: 'empty' } });
        const own = adminClient(body.adminUrl);
        await own('POST', '/clock/advance', { body: { by: `${index}h` } });
        for (let added = 0; added < index; added += 1) await own('POST', '/seed/user');
        const listed = await fetch(`${body.baseUrl}/api/external/users`, {
          headers: { authorization: `Bearer ${body.adminKey}` },
        });
        const { pagination } = (await listed.json()) as { pagination: { total: number } };
        const { calls } = (await own('GET', '/calls')).body;
        const { now } = (await own('GET', '/clock')).body;
        await root('DELETE', `/sessions/${body.id}`);
        return [pagination.total, calls.length, new Date(now).getUTCHours()];
      }),
    );
    expect(made).toEqual(made.map((_, index) => [index, 1, index]));
  });

  it('204 for a reset, after which everything is as it was', async () => {
    await admin('POST', '/seed/user');
    await admin('POST', '/clock/advance', { body: { by: '1d' } });
    await admin('POST', '/faults', { body: { operation: '*', kind: 'malformed' } });
    expect(await admin('POST', '/reset')).toMatchObject({ status: 204 });
    expect((await admin('GET', '/clock')).body.now).toBe('2026-01-01T00:00:00.000Z');
    expect((await admin('GET', '/faults')).body.faults).toEqual([]);
    expect((await api('/users/user_1')).status).toBe(404);
  });
});

describe('the clock', () => {
  it('200 with the new time: JWTs expire, and the answers of the API carry it', async () => {
    const exchanged = await api('/auth/validate', { method: 'POST' });
    const { data } = (await exchanged.json()) as { data: { token: string } };
    expect((await api('/auth/me', { key: data.token })).status).toBe(200);
    const advanced = await admin('POST', '/clock/advance', { body: { by: '2h' } });
    expect(advanced).toMatchObject({ status: 200, body: { now: '2026-01-01T02:00:00.000Z' } });
    const late = await api('/auth/me', { key: data.token });
    expect(late.status).toBe(401);
    expect(late.headers.get('date')).toBe('Thu, 01 Jan 2026 02:00:00 GMT');
    const set = await admin('PUT', '/clock', { body: { now: '2025-01-01T00:00:00Z' } });
    expect(set.body.now).toBe('2025-01-01T00:00:00.000Z');
  });

  it.each([
    [
      'POST',
      '/clock/advance',
      { by: '2 potatoes' },
      "use milliseconds from 0, or text such as '500ms'",
    ],
    ['POST', '/clock/advance', {}, 'by is required'],
    ['PUT', '/clock', { now: 'tomorrow' }, 'now must be a moment such as 2026-12-31T00:00:00Z'],
    ['PUT', '/clock', undefined, 'body is required: send a JSON object'],
  ])('400 for %s %s %j, and says what would be right', async (method, path, body, message) => {
    const answer = await admin(method, path, body === undefined ? {} : { body });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(message);
  });
});

describe('every request', () => {
  it('404 for a path that there is not, and says where they are written', async () => {
    const { status, body } = await admin('GET', '/clocks');
    expect([status, body.error.message]).toEqual([
      404,
      'There is no /__mock/clocks: GET /__mock/openapi.json tells what there is.',
    ]);
  });

  it('405 for another method, and says which there are', async () => {
    const { status, headers, body } = await admin('DELETE', '/clock');
    expect([status, headers.get('allow')]).toEqual([405, 'GET, PUT']);
    expect(body.error.message).toBe('/__mock/clock has no DELETE: use GET, PUT.');
  });

  it('400 for a body that is no JSON, 413 for one that is too large, 415 for another type', async () => {
    expect(await admin('PUT', '/clock', { body: '{"now"' })).toMatchObject({ status: 400 });
    expect(await admin('PUT', '/clock', { body: ' '.repeat(3_000_000) })).toMatchObject({
      status: 413,
    });
    const headers = { 'content-type': 'text/plain' };
    expect(await admin('PUT', '/clock', { body: '{}', headers })).toMatchObject({ status: 415 });
  });

  it('200 with the document that it is held to', async () => {
    expect(await root('GET', '/openapi.json')).toMatchObject({ status: 200, body: adminDocument });
  });

  it('403 for a page, but for one that was named', async () => {
    const from = (origin: string) => ({ headers: { origin } });
    const refused = await admin('POST', '/reset', from('http://evil.test'));
    expect(refused).toMatchObject({ status: 403, body: { error: { code: 'REFUSED' } } });
    expect(refused.headers.has('access-control-allow-origin')).toBe(false);
    const allowed = await admin('GET', '/clock', from('http://page.test'));
    expect([allowed.status, allowed.headers.get('access-control-allow-origin')]).toEqual([
      200,
      'http://page.test',
    ]);
  });

  it('204 for the preflight of a page that was named', async () => {
    const headers = { origin: 'http://page.test', 'access-control-request-method': 'PUT' };
    const preflight = await fetch(`${session().process.adminUrl}/clock`, {
      method: 'OPTIONS',
      headers,
    });
    expect([preflight.status, preflight.headers.get('access-control-allow-methods')]).toEqual([
      204,
      'GET, POST, PUT, DELETE',
    ]);
  });
});

it('409 for more sessions than the command line allows', async () => {
  const ids: string[] = [];
  for (
    let made = await root('POST', '/sessions');
    made.status === 201;
    made = await root('POST', '/sessions')
  ) {
    ids.push(made.body.id);
  }
  const { status, body } = await root('POST', '/sessions');
  expect([status, ids.length]).toEqual([409, 98]);
  expect(body.error.message).toContain('There are 100 sessions, which is the limit.');
  for (const id of ids) await root('DELETE', `/sessions/${id}`);
});
