/** The standalone mock as a process: its line, its end, and what goes over its sockets. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageJson from '../package.json' with { type: 'json' };
import { adminClient } from './admin-client.ts';
import { runStandalone, type StandaloneProcess, startStandalone } from './standalone-process.ts';

let mock: StandaloneProcess;
let admin: ReturnType<typeof adminClient>;

beforeAll(async () => {
  mock = await startStandalone(['--seed', '7', '--now', '2027-01-01T00:00:00Z', '--data', 'empty']);
  admin = adminClient(mock.adminUrl);
});
afterAll(() => mock?.stop());

function api(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${mock.adminKey}` };
  return fetch(`${mock.url}/api/external${path}`, { ...init, headers });
}

/** Sends text as it is. @returns all that came back until the connection ended, or its error */
function raw(text: string): Promise<string> {
  const { port } = new URL(mock.url);
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (chunk: string) => {
      received += chunk;
    });
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(`${error.code}`));
    socket.once('close', () => resolve(received));
  });
}

const head = (target: string, ...lines: string[]) =>
  `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer ${mock.adminKey}\r\n${lines.map((line) => `${line}\r\n`).join('')}\r\n`;

describe('the line', () => {
  it('is one line of JSON, with all that is needed to go on', async () => {
    expect(mock.output().endsWith('}\n')).toBe(true);
    expect(mock.output().split('\n')).toHaveLength(2);
    expect(Object.keys(JSON.parse(mock.output()))).toEqual(['url', 'adminUrl', 'adminKey', 'pid']);
    expect(mock.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await api('/auth/me')).status).toBe(200);
  });

  it('comes after the options of the command line have been taken in', async () => {
    expect((await admin('GET', '/clock')).body.now).toBe('2027-01-01T00:00:00.000Z');
    expect((await admin('GET', '/sessions/first')).body.adminKey).toBe(mock.adminKey);
  });
});

describe('the end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'is at once with 0 on %s, calls that wait included',
    async (signal) => {
      const own = await startStandalone();
      await adminClient(own.adminUrl)('POST', '/faults', {
        body: { operation: '*', kind: 'stall' },
      });
      const waiting = fetch(`${own.url}/api/external/users`).catch(() => 'ended');
      await adminClient(own.adminUrl)('GET', '/clock');
      expect(await own.stop(signal)).toBe(0);
      expect(await waiting).toBe('ended');
    },
  );

  it('is 2 for a bad command line, which is told', async () => {
    const { code, output, errors } = await runStandalone(['serve', '--port', 'http']);
    expect([code, output]).toEqual([2, '']);
    expect(errors).toContain('--port must be a whole number from 0 to 65535, not "http".\n');
  });

  it('is 1 for a port that is taken, and says what to do', async () => {
    const { port } = new URL(mock.url);
    const { code, errors } = await runStandalone(['serve', '--port', port]);
    expect([code, errors]).toEqual([
      1,
      `Port ${port} is taken. Choose another one with --port ${Number(port) + 1}, or any free one with --port 0.\n`,
    ]);
  });

  it.each([
    ['--version', `${packageJson.version}\n`],
    ['--help', expect.stringContaining('Usage: keyturn-mock-server serve')],
  ])('is 0 after %s', async (flag, output) => {
    expect(await runStandalone([flag])).toEqual({ code: 0, output, errors: '' });
  });
});

describe('over the connection', () => {
  it('a network error is a reset', async () => {
    await admin('POST', '/faults', {
      body: { operation: 'users.list', kind: 'networkError', times: 1 },
    });
    expect(await raw(head('/api/external/users'))).toBe('ECONNRESET');
    expect(await raw(head('/api/external/users'))).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  });

  it('a body that stalls comes as far as it comes', async () => {
    await admin('POST', '/faults', {
      body: { operation: 'users.list', kind: 'stall', part: 'body', times: 1 },
    });
    const left = new AbortController();
    const response = await api('/users', { signal: left.signal });
    const { value } = (await response.body?.getReader().read()) ?? {};
    expect(new TextDecoder().decode(value)).toMatch(/^\{"success":true/);
    left.abort();
  });

  it('a malformed body is whole for the connection, and not for JSON', async () => {
    await admin('POST', '/faults', {
      body: { operation: 'users.list', kind: 'malformed', times: 1 },
    });
    const response = await api('/users');
    const text = await response.text();
    expect(response.headers.get('content-length')).toBe(String(text.length));
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
  });

  it('dot segments reach the server as they were sent', async () => {
    expect(await raw(head('/api/external/users/../models'))).toMatch(/^HTTP\/1\.1 (400|404) /);
    expect(await raw(head('/s/1/../2/api/external/users'))).toMatch(/^HTTP\/1\.1 404 /);
  });

  it('400 for two hosts, and for a method that no fetch has', async () => {
    expect(await raw(head('/api/external/users', 'Host: other'))).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(head('/api/external/users').replace('GET', 'TRACE'))).toMatch(
      /^HTTP\/1\.1 400 /,
    );
  });

  it('403 for a host whose name somebody else can own', async () => {
    const rebound = head('/__mock/clock').replace('localhost', 'rebound.example.com');
    expect(await raw(rebound)).toMatch(/^HTTP\/1\.1 403 /);
    expect(await raw(head('/__mock/clock'))).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('404 for a session that there is not, and says how to make one', async () => {
    const response = await fetch(`${mock.url}/s/none/api/external/users`);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('make one with POST /__mock/sessions');
  });
});
