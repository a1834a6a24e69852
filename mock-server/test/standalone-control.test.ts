/** What the standalone mock does when it is told to, over real HTTP: faults, data, keys, findings. */
import { describe, expect, it } from 'vitest';
import { type TestSession, useSession } from './standalone-session.ts';

const session = useSession();
const admin: TestSession['admin'] = (...request) => session().admin(...request);
const api: TestSession['api'] = (...request) => session().api(...request);

describe('faults', () => {
  const limited = {
    operation: 'users.get',
    kind: 'fail',
    code: 'RATE_LIMIT_EXCEEDED',
    retryAfter: 2,
  };

  it('201, and the call meets the real error; 200 tells how often', async () => {
    await admin('POST', '/seed/user');
    const set = await admin('POST', '/faults', { body: { ...limited, times: 1 } });
    expect(set).toMatchObject({ status: 201, body: { ...limited, times: 1, used: 0 } });
    const failed = await api('/users/user_1');
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([429, '2']);
    expect((await api('/users/user_1')).status).toBe(200);
    const { faults } = (await admin('GET', '/faults')).body;
    expect(faults).toEqual([{ ...set.body, used: 1 }]);
  });

  it('meet only the requests that are like `when`', async () => {
    const when = { path: '/api/external/users*', query: { plan: 'free' } };
    await admin('POST', '/faults', {
      body: { operation: '*', kind: 'fail', code: 'INTERNAL_ERROR', when },
    });
    const statuses = [];
    for (const path of ['/users', '/users?plan=free', '/models?plan=free']) {
      statuses.push((await api(path)).status);
    }
    expect(statuses).toEqual([200, 500, 200]);
  });

  it('204 takes one away, or all; 404 for one that there is not', async () => {
    const { body } = await admin('POST', '/faults', { body: limited });
    await admin('POST', '/faults', { body: { operation: '*', kind: 'latency', duration: 1 } });
    expect(await admin('DELETE', `/faults/${body.id}`)).toMatchObject({ status: 204 });
    expect(await admin('DELETE', `/faults/${body.id}`)).toMatchObject({ status: 404 });
    expect(await admin('DELETE', '/faults')).toMatchObject({ status: 204 });
    expect((await admin('GET', '/verify')).body).toEqual({ ok: true, problems: [] });
  });

  it.each([
    [{ operation: 'users.get', kind: 'explode' }, 'kind must be one of fail, respond, latency'],
    [{ kind: 'malformed' }, 'operation is required'],
    [{ operation: 'users.gte', kind: 'malformed' }, '"users.gte" is no operation of the API'],
    [{ ...limited, code: 'CONFLICT' }, 'users.get never answers CONFLICT: use one of'],
    [{ ...limited, code: 'OOPS' }, '"OOPS" is no error code of the API'],
    [{ ...limited, times: 0 }, 'times must be an integer of at least 1'],
    [{ ...limited, when: { pat: '/x' } }, 'when.pat is not a field of this request'],
    [{ operation: '*', kind: 'respond', status: 200 }, "respond() needs one operation, not '*'"],
    [
      { operation: 'users.get', kind: 'respond', status: 200, data: { plan: 'gold' } },
      'The answer 200 of users.get breaks the contract at "/data/plan"',
    ],
    [{ operation: 'users.get', kind: 'respond', status: 418 }, 'status is none of 200, 400'],
    [
      { operation: 'users.get', kind: 'respond', status: 200, headers: { 'x y': '1' } },
      'headers must have names and values that HTTP allows',
    ],
  ])('400 for %j, and none is set', async (body, message) => {
    const answer = await admin('POST', '/faults', { body });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(message);
    expect((await admin('GET', '/faults')).body.faults).toEqual([]);
  });
});

