/** Paths and methods that try to reach what a key may not use. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overStores } from '../../src/over-stores.suite.ts';
import type { TestRequest } from '../../src/test-requests.ts';
import type { TestServer } from '../../src/test-server.ts';

const USER = '/api/external/users/user_1';

/** Sends a target as it is: a `Request` would have its dot segments resolved already. */
const sendTo = (server: TestServer, key: string, target: string, request: TestRequest = {}) =>
  server.send('GET', '/', { key, ...request, info: { target } });

overStores('a key for /models* alone', (start) => {
  it.each([
    ['dot segments', '/api/external/models/../users'],
    ['dot segments at the end', '/api/external/users/.'],
    ['dot segments in front', '/../api/external/users'],
    ['dots encoded', '/api/external/models/%2e%2e/users'],
    ['one dot encoded', '/api/external/models/.%2E/users'],
    ['dots with parameters behind an encoded slash', '/api/external/models/..%2f;x/users'],
    ['an encoded slash', '/api/external/models%2fusers'],
    ['an encoded slash in capitals', '/api/external/models/x%2F..%2F..%2Fusers'],
    ['a backslash', '/api/external/models/..\\users'],
    ['an encoded backslash', '/api/external/models/..%5Cusers'],
    ['NUL', '/api/external/users%00/models'],
    ['NUL behind', '/api/external/users%00'],
    ['a line break', '/api/external/users%0a'],
    ['CRLF and a header', '/api/external/users%0d%0aX-Injected:%201'],
    ['an overlong slash', '/api/external/models/..%c0%afusers'],
    ['an overlong dot', '/api/external/models/%c0%ae%c0%ae/users'],
    ['an overlong NUL', '/api/external/users%c0%80'],
    ['half of a surrogate pair', '/api/external/users%ed%a0%80'],
    ['UTF-16 escapes', '/api/external/%u0075sers'],
    ['a cut escape', '/api/external/users%2'],
  ])('400 for %s', async (_trick, target) => {
    const server = await start();
    const { key } = await server.createToken({ allowed_endpoints: ['/models*'] });
    const { status, body, headers } = await sendTo(server, key, target);
    expect([status, body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(headers.get('x-injected')).toBeNull();
  });

  it.each([
    ['a double slash', '/api/external//users'],
    ['a double slash in front', '//api/external/users'],
    ['a slash behind', '/api/external/users/'],
    ['capitals', '/api/external/USERS'],
    ['a capital mount', '/API/external/users'],
    ['matrix parameters', '/api/external/users;a=1'],
    ['matrix parameters in the mount', '/api;x/external/users'],
    ['an encoded semicolon', '/api/external/users%3b'],
    ['a dot behind', '/api/external/users.'],
    ['three dots', '/api/external/.../users'],
    ['a space behind', '/api/external/users%20'],
    ['a plus for a space', '/api/external/users+'],
    ['an ending', '/api/external/users.json'],
    ['an encoding twice', '/api/external/%2575sers'],
    ['dots encoded twice', '/api/external/models/%252e%252e/users'],
    ['a slash encoded twice', '/api/external/models%252f..%252fusers'],
    ['a full-width letter', '/api/external/%EF%BD%95sers'],
    ['a long s', '/api/external/u%C5%BFers'],
    ['a zero-width space', '/api/external/users%E2%80%8B'],
    ['a full-width slash', '/api/external/models%EF%BC%8Fusers'],
    ['an encoded question mark', '/api/external/users%3fx'],
    ['an encoded hash', '/api/external/users%23'],
    ['a wildcard', '/api/external/*'],
    ['a template', '/api/external/users/:id'],
    ['the other mount', '/api/api-tokens/../external/users'.replace('/..', '')],
    ['the path without its mount', '/users'],
    ['__proto__', '/api/external/__proto__'],
    ['constructor', '/api/external/constructor'],
  ])('403 or 404 for %s', async (_trick, target) => {
    const server = await start();
    const { key } = await server.createToken({ allowed_endpoints: ['/models*'] });
    const { status } = await sendTo(server, key, target);
    expect([403, 404]).toContain(status);
    expect(server.errors).toEqual([]);
  });

  it.each([
    ['an absolute form', 'http://localhost:3010/api/external/users', 403],
    ['an absolute form of another host', 'http://evil.example/api/external/users', 403],
    ['a host that looks like a path', 'http://api/external/models/api/external/users', 404],
    ['user info', 'http://x@localhost/api/external/users', 403],
    ['an absolute form with dots', 'http://localhost/api/external/models/../users', 400],
    ['an allowed path in the query', '/api/external/users?/api/external/models', 403],
    ['an allowed path in the fragment', '/api/external/users#/api/external/models', 403],
    ['a question mark twice', '/api/external/users??/models', 403],
    ['every letter encoded', '/api/external/%75%73%65%72%73', 403],
  ])('is told by %s what it is told by the path itself', async (_trick, target, status) => {
    const server = await start();
    const { key } = await server.createToken({ allowed_endpoints: ['/models*'] });
    expect((await sendTo(server, key, target)).status).toBe(status);
  });

  it('never answers 200 for users, whatever is put together', async () => {
    const server = await start();
    const { key } = await server.createToken({
      allowed_endpoints: ['/models*'],
      rate_limit_tier: 'enterprise',
    });
    const piece = fc.constantFrom(
      '/',
      '//',
      '.',
      '..',
      '%2e',
      '%2f',
      '%5c',
      '\\',
      '%00',
      ';',
      '%3b',
      '%23',
      '?',
      '#',
      '*',
      'api',
      'external',
      'models',
      'users',
      'user_1',
      'Users',
      '%75sers',
      ' ',
      '%20',
      '@',
      ':',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 10 }), async (pieces) => {
        const target = `/api/external/${pieces.join('')}`;
        const { status, body } = await sendTo(server, key, target);
        if (status === 200) expect(JSON.stringify(body.data)).not.toContain('ann@example.com');
        else expect([400, 403, 404, 405]).toContain(status);
      }),
      { numRuns: 500 },
    );
  });
});

