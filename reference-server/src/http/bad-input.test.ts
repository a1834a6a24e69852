import { expect, it } from 'vitest';
import { overStores } from '../over-stores.suite.ts';
import type { TestAnswer, TestRequest } from '../test-requests.ts';

const USERS = '/api/external/users';
const TOKENS = '/api/api-tokens';

/** Code and refused fields, whichever family the answer is of. */
function told({ status, body, headers }: TestAnswer) {
  expect(headers.get('x-request-id')).toMatch(/^req_\w{20}$/);
  if (body.meta !== undefined) expect(body.meta.requestId).toBe(headers.get('x-request-id'));
  const code = body.error.code ?? body.code;
  return { status, code, fields: body.error.details?.fields ?? body.fields };
}

const inBody = (field: string, message: string) => [{ field, location: 'body', message }];

overStores('bad input', (start) => {
  it.each([
    ['GET', '/api/external/nothing', 'external'],
    ['GET', '/', 'external'],
    ['GET', '/api/external/models/model_1/nothing', 'external'],
    ['GET', '/api/api-tokens/1/nothing', 'tokens'],
  ])('404 ENDPOINT_NOT_FOUND for %s %s', async (method, path, family) => {
    const server = await start();
    const answer = await server.send(method, path);
    expect(told(answer)).toMatchObject({ status: 404, code: 'ENDPOINT_NOT_FOUND' });
    expect(typeof answer.body.error).toBe(family === 'tokens' ? 'string' : 'object');
  });

  it.each([
    ['PUT', USERS, 'GET, HEAD'],
    ['OPTIONS', USERS, 'GET, HEAD'],
    ['PATCH', `${USERS}/user_1`, 'DELETE, GET, HEAD'],
    ['GET', '/api/external/auth/validate', 'POST'],
    ['DELETE', TOKENS, 'GET, HEAD, POST'],
  ])('405 METHOD_NOT_ALLOWED for %s %s', async (method, path, allow) => {
    const server = await start();
    const answer = await server.send(method, path);
    expect(told(answer)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect(answer.headers.get('allow')).toBe(allow);
  });

  it.each([
    ['PATCH', `${USERS}/user_1/plan`],
    ['POST', TOKENS],
  ])('400 for malformed JSON in %s %s', async (method, path) => {
    const server = await start();
    const fields = inBody('', 'must be JSON; it cannot be parsed');
    for (const body of ['{', '{"plan":}', '[1,]', "{'plan':'free'}"]) {
      const answer = await server.send(method, path, { body });
      expect(told(answer)).toEqual({ status: 400, code: 'VALIDATION_ERROR', fields });
    }
  });

  it.each([
    [undefined, inBody('', 'a JSON body is required')],
    ['[]', inBody('', 'must be an object')],
    ['null', inBody('', 'must be an object')],
    ['"free"', inBody('', 'must be an object')],
    ['{}', inBody('plan', 'is required')],
    ['{"plan":null}', inBody('plan', 'must be one of free, starter, professional, enterprise')],
    ['{"plan":"free","isAdmin":true}', inBody('isAdmin', 'is not a field of this request')],
    [
      '{"plan":"free","__proto__":{"isAdmin":true}}',
      inBody('__proto__', 'is not a field of this request'),
    ],
  ])('400 naming the field for the body %s', async (body, fields) => {
    const server = await start();
    const answer = await server.send('PATCH', `${USERS}/user_1/plan`, { body });
    expect(told(answer)).toEqual({ status: 400, code: 'VALIDATION_ERROR', fields });
    expect((await server.send('GET', `${USERS}/user_1`)).body.data.plan).toBe('free');
  });

  it('400 for JSON as deep as it gets', async () => {
    const server = await start();
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const body = `{"plan":${open.repeat(100_000)}1${close.repeat(100_000)}}`;
      const answer = await server.send('PATCH', `${USERS}/user_1/plan`, { body });
      expect(told(answer)).toMatchObject({ status: 400, code: 'VALIDATION_ERROR' });
    }
    expect(server.errors).toEqual([]);
  });

  it('400 naming a list that is too long, and none of its items', async () => {
    const server = await start();
    const body = { name: 'x', scopes: Array.from({ length: 100_000 }, () => '\0') };
    const answer = await server.send('POST', TOKENS, { body });
    const message = 'must be a list without repetitions of at most 44 items';
    expect(told(answer).fields).toEqual(inBody('scopes', message));
  });

  it('400 naming the first hundred of very many faults', async () => {
    const server = await start();
    const unknown = Array.from({ length: 40_000 }, (_, index) => [`field${index}`, '\0']);
    const answer = await server.send('POST', TOKENS, { body: Object.fromEntries(unknown) });
    expect(told(answer).fields).toHaveLength(100);
    expect(server.errors).toEqual([]);
  });

  it.each([
    ['a text', 'text/plain'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['JSON in another alphabet', 'application/json; charset=latin1'],
    ['what only begins like JSON', 'application/jsonp'],
    ['nothing', ''],
  ])('415 for %s', async (_what, type) => {
    const server = await start();
    for (const [method, path] of [
      ['PATCH', `${USERS}/user_1/plan`],
      ['POST', TOKENS],
    ] as const) {
      const headers = { 'Content-Type': type };
      const answer = await server.send(method, path, { body: '{"plan":"free"}', headers });
      expect(told(answer)).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
    }
  });

  it('415 for a compressed body', async () => {
    const server = await start();
    const headers = { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' };
    const answer = await server.send('PATCH', `${USERS}/user_1/plan`, { body: '{}', headers });
    expect(told(answer).status).toBe(415);
  });

  it('200 for JSON with its charset', async () => {
    const server = await start();
    const headers = { 'Content-Type': 'Application/JSON; charset=UTF-8' };
    const request: TestRequest = { body: '{"plan":"free"}', headers };
    expect((await server.send('PATCH', `${USERS}/user_1/plan`, request)).status).toBe(200);
  });

  it('413 for a body over 1 MiB, in both families, told or not told beforehand', async () => {
    const server = await start();
    const body = JSON.stringify({ name: 'x'.repeat(1024 * 1024) });
    for (const headers of [{}, { 'Content-Length': '1048577' }]) {
      for (const [method, path] of [
        ['PATCH', `${USERS}/user_1/plan`],
        ['POST', TOKENS],
      ] as const) {
        const answer = await server.send(method, path, { body, headers });
        expect(told(answer)).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
      }
    }
  });

  it.each([
    ['page=0', 'page', 'must be an integer of at least 1'],
    ['page=-1', 'page', 'must be an integer of at least 1'],
    ['page=1.5', 'page', 'must be an integer of at least 1'],
    ['page=', 'page', 'must be an integer of at least 1'],
    ['page=x', 'page', 'must be an integer of at least 1'],
    ['page=1e3', 'page', 'must be an integer of at least 1'],
    ['page=99999999999999999999', 'page', 'must be an integer of at least 1'],
    ['perPage=0', 'perPage', 'must be an integer from 1 to 100'],
    ['perPage=101', 'perPage', 'must be an integer from 1 to 100'],
    ['page=1&page=2', 'page', 'must be given once only'],
    ['status=gone', 'status', 'must be one of active, suspended, pending'],
    ['plan=gold', 'plan', 'must be one of free, starter, professional, enterprise'],
    ['search=%00', 'search', 'must not hold the character NUL'],
    [`search=${'x'.repeat(201)}`, 'search', 'must be a text of at most 200 characters'],
  ])('400 naming the parameter for ?%s', async (query, field, message) => {
    const server = await start();
    const answer = await server.send('GET', `${USERS}?${query}`);
    const fields = [{ field, location: 'query', message }];
    expect(told(answer)).toEqual({ status: 400, code: 'VALIDATION_ERROR', fields });
  });

  it('200 with query parameters that nobody knows', async () => {
    const server = await start();
    expect((await server.send('GET', `${USERS}?color=red&color=blue`)).status).toBe(200);
  });

  it('400 naming every field at fault', async () => {
    const server = await start();
    const answer = await server.send('POST', TOKENS, {
      body: {
        name: '',
        scopes: ['users:read', 'users:fly'],
        rate_limit: 0,
        expires_at: 'soon',
        ip_allowlist: ['10.0.0.1/8'],
        admin: true,
      },
    });
    const fields = told(answer).fields.map(({ field }: { field: string }) => field);
    expect(fields).toEqual(['name', 'scopes[1]', 'rate_limit', 'expires_at', 'admin']);
  });

  it('400 for a list that repeats itself', async () => {
    const server = await start();
    const body = { name: 'x', scopes: ['users:read', 'users:read'] };
    const answer = await server.send('POST', TOKENS, { body });
    const message =
      'must be a list without repetitions of at most 44 items; it repeats "users:read"';
    expect(told(answer).fields).toEqual(inBody('scopes', message));
  });

  it('400 for a change that changes nothing', async () => {
    const server = await start();
    const { id } = await server.createToken();
    const answer = await server.send('PUT', `${TOKENS}/${id}`, { body: {} });
    expect(told(answer).fields).toEqual(inBody('', 'must have at least one field'));
  });

  it.each([
    ['NUL', 'a\\u0000b', 'must not hold the character NUL'],
    ['a lone surrogate', 'a\\ud800b', 'must not hold half of a surrogate pair'],
  ])('400 for a text with %s', async (_what, text, message) => {
    const server = await start();
    const answer = await server.send('POST', TOKENS, { body: `{"name":"${text}"}` });
    expect(told(answer).fields).toEqual(inBody('name', message));
  });

  it('400 for a body that is no UTF-8', async () => {
    const server = await start();
    const headers = { 'Content-Type': 'application/json' };
    const request = { headers, bytes: Uint8Array.of(0x22, 0xff, 0x22) };
    const answer = await server.send('POST', TOKENS, request);
    expect(told(answer).fields).toEqual(inBody('', 'must be encoded in UTF-8'));
  });

  it.each([
    ['GET', `${USERS}/user_404`, 'external'],
    ['DELETE', `${USERS}/user_404`, 'external'],
    ['GET', `${USERS}/user_404/sessions`, 'external'],
    ['DELETE', `${USERS}/user_1/sessions/sess_404`, 'external'],
    ['GET', `${TOKENS}/404`, 'tokens'],
    ['DELETE', `${TOKENS}/404`, 'tokens'],
    ['POST', `${TOKENS}/404/rotate`, 'tokens'],
  ])('404 NOT_FOUND for the unknown id in %s %s', async (method, path, family) => {
    const server = await start();
    const answer = await server.send(method, path);
    expect(told(answer)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    if (family === 'tokens') {
      expect(answer.body).toEqual({ error: 'Token not found', code: 'NOT_FOUND' });
    }
  });

  it.each(['x', '0', '-1', '01', '1.5', '1e1', '%201'])('400 for the token id %s', async (id) => {
    const server = await start();
    const answer = await server.send('GET', `${TOKENS}/${id}`);
    const message = 'must be an integer of at least 1';
    expect(told(answer).fields).toEqual([{ field: 'id', location: 'path', message }]);
  });

  it.each(["'; DROP TABLE users; --", '%', '_', '"', '\\', '%25%27'])(
    '200 for the search text %s, taken literally',
    async (text) => {
      const server = await start();
      const { status, body } = await server.send(
        'GET',
        `${USERS}?search=${encodeURIComponent(text)}`,
      );
      expect([status, body.data.length]).toEqual([200, text === '_' ? 3 : 0]);
    },
  );
});

overStores('an answer', (start) => {
  it('has an id of its own, unless the request brings one that is safe', async () => {
    const server = await start();
    const ids = async (id: string) => {
      const headers = { 'X-Request-Id': id };
      return (await server.send('GET', USERS, { headers })).headers.get('x-request-id');
    };
    expect(await ids('trace-0123456789')).toBe('trace-0123456789');
    for (const unsafe of ['short', 'x'.repeat(65), 'with space inside', '<script>x</script>']) {
      expect(await ids(unsafe)).toMatch(/^req_\w{20}$/);
    }
  });

  it('says neither type nor place to guess', async () => {
    const server = await start();
    for (const path of [USERS, '/api/external/nothing', TOKENS]) {
      const { headers } = await server.send('GET', path);
      expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    }
  });

  it('to HEAD is that to GET without the body', async () => {
    const server = await start();
    const get = await server.send('GET', USERS);
    const head = await server.send('HEAD', USERS);
    expect([head.status, head.text]).toEqual([200, '']);
    expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
    expect((await server.send('HEAD', `${USERS}/user_404`)).status).toBe(404);
  });
});