describe('seed', () => {
  it.each([
    ['user', { name: 'Ann' }],
    ['session', {}],
    ['model', {}],
    ['affiliate', {}],
    ['withdrawal', {}],
    ['blog', { title: 'News' }],
    ['featureRequest', {}],
    ['contactMessage', {}],
    ['visit', { country: 'DE', at: '2025-12-31T10:00:00.000Z' }],
    ['generation', { tokensIn: 5 }],
  ])('201 with the whole record of a %s', async (factory, fields) => {
    const { status, body } = await admin('POST', `/seed/${factory}`, { body: fields });
    expect(status).toBe(201);
    expect(body).toMatchObject(fields);
    expect(Object.keys(body).length).toBeGreaterThan(4);
  });

  it('201 without a body, and for test keys', async () => {
    expect((await admin('POST', '/seed/user?environment=test')).body.id).toBe('user_1');
    expect((await api('/users/user_1')).status).toBe(404);
    const { body } = await admin('POST', '/keys', { body: { environment: 'test' } });
    expect((await api('/users/user_1', { key: body.token })).status).toBe(200);
  });

  it('400 for a field that such a record does not have, and for another factory', async () => {
    const wrong = await admin('POST', '/seed/user', { body: { plan: 'gold', colour: 'red' } });
    expect(wrong.body.error.fields.map((one: { field: string }) => one.field)).toEqual([
      'plan',
      'colour',
    ]);
    const unknown = await admin('POST', '/seed/users');
    expect(unknown.status).toBe(400);
    expect(unknown.body.error.message).toContain('factory must be one of user, session');
  });

  it('409 for an id that is taken', async () => {
    await admin('POST', '/seed/user', { body: { id: 'user_5' } });
    expect(await admin('POST', '/seed/user', { body: { id: 'user_5' } })).toMatchObject({
      status: 409,
    });
  });
});

describe('snapshots', () => {
  it('201, 204 back as often as wanted, 204 forgotten, then 404', async () => {
    const { status, body } = await admin('POST', '/snapshots');
    expect(status).toBe(201);
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await admin('POST', '/seed/user')).body.id).toBe('user_1');
      expect(await admin('POST', `/snapshots/${body.id}/restore`)).toMatchObject({ status: 204 });
    }
    expect(await admin('DELETE', `/snapshots/${body.id}`)).toMatchObject({ status: 204 });
    expect(await admin('DELETE', `/snapshots/${body.id}`)).toMatchObject({ status: 404 });
    expect(await admin('POST', `/snapshots/${body.id}/restore`)).toMatchObject({ status: 404 });
  });

  it('409 for more than are kept', async () => {
    for (let taken = 0; taken < 100; taken += 1) await admin('POST', '/snapshots');
    expect(await admin('POST', '/snapshots')).toMatchObject({ status: 409 });
  });
});

describe('keys, JWTs and limits', () => {
  async function create(body = {}): Promise<string> {
    return (await admin('POST', '/keys', { body })).body.token;
  }

  it('201 for a key with its rights, 201 for the one in its place, 204 for its end', async () => {
    const key = await create({ scopes: ['models:read'] });
    expect([(await api('/models', { key })).status, (await api('/users', { key })).status]).toEqual(
      [200, 403],
    );
    const rotated = await admin('POST', '/keys/rotate', { body: { key, graceHours: 0 } });
    expect(rotated.status).toBe(201);
    expect((await api('/models', { key })).status).toBe(401);
    const next = rotated.body.token;
    expect((await api('/models', { key: next })).status).toBe(200);
    expect(await admin('POST', '/keys/revoke', { body: { key: next } })).toMatchObject({
      status: 204,
    });
    expect((await api('/models', { key: next })).status).toBe(401);
  });

  it.each([
    ['POST', '/keys', { scopes: ['users:fly'] }, 'scopes[0] must be one of'],
    ['POST', '/keys', { colour: 'red' }, 'colour is not a field of this request'],
    ['POST', '/keys/revoke', { key: 'sk_live_nobody' }, 'There is no such key'],
    ['POST', '/keys/rotate', {}, 'key is required'],
    ['POST', '/tokens/expire', { key: 'sk_live_nobody' }, 'There is no such key'],
    ['PUT', '/rate-limit', { key: 'sk_live_nobody', remaining: 1 }, 'There is no such key'],
    ['POST', '/rate-limit/exhaust', {}, 'key is required'],
  ])('400 for %s %s %j', async (method, path, body, message) => {
    const answer = await admin(method, path, { body });
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(message);
  });

  it('204 ends JWTs before their time', async () => {
    const exchanged = await api('/auth/validate', { method: 'POST' });
    const { data } = (await exchanged.json()) as { data: { token: string } };
    expect(await admin('POST', '/tokens/expire')).toMatchObject({ status: 204 });
    const refused = await api('/auth/me', { key: data.token });
    expect(await refused.json()).toMatchObject({ error: { code: 'TOKEN_EXPIRED' } });
  });

  it('204 puts a limit where it is wanted', async () => {
    const key = await create();
    await admin('PUT', '/rate-limit', { body: { key, remaining: 1, resetIn: '30s' } });
    expect((await api('/users', { key })).headers.get('x-ratelimit-remaining')).toBe('0');
    expect((await api('/users', { key })).headers.get('retry-after')).toBe('30');
    await admin('POST', '/clock/advance', { body: { by: '30s' } });
    expect((await api('/users', { key })).status).toBe(200);
    expect(await admin('POST', '/rate-limit/exhaust', { body: { key } })).toMatchObject({
      status: 204,
    });
    expect((await api('/users', { key })).status).toBe(429);
  });
});

