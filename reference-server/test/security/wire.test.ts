/** Bytes that no client library sends, to a real socket. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT_KEY } from '../../src/test-server.ts';
import { type ListeningServer, startListening } from './listening-server.ts';
import { sendRaw, statusesOf } from './raw-connection.ts';

let server: ListeningServer;
beforeAll(async () => {
  server = await startListening();
});
afterAll(() => server[Symbol.asyncDispose]());

const HOST = 'Host: localhost\r\n';
const KEY = `Authorization: Bearer ${ROOT_KEY}\r\n`;
const CLOSE = 'Connection: close\r\n';
const JSON_TYPE = 'Content-Type: application/json\r\n';
const ME = '/api/external/auth/me';

const get = (target: string, headers = '', key = KEY) =>
  `GET ${target} HTTP/1.1\r\n${HOST}${key}${CLOSE}${headers}\r\n`;
const send = (text: string) => sendRaw(server.baseUrl, text);

describe('a request on the wire', () => {
  it('200 as clients send it, so that the attacks below are near misses', async () => {
    expect(statusesOf(await send(get(ME)))).toEqual([200]);
  });

  it.each([
    ['the right key first', `${KEY}Authorization: Bearer wrong\r\n`],
    ['the right key last', `Authorization: Bearer wrong\r\n${KEY}`],
    ['the right key twice', KEY + KEY],
    ['two schemes', `${KEY}authorization: Basic ${btoa(`${ROOT_KEY}:`)}\r\n`],
  ])('401 for two Authorization headers, %s', async (_order, keys) => {
    const answer = await send(get(ME, '', keys));
    expect(statusesOf(answer)).toEqual([401]);
    expect(answer).toContain('INVALID_API_KEY');
  });

  it.each([
    ['the same', HOST],
    ['another', 'host: example.com\r\n'],
  ])('400 for two Host headers, the second one %s', async (_which, second) => {
    const answer = await send(get(ME, second));
    expect(statusesOf(answer)).toEqual([400]);
  });

  it.each([
    ['a space before the colon', `Authorization : Bearer ${ROOT_KEY}\r\n`, 400],
    ['a header that goes on in the next line', `Authorization: Bearer\r\n ${ROOT_KEY}\r\n`, 400],
    ['NUL in the key', `Authorization: Bearer ${ROOT_KEY}\0\r\n`, 400],
    ['a no-break space behind the key', `Authorization: Bearer ${ROOT_KEY}\xa0\r\n`, 401],
    [
      'a soft hyphen in the key',
      `Authorization: Bearer ${ROOT_KEY.replace('_', '_\xad')}\r\n`,
      401,
    ],
  ])('%s: %3$i', async (_what, header, status) => {
    expect(statusesOf(await send(get(ME, '', header)))).toEqual([status]);
  });

  it.each([
    ['Content-Length and Transfer-Encoding', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'],
    ['Transfer-Encoding and Content-Length', 'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n'],
    ['two lengths', 'Content-Length: 0\r\nContent-Length: 52\r\n'],
    ['two lengths in one', 'Content-Length: 0, 52\r\n'],
    ['a length with a sign', 'Content-Length: +52\r\n'],
    ['a negative length', 'Content-Length: -1\r\n'],
    ['a hexadecimal length', 'Content-Length: 0x34\r\n'],
    ['a length beyond every number', `Content-Length: ${'9'.repeat(30)}\r\n`],
    ['an encoding that only ends like chunked', 'Transfer-Encoding: xchunked\r\n'],
    ['chunked, then identity', 'Transfer-Encoding: chunked, identity\r\n'],
    ['chunked behind a vertical tab', 'Transfer-Encoding: \x0bchunked\r\n'],
    ['a space before the colon', 'Transfer-Encoding : chunked\r\n'],
    ['a bare line feed', 'X-A: b\nTransfer-Encoding: chunked\r\n'],
  ])('400 for %s, and the request hidden behind is never seen', async (_trick, framing) => {
    const hidden = `GET ${ME}?hidden HTTP/1.1\r\n${HOST}${KEY}\r\n`;
    const text = `POST /api/api-tokens HTTP/1.1\r\n${HOST}${KEY}${JSON_TYPE}${framing}\r\n0\r\n\r\n${hidden}`;
    const answer = await send(text);
    expect(statusesOf(answer)).toEqual([400]);
    expect(answer).not.toContain('"keyId"');
  });

  it('answers two requests in one packet one after the other', async () => {
    const first = `GET ${ME} HTTP/1.1\r\n${HOST}${KEY}\r\n`;
    const answer = await send(first + get('/api/external/users/user_1'));
    expect(statusesOf(answer)).toEqual([200, 200]);
    expect(answer.indexOf('"keyId"')).toBeLessThan(answer.indexOf('"email"'));
  });

  it.each([
    ['a line feed', 'abcdefgh\n X-Injected: 1'],
    ['a carriage return', 'abcdefgh\rX-Injected: 1'],
    ['NUL', 'abcdefgh\0'],
  ])('400 for a request id with %s', async (_what, id) => {
    const answer = await send(get(ME, `X-Request-Id: ${id}\r\n`));
    expect(statusesOf(answer)).toEqual([400]);
    expect(answer).not.toContain('X-Injected');
  });

  it.each([
    ['encoded line breaks', 'abcdefgh%0d%0aX-Injected:%201'],
    ['line breaks of other alphabets', 'abcdefgh\x85X-Injected: 1'],
    ['two of them', 'abcdefgh-1\r\nX-Request-Id: abcdefgh-2'],
    ['markup', '<script>alert(1)</script>'],
    ['terminal codes', 'abcdefgh\xc2\x9b31m'],
  ])('200 with an id of its own for a request id with %s', async (_what, id) => {
    const answer = await send(get(ME, `X-Request-Id: ${id}\r\n`));
    expect(statusesOf(answer)).toEqual([200]);
    expect(answer).toMatch(/^x-request-id: req_\w{20}\r$/im);
    expect(answer).not.toContain('abcdefgh');
    expect(answer).not.toContain('<script>');
  });

  it('gives back nothing of a request in its own headers', async () => {
    const mark = 'REFLECTED';
    const headers = `Origin: https://${mark}\r\nIdempotency-Key: ${mark}\r\nUser-Agent: ${mark}\r\n`;
    for (const target of [ME, `/api/external/${mark}`, `/api/external/users?page=${mark}`]) {
      const [head = ''] = (await send(get(target, headers))).split('\r\n\r\n');
      expect(head).toMatch(/^HTTP\/1\.1 /);
      expect(head).not.toContain(mark);
    }
  });

  it.each([
    ['a header of 20 KB', `X-Long: ${'x'.repeat(20_000)}\r\n`],
    ['three thousand headers', 'X-A: 1\r\n'.repeat(3_000)],
    ['a key of 20 KB', `Authorization: Bearer ${'x'.repeat(20_000)}\r\n`],
    ['a cookie of 20 KB', `Cookie: ${'x=1; '.repeat(4_000)}\r\n`],
  ])('431 for %s', async (_what, header) => {
    expect(statusesOf(await send(get(ME, header)))).toEqual([431]);
  });

  it('431 for a target of 20 KB', async () => {
    expect(statusesOf(await send(get(`/${'x'.repeat(20_000)}`)))).toEqual([431]);
  });

  it.each([
    ['dot segments', '/api/external/models/../users', 400],
    ['an absolute form', 'http://localhost/api/external/users/user_1', 200],
    ['an absolute form with dot segments', 'http://localhost/api/external/models/../users', 400],
    ['a path that begins with no slash', 'api/external/users', 400],
    ['another protocol', 'ftp://localhost/api/external/users', 400],
    ['a file', 'file:///etc/passwd', 400],
    ['a backslash', '/api/external\\users', 400],
    ['a space', '/api/external/users /x', 400],
    ['a byte that is no UTF-8', '/api/external/users/\xff', 400],
    ['a double slash in front', '//localhost/api/external/users', 404],
  ])('answers %s with %3$i', async (_what, target, status) => {
    expect(statusesOf(await send(get(target)))).toEqual([status]);
  });

  it.each([
    ['TRACE', 405],
    ['OPTIONS', 405],
    ['QUERY', 405],
    ['get', 400],
    ['BREW', 400],
    ['__proto__', 400],
  ])('answers %s with %i, and shows no credential', async (method, status) => {
    const answer = await send(get(ME).replace('GET', method));
    expect(statusesOf(answer)).toEqual([status]);
    expect(answer).not.toContain(ROOT_KEY);
  });

  it('opens no tunnel for CONNECT, and changes to no other protocol', async () => {
    expect(await send(`CONNECT example.com:443 HTTP/1.1\r\n${HOST}${KEY}\r\n`)).toBe('');
    const upgrade = 'Connection: Upgrade, close\r\nUpgrade: h2c\r\n';
    expect(await send(get(ME, upgrade))).not.toContain(' 101 ');
  });

  it('400 without a Host, and with one that is none', async () => {
    for (const host of ['', 'Host: a/b\r\n', 'Host: a b\r\n', 'Host: x?y\r\n']) {
      const answer = await send(`GET ${ME} HTTP/1.1\r\n${host}${KEY}${CLOSE}\r\n`);
      expect(statusesOf(answer)).toEqual([400]);
    }
  });

  it('logs no error for any of this', () => {
    expect(server.errors).toEqual([]);
  });
});
