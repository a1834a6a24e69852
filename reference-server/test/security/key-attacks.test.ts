/** Keys that are wrong, in every way that they can be, and keys in places where none belongs. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWellFormedKey } from '../../src/domain/keys.ts';
import { overStores } from '../../src/over-stores.suite.ts';
import type { TestAnswer } from '../../src/test-requests.ts';
import { ROOT_KEY } from '../../src/test-server.ts';
import { wrongKeyOfPrefix } from './wrong-key.ts';

const USERS = '/api/external/users';
const TOKENS = '/api/api-tokens';

/** All of an answer but what differs from request to request. */
function bytesOf({ status, headers, text }: TestAnswer): string {
  const kept = [...headers].filter(([name]) => name !== 'x-request-id').sort();
  const body = text.replace(/"requestId":"[^"]*"/, '').replace(/"timestamp":"[^"]*"/, '');
  return JSON.stringify([status, kept, body]);
}

/** No limit of failures, so that only the answers themselves are looked at. */
const PATIENT = { authFailureLimit: 1_000_000 };

const latin1 = (text: string) => Buffer.from(text, 'utf8').toString('latin1');

overStores('wrong keys', (start) => {
  it('get the same bytes, headers included, whatever is wrong with them', async () => {
    const server = await start(PATIENT);
    const { key } = await server.createToken();
    const wrongs = [
      'x',
      key.slice(0, 16),
      key.slice(0, -1),
      key.slice(1),
      `${key}${key}`,
      `${key} `.repeat(2).trim(),
      `${key}\u00a0`,
      `\u00a0${key}`,
      `${key}\t${key}`,
      `"${key}"`,
      `${key};`,
      `${key}:`,
      `${key}%00`,
      `${key}/x`,
      key.replace('sk_live_', 'sk_test_'),
      key.replace('sk_live_', 'SK_LIVE_'),
      key.replace('sk_live_', 'sk_admin_'),
      key.replace('sk_live_', 'pk_live_'),
      key.replace('_', '-'),
      [...key].reverse().join(''),
      wrongKeyOfPrefix(key),
      latin1(key.replace('l', '\u04cf')),
      latin1(key.replace('k', '\uff4b')),
      latin1(`${key}\u200b`),
      `sk_live_${"' OR '1'='1".padEnd(32, '-')}`,
      'sk_live_%'.padEnd(40, '%'),
      'sk_live__'.padEnd(40, '_'),
      ROOT_KEY.toUpperCase(),
      ROOT_KEY.slice(0, -1),
      `${ROOT_KEY}0`,
      `${ROOT_KEY},${ROOT_KEY}`,
      `${ROOT_KEY}, Bearer ${ROOT_KEY}`,
      'x'.repeat(3_000_000),
      `sk_live_${'a'.repeat(3_000_000)}`,
      'undefined',
      'null',
      '[object Object]',
      '__proto__',
    ];
    const answers = new Set<string>();
    for (const wrong of wrongs) {
      answers.add(bytesOf(await server.send('GET', USERS, { authorization: `Bearer ${wrong}` })));
    }
    const asBasic = (text: string) => `Basic ${Buffer.from(text, 'latin1').toString('base64')}`;
    const basics = [
      asBasic(`:${key}`),
      asBasic(`user:${key}`),
      asBasic(`api:${ROOT_KEY}`),
      asBasic(` ${key}:`),
      asBasic(`${key}\0:`),
      asBasic(`${key}\n:`),
      asBasic(ROOT_KEY.slice(0, -1)),
      `Basic ${key}`,
      `Basic ${ROOT_KEY}`,
      'Basic',
      'Basic ====',
    ];
    for (const authorization of basics) {
      answers.add(bytesOf(await server.send('GET', USERS, { authorization })));
    }
    expect(answers.size).toBe(1);
    expect([...answers][0]).toContain('INVALID_API_KEY');
    expect(server.errors).toEqual([]);
  });

  it('are every key with one character changed, dropped or added', async () => {
    const server = await start(PATIENT);
    const { key } = await server.createToken();
    const edit = fc.tuple(
      fc.nat(key.length - 1),
      fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code)),
      fc.constantFrom('change', 'drop', 'add'),
    );
    await fc.assert(
      fc.asyncProperty(edit, async ([at, character, how]) => {
        const rest = key.slice(how === 'add' ? at : at + 1);
        const edited = key.slice(0, at) + (how === 'drop' ? '' : character) + rest;
        fc.pre(edited !== key && edited.split('.').length !== 3);
        const { status, body } = await server.send('GET', USERS, { key: edited });
        expect([status, body.error.code]).toEqual([401, 'INVALID_API_KEY']);
      }),
    );
    expect(server.hashing.verified).toBe(0);
  });

  it.each([
    ['a tab', (key: string) => `Bearer\t${key}`],
    ['a no-break space', (key: string) => `Bearer\u00a0${key}`],
    ['nothing', (key: string) => `Bearer${key}`],
    ['a colon', (key: string) => `Bearer:${key}`],
  ])('401 INVALID_AUTH_SCHEME for a scheme parted from its key by %s', async (_what, header) => {
    const server = await start();
    const answer = await server.send('GET', USERS, { authorization: header(ROOT_KEY) });
    expect([answer.status, answer.body.error.code]).toEqual([401, 'INVALID_AUTH_SCHEME']);
  });

  it('200 for spaces as HTTP allows them', async () => {
    const server = await start();
    const authorization = ` \t Bearer    ${ROOT_KEY} \t `;
    expect((await server.send('GET', USERS, { authorization })).status).toBe(200);
  });
});

