import { describe, expect, test } from 'vitest';
import { contract, examplesOf, named, nameOf, operations } from '../test/openapi-document.ts';

const { components, 'x-error-catalogue': catalogue } = contract;

// Each documented operation, rotate and prune: its success status, then what it can answer beyond
// the statuses that every authenticated operation shares.
const documented = `
auth.validate          POST   /api/external/auth/validate                 200
auth.me                GET    /api/external/auth/me                       200
users.list             GET    /api/external/users                         200 400
users.get              GET    /api/external/users/{id}                    200 400 404
users.updatePlan       PATCH  /api/external/users/{id}/plan               200 400 404 413 415
users.adjustTokens     PATCH  /api/external/users/{id}/tokens             200 400 404 409 413 415
users.delete           DELETE /api/external/users/{id}                    200 400 404
users.listSessions     GET    /api/external/users/{id}/sessions           200 400 404
users.revokeSession    DELETE /api/external/users/{id}/sessions/{sessionId} 200 400 404
models.list            GET    /api/external/models                        200
models.create          POST   /api/external/models                        201 400 409 413 415 422
models.get             GET    /api/external/models/{id}                   200 400 404
models.update          PATCH  /api/external/models/{id}                   200 400 404 409 413 415
models.delete          DELETE /api/external/models/{id}                   200 400 404
models.reorder         POST   /api/external/models/reorder                200 400 413 415
affiliates.list        GET    /api/external/affiliates                    200 400
affiliates.get         GET    /api/external/affiliates/{id}               200 400 404
affiliates.delete      DELETE /api/external/affiliates/{id}               200 400 404
withdrawals.list       GET    /api/external/withdrawals                   200 400
withdrawals.updateStatus PUT  /api/external/withdrawals                   200 400 404 409 413 415
analytics.overview     GET    /api/external/analytics/overview            200
analytics.tracking     GET    /api/external/analytics/tracking            200 400
analytics.resources    GET    /api/external/analytics/resources           200
analytics.usage        GET    /api/external/analytics/usage               200 400
blogs.list             GET    /api/external/blogs                         200 400
blogs.create           POST   /api/external/blogs                         201 400 409 413 415 422
blogs.get              GET    /api/external/blogs/{id}                    200 400 404
blogs.update           PATCH  /api/external/blogs/{id}                    200 400 404 409 413 415
blogs.delete           DELETE /api/external/blogs/{id}                    200 400 404
featureRequests.list   GET    /api/external/feature-requests              200 400
featureRequests.update PATCH  /api/external/feature-requests/{id}         200 400 404 413 415
contactMessages.list   GET    /api/external/contact-messages              200 400
contactMessages.delete DELETE /api/external/contact-messages/{id}         200 400 404
system.health          GET    /api/external/system/health                 200
system.runAllTests     GET    /api/external/system/tests                  200
system.runTests        POST   /api/external/system/tests                  200 400 413 415
system.clearCache      POST   /api/external/system/cache/clear            200
system.auditLog        GET    /api/external/system/audit-log              200 400
apiTokens.list         GET    /api/api-tokens                             200
apiTokens.create       POST   /api/api-tokens                             201 400 409 413 415 422
apiTokens.overview     GET    /api/api-tokens/stats/overview              200 400
apiTokens.prune        POST   /api/api-tokens/prune                       200
apiTokens.get          GET    /api/api-tokens/{id}                        200 400 404
apiTokens.update       PUT    /api/api-tokens/{id}                        200 400 404 413 415
apiTokens.delete       DELETE /api/api-tokens/{id}                        200 400 404
apiTokens.usage        GET    /api/api-tokens/{id}/usage                  200 400 404
apiTokens.rotate       POST   /api/api-tokens/{id}/rotate                 201 400 404 409 413 415 422`
  .trim()
  .split('\n')
  .map((row) => {
    const [id = '', method = '', path = '', ...statuses] = row.split(/ +/);
    return { id, method, path, statuses };
  });

const paginated = ['users', 'affiliates', 'withdrawals', 'blogs', 'featureRequests']
  .concat('contactMessages')
  .map((tag) => `${tag}.list`)
  .concat('system.auditLog');
const idempotent = ['models.create', 'blogs.create', 'apiTokens.create', 'apiTokens.rotate'];
const routingCodes = ['ENDPOINT_NOT_FOUND', 'METHOD_NOT_ALLOWED'];
const limitHeaders = ['X-RateLimit-Limit', 'X-RateLimit-Remaining', 'X-RateLimit-Reset'].concat(
  'RateLimit-Policy',
  'RateLimit',
);