overStores('patterns taken as texts', (start) => {
  it.each([
    ['/users/user_1', '/api/external/users/user_1', 200],
    ['/users/user_1', '/api/external/users/user_2', 403],
    ['/users/user_1', '/api/external/users/user_10', 403],
    ['/users/user_.', '/api/external/users/user_1', 403],
    ['/users/(user_1|user_2)', '/api/external/users/user_2', 403],
    ['/users/[a-z_0-9]+', '/api/external/users/user_2', 403],
    ['/users/user_1?x', '/api/external/users/user_1?x', 403],
    ['/users/%75ser_1', '/api/external/users/user_1', 403],
    ['/USERS*', '/api/external/users', 403],
    ['/api/external/users*', '/api/external/users', 403],
    ['//users*', '/api/external/users', 403],
    ['/users/../models*', '/api/external/models', 403],
    ['/', '/api/external/users', 403],
    ['/*', '/api/external/users', 200],
  ])('%s lets %s end with %i', async (pattern, path, status) => {
    const server = await start();
    const { key } = await server.createToken({ allowed_endpoints: [pattern] });
    expect((await server.send('GET', path, { key })).status).toBe(status);
  });
});

overStores('a method', (start) => {
  it.each<[string, string, TestRequest]>([
    ['X-HTTP-Method-Override', '', { headers: { 'X-HTTP-Method-Override': 'DELETE' } }],
    ['X-HTTP-Method', '', { headers: { 'X-HTTP-Method': 'DELETE' } }],
    ['X-Method-Override', '', { headers: { 'X-Method-Override': 'DELETE' } }],
    ['_method in the query', '?_method=DELETE', {}],
    ['all of them', '?_method=DELETE&method=DELETE', { headers: { 'X-HTTP-Method': 'DELETE' } }],
  ])(
    'is not overridden by %s, for a key that may both read and delete',
    async (_how, query, request) => {
      const server = await start();
      const { key } = await server.createToken();
      const answer = await server.send('GET', `${USER}${query}`, { key, ...request });
      expect([answer.status, answer.body.data.id]).toEqual([200, 'user_1']);
      await server.send('HEAD', `${USER}${query}`, { key, ...request });
      expect((await server.send('GET', USER)).status).toBe(200);
    },
  );

  it.each([
    'OPTIONS',
    'QUERY',
    'PROPFIND',
    'PURGE',
    'LINK',
    'constructor',
    '__proto__',
    'toString',
  ])('405 for %s, and nothing is done', async (method) => {
    const server = await start();
    const { status, body, headers } = await server.send(method, USER);
    expect([status, body.error.code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
    expect(headers.get('allow')).toBe('DELETE, GET, HEAD');
    expect(server.errors).toEqual([]);
  });

  it('HEAD passes the same checks as GET, and says nothing more', async () => {
    const server = await start();
    const { key } = await server.createToken({ scopes: ['models:read'] });
    for (const path of [USER, '/api/api-tokens', '/api/external/nothing']) {
      const get = await server.send('GET', path, { key });
      const head = await server.send('HEAD', path, { key });
      expect([head.status, head.text]).toEqual([get.status, '']);
    }
    expect((await server.send('HEAD', USER, { key: null })).status).toBe(401);
  });
});
