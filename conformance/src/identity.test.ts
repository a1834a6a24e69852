import { describe, expect, it } from 'vitest';
import { runCommand as run } from '../test/run-command.ts';
import { mockInItsTime } from '../test/run-on-mock.ts';

const KEY = 'sk_live_abcdefghijklmnopqrstuvwxyz012345';

describe('a server that is none', () => {
  const answering = (status: number, body: string, type = 'text/html') => ({
    fetch: async () => new Response(body, { status, headers: { 'content-type': type } }),
  });

  it.each([
    [
      'answers with a page',
      answering(200, '<!doctype html>'),
      /No API answers .* 200 with text\/html: <!doctype html>/,
    ],
    ['answers with nothing', answering(200, ''), /No API answers .* 200 with text\/html: no body/],
    [
      'knows no such path',
      answering(404, 'Not here'),
      /No API answers .* 404 .* before \/api\/external/,
    ],
    ['fails', answering(502, 'Bad gateway'), /No API answers .* 502/],
    [
      'answers with JSON of its own',
      answering(200, '{"hello":"world"}', 'application/json'),
      /No API answers .* GET https?:\/\/\S+\/api\/external\/auth\/me gave 200 .*\{"hello":"world"\}\. Give/,
    ],
    [
      'refuses the key in its own words',
      answering(401, '{"error":{"code":"INVALID_API_KEY","message":"No such key"}}'),
      /^The server refuses the key: 401 INVALID_API_KEY: No such key\.$/m,
    ],
    [
      'has been tried with wrong keys',
      answering(429, '{"error":{"code":"TOO_MANY_AUTH_FAILURES","message":"Too many."}}'),
      /^The server refuses the key: 429 TOO_MANY_AUTH_FAILURES: Too many\.$/m,
    ],
    [
      'sends elsewhere',
      {
        fetch: async () =>
          new Response(null, { status: 301, headers: { location: 'https://www.api.test/' } }),
      },
      /gave 301 to https:\/\/www\.api\.test\/\. Give/,
    ],
    [
      'refuses the key',
      answering(401, `No ${KEY}`),
      /The server refuses the key: 401 with text\/html: No \$KEYTURN_API_KEY\.$/m,
    ],
    [
      'is not there',
      {
        fetch: () =>
          Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })),
      },
      /got no answer: nothing listens there \(ECONNREFUSED\)\.$/m,
    ],
    [
      'takes too long',
      { fetch: () => Promise.reject(new DOMException('', 'TimeoutError')) },
      /got no answer: there was none within 30 s\.$/m,
    ],
  ])('ends the command with 2 and a sentence: it %s', async (_, server, message) => {
    const { code, stdout, stderr } = await run({ ...server, key: KEY });
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain(KEY);
    expect([code, stdout, stderr.trimEnd().split('\n').length]).toEqual([2, '', 1]);
  });

  it.each(['ftp://api.test', 'api.test', 'localhost:3010', ''])(
    'is refused as an address: "%s"',
    async (url) => {
      const { code, stderr } = await run({ environment: { KEYTURN_BASE_URL: url } });
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/is no address|No server is named/),
      ]);
    },
  );

  it('ends a run in which it goes away, without waiting for each check', async () => {
    const { mock, clock } = mockInItsTime();
    let answers = 0;
    const { code, stdout } = await run({
      ...{ clock, key: mock.adminKey },
      async fetch(input, init) {
        answers += 1;
        if (answers > 60) throw new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
        return mock.fetch(input, init);
      },
    });
    expect(stdout).toContain('The server stopped answering.');
    expect(stdout).toMatch(/Left behind, please remove it: apiTokens \d+/);
    expect(answers).toBeLessThan(120);
    expect(code).toBe(3);
  });
});