describe('the operations', () => {
  test('are exactly the documented ones', () => {
    const line = (o: { id: string; method: string; path: string }) =>
      `${o.id} ${o.method} ${o.path}`;
    expect(operations.map(line).sort()).toEqual(documented.map(line).sort());
    expect(operations).toHaveLength(47);
  });

  test.each(documented)('$id lists every status it can give, and no other', ({ id, statuses }) => {
    const shared = id === 'system.health' ? ['500', '503'] : ['401', '403', '429', '500', '503'];
    const answers = operations.find((operation) => operation.id === id)?.answers ?? [];
    expect(answers.map(({ status }) => status)).toEqual([...statuses, ...shared].sort());
  });

  test.each(operations)('$id is described, and tagged by its first part', ({ id, operation }) => {
    expect(operation.tags).toEqual([id.split('.')[0]]);
    expect(contract.tags.map(({ name }) => name)).toContain(operation.tags[0]);
    expect(operation.summary.length).toBeLessThanOrEqual(60);
    expect(operation.description).not.toBe('');
  });

  test.each(operations)(
    '$id needs the scope of its path and method',
    ({ id, method, path, operation }) => {
      const free = id.startsWith('auth.') || id === 'system.health';
      const resource = path.startsWith('/api/api-tokens') ? 'tokens' : path.split('/')[3];
      const action = method === 'GET' ? 'read' : method === 'DELETE' ? 'delete' : 'write';
      expect(operation['x-scope']).toBe(free ? undefined : `${resource}:${action}`);
    },
  );

  test('page and honour Idempotency-Key exactly where they should', () => {
    const ids = (key: 'x-pagination' | 'x-idempotent') =>
      operations.filter(({ operation }) => operation[key]).map(({ id }) => id);
    const taking = (parameter: string) =>
      operations
        .filter(({ operation }) => operation.parameters?.map(nameOf).includes(parameter))
        .map(({ id }) => id);
    expect(ids('x-pagination')).toEqual(paginated);
    expect(taking('PerPage')).toEqual(paginated);
    expect(ids('x-idempotent').sort()).toEqual(idempotent.sort());
    expect(taking('IdempotencyKey').sort()).toEqual(idempotent.sort());
  });

  test.each(operations)('$id shows an example of every body', ({ operation, answers }) => {
    const bodies = [operation.requestBody, ...answers.map(({ answer }) => answer)];
    for (const body of bodies) {
      if (body) expect(examplesOf('', body.content)).not.toHaveLength(0);
    }
  });

  test.each(operations)('$id carries its headers on every answer', ({ id, answers }) => {
    for (const { status, answer } of answers) {
      const headers = Object.keys(answer.headers);
      expect(headers).toContain('X-Request-Id');
      if (id !== 'system.health' && status !== '401') {
        expect(headers).toEqual(expect.arrayContaining(limitHeaders));
      }
      if (status === '401') expect(headers).toContain('WWW-Authenticate');
      if (status === '429' || status === '503') expect(headers).toContain('Retry-After');
    }
  });
});

describe('the answers', () => {
  test('that hold a key or a JWT are kept by no cache', () => {
    const secret = operations.filter(({ answers }) =>
      answers.some(({ answer }) => 'Cache-Control' in answer.headers),
    );
    expect(secret.map(({ id }) => id).sort()).toEqual(
      ['apiTokens.create', 'apiTokens.rotate', 'auth.validate'].sort(),
    );
  });

  test('of token management name the property that holds their data, where there is one', () => {
    for (const { operation, answers } of operations) {
      const data = operation['x-data'];
      const schema = answers[0]?.answer.content['application/json'].schema ?? {};
      const { properties = {} } = named(components.schemas, nameOf(schema));
      const wrapped = Object.keys(properties).find((name) => /^tokens?$/.test(name));
      expect(data, operation.operationId).toBe(wrapped);
    }
  });

  test('and the parameters are described, headers included', () => {
    const silent = Object.entries({ ...components.parameters, ...components.headers })
      .filter(([, { description }]) => !description)
      .map(([name]) => name);
    expect(silent).toEqual([]);
  });
});

describe('the errors', () => {
  test.each(Object.entries(components.responses))('%s shows each of its codes', (_, response) => {
    const codes = response['x-error-codes'] ?? [];
    const shown = examplesOf('', response.content).map(({ value }) => JSON.stringify(value));
    const schema = JSON.stringify(
      named(components.schemas, nameOf(response.content['application/json'].schema)),
    );
    expect(schema).toContain(`"enum":${JSON.stringify(codes)}`);
    for (const code of codes) {
      expect(shown.filter((json) => json.includes(`"code":"${code}"`))).not.toHaveLength(0);
    }
  });

  test('carry only codes whose status is theirs, and together every code but the routing ones', () => {
    const carried = operations.flatMap(({ answers }) =>
      answers.flatMap(({ status, answer }) =>
        (answer['x-error-codes'] ?? []).map((code) => ({ code, status: Number(status) })),
      ),
    );
    for (const { code, status } of carried) expect(catalogue[code]?.status).toBe(status);
    const codes = new Set(carried.map(({ code }) => code));
    expect([...codes, ...routingCodes].sort()).toEqual(Object.keys(catalogue).sort());
  });
});