describe('findings', () => {
  it('200 with the calls, by what they are asked for, and without any secret', async () => {
    const { body: key } = await admin('POST', '/keys');
    await api('/users/user_1?x=1', { key: key.token });
    await api('/models', { key: key.token });
    await api('/models', { method: 'POST', key: key.token, body: '{"name":"Mine"}' });
    const { body } = await admin('GET', '/calls');
    expect(body.calls).toMatchObject([
      {
        operation: 'users.get',
        params: { id: 'user_1' },
        query: { x: '1' },
        status: 404,
        code: 'NOT_FOUND',
      },
      { operation: 'models.list', status: 200 },
      { operation: 'models.create', body: { name: 'Mine' }, status: 400 },
    ]);
    expect(JSON.stringify(body)).not.toContain(key.token);
    expect(body.calls[0].headers.authorization).toBe('Bearer [redacted]');
    const counts = [];
    for (const filter of [
      'operation=models.list',
      'method=get',
      'path=*/models',
      'status=404',
      'code=NOT_FOUND',
      'last=2',
    ]) {
      counts.push((await admin('GET', `/calls?${filter}`)).body.calls.length);
    }
    expect(counts).toEqual([1, 2, 2, 1, 1, 2]);
  });

  it.each([
    ['operations=users.get', 'operations is not a field of this request'],
    ['operation=users.gte', 'operation must be an operation of the API such as users.get'],
    ['status=ok', 'status must be an integer from 100 to 599'],
    ['last=1&last=2', 'last must be given once only'],
  ])('400 for the filter %s', async (filter, message) => {
    const answer = await admin('GET', `/calls?${filter}`);
    expect(answer.status).toBe(400);
    expect(answer.body.error.message).toContain(message);
  });

  it('200 with what of the API was used, as JSON or as a table', async () => {
    await api('/users');
    const { body } = await admin('GET', '/coverage');
    expect(body.operations.find((row: { calls: number }) => row.calls > 0)).toMatchObject({
      operation: 'users.list',
      succeeded: 1,
    });
    expect((await admin('GET', '/coverage?format=table')).body).toMatch(/\nusers\.list +1 +1 /);
  });

  it('200 that says what the test did wrong', async () => {
    await admin('POST', '/faults', { body: { operation: 'users.get', kind: 'malformed' } });
    await api('/nothing');
    expect((await admin('GET', '/verify')).body).toEqual({
      ok: false,
      problems: [
        'Unused override: users.get.malformed() met no call.',
        'Unhandled request: GET /api/external/nothing is no path of the API.',
      ],
    });
  });
});