overStores('a key anywhere but in Authorization', (start) => {
  it.each<[string, string, string, Record<string, string>, object | undefined]>([
    ['a query parameter', 'GET', `${USERS}?authorization=Bearer%20${ROOT_KEY}`, {}, undefined],
    [
      'every usual query parameter',
      'GET',
      `${USERS}?key=${ROOT_KEY}&token=${ROOT_KEY}&apiKey=${ROOT_KEY}`,
      {},
      undefined,
    ],
    [
      'a cookie',
      'GET',
      USERS,
      { Cookie: `Authorization=Bearer ${ROOT_KEY}; token=${ROOT_KEY}` },
      undefined,
    ],
    [
      'Proxy-Authorization',
      'GET',
      USERS,
      { 'Proxy-Authorization': `Bearer ${ROOT_KEY}` },
      undefined,
    ],
    ['X-Authorization', 'GET', USERS, { 'X-Authorization': `Bearer ${ROOT_KEY}` }, undefined],
    ['X-API-Key', 'GET', USERS, { 'X-API-Key': ROOT_KEY }, undefined],
    [
      'Sec-WebSocket-Protocol',
      'GET',
      USERS,
      { 'Sec-WebSocket-Protocol': `Bearer, ${ROOT_KEY}` },
      undefined,
    ],
    ['the body', 'POST', TOKENS, {}, { name: 'x', authorization: `Bearer ${ROOT_KEY}` }],
    ['the body of an exchange', 'POST', '/api/external/auth/validate', {}, { apiKey: ROOT_KEY }],
    ['the path', 'GET', `/api/external/${ROOT_KEY}/users`, {}, undefined],
  ])('401 MISSING_AUTH_HEADER for one in %s', async (_place, method, path, headers, body) => {
    const server = await start();
    const answer = await server.send(method, path, { key: null, headers, body });
    expect(answer.status).toBe(401);
    expect(answer.body.error.code ?? answer.body.code).toBe('MISSING_AUTH_HEADER');
  });

  it('is not looked at when Authorization holds a wrong one', async () => {
    const server = await start();
    const headers = { 'X-API-Key': ROOT_KEY, Cookie: `token=${ROOT_KEY}` };
    const answer = await server.send('GET', `${USERS}?key=${ROOT_KEY}`, { key: 'wrong', headers });
    expect([answer.status, answer.body.error.code]).toEqual([401, 'INVALID_API_KEY']);
  });
});

it('a wrong key made for these tests has the form and the prefix of the right one', () => {
  const key = 'sk_live_123123123123123123123123121ymegc';
  const wrong = wrongKeyOfPrefix(key);
  expect(isWellFormedKey(wrong)).toBe(true);
  expect([wrong.slice(0, 16), wrong === key]).toEqual([key.slice(0, 16), false]);
});
