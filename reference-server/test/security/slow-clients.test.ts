/** Clients that take their time, or send without end. */
import { describe, expect, it } from 'vitest';
import { ARRIVAL_LIMITS } from '../../src/node/listen.ts';
import { ROOT_KEY } from '../../src/test-server.ts';
import { startListening } from './listening-server.ts';
import { sendRaw, statusesOf } from './raw-connection.ts';

const SHORT = { headersMs: 100, requestMs: 200, lookEveryMs: 20 };

const CREATE =
  'POST /api/api-tokens HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
const KEY = `Authorization: Bearer ${ROOT_KEY}\r\n`;
const CHUNKED = 'Transfer-Encoding: chunked\r\n\r\n';

describe('a slow client', () => {
  it('has 10 seconds for its headers and 30 for all of its request', () => {
    expect(ARRIVAL_LIMITS).toMatchObject({ headersMs: 10_000, requestMs: 30_000 });
  });

  it.each([
    ['no end of its headers', CREATE, 408],
    ['half of a header', `${CREATE}X-Half`, 408],
    ['half of the first line', 'POST /api', 408],
    ['half of a body', `${CREATE}${KEY}Content-Length: 10\r\n\r\n{`, 408],
    ['half of a chunk', `${CREATE}${KEY}${CHUNKED}5\r\n{`, 408],
    ['no last chunk', `${CREATE}${KEY}${CHUNKED}1\r\n{\r\n`, 408],
    ['half of a body, and no key', `${CREATE}Content-Length: 10\r\n\r\n{`, 401],
  ])('is cut off when there comes %s', async (_what, text, status) => {
    await using server = await startListening(SHORT);
    const [first] = statusesOf(await sendRaw(server.baseUrl, text));
    expect(first).toBe(status);
    expect(server.errors).toEqual([]);
  });

  it('is cut off although it goes on sending, a byte at a time', async () => {
    await using server = await startListening(SHORT);
    const answer = await sendRaw(server.baseUrl, `${CREATE}${KEY}${CHUNKED}`, (socket) => {
      socket.write('1\r\n \r\n');
    });
    expect(statusesOf(answer)).toEqual([408]);
  });

  it('does not hold up another one', async () => {
    await using server = await startListening(SHORT);
    const slow = sendRaw(server.baseUrl, `${CREATE}${KEY}Content-Length: 10\r\n\r\n{`);
    const headers = { Authorization: `Bearer ${ROOT_KEY}` };
    const { status } = await fetch(`${server.baseUrl}/api/external/auth/me`, { headers });
    expect(status).toBe(200);
    await slow;
  });
});

describe('a body without end', () => {
  const CHUNK = `10000\r\n${' '.repeat(0x10000)}\r\n`;

  it.each([
    ['413 with a key', KEY, 413],
    ['401 without one', '', 401],
  ])('%s, and the connection is closed', async (_what, key, status) => {
    await using server = await startListening();
    let sent = 0;
    const answer = await sendRaw(server.baseUrl, `${CREATE}${key}${CHUNKED}`, (socket) => {
      if (socket.writableLength > 0) return;
      socket.write(CHUNK);
      sent += CHUNK.length;
    });
    // A connection that is reset can take the answer with it.
    expect([[status], []]).toContainEqual(statusesOf(answer));
    expect(sent).toBeGreaterThan(0);
    expect(server.errors).toEqual([]);
  });

  it('413 for a length that says so, before a byte of it', async () => {
    await using server = await startListening();
    const length = `Content-Length: ${1024 ** 4}\r\n\r\n`;
    expect(statusesOf(await sendRaw(server.baseUrl, `${CREATE}${KEY}${length}`))).toEqual([413]);
  });
});
