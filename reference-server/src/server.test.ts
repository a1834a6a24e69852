/** The command as a process of its own: how it starts, what it refuses, and how it ends. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { compileCache } from '../test/compile-cache.ts';

const COMMAND = ['--conditions=@keyturn/source', path.join(import.meta.dirname, 'server.ts')];

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'keyturn-server-'));
  cleanUps.push(() => rm(directory, { recursive: true, force: true }));
  return path.join(directory, 'data');
}

function run(args: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [...COMMAND, ...args], {
    env: { ...compileCache, PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output.stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output.stderr += text;
  });
  const ended = once(child, 'close').then(([code]: unknown[]) => code as number | null);
  cleanUps.push(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  return { child, output, ended };
}

/** Starts a server and waits until it says that it is ready. */
async function start(args: readonly string[], env?: Record<string, string>) {
  const server = run(args, env);
  await new Promise<void>((resolve, reject) => {
    server.child.stdout.on('data', () => {
      if (server.output.stdout.includes('Ctrl-C stops the server.')) resolve();
    });
    server.ended.then(() => reject(new Error(`It ended: ${server.output.stderr}`)));
  });
  const baseUrl = /http:\/\/127\.0\.0\.1:\d+/.exec(server.output.stdout)?.[0] ?? '';
  return { ...server, baseUrl };
}

async function stop({ child, ended }: { child: ChildProcess; ended: Promise<number | null> }) {
  child.kill('SIGINT');
  return ended;
}

/** Runs a command that ends by itself. */
async function outcome(args: readonly string[], env?: Record<string, string>) {
  const { output, ended } = run(args, env);
  return { code: await ended, ...output };
}

describe('the server process', () => {
  it('starts with all that it prints, and keeps what was done over a restart', async () => {
    const data = await makeDirectory();
    const first = await start(['--port', '0', '--data', data]);
    const key = /Admin key {2}(sk_live_\w{32})/.exec(first.output.stdout)?.[1] ?? '';
    expect(first.output.stdout).toContain(
      `curl -X POST ${first.baseUrl}/api/external/auth/validate -H "Authorization: Bearer ${key}"`,
    );
    expect(first.output.stdout).toContain(
      `new Keyturn({ apiKey: '${key}', baseUrl: '${first.baseUrl}' })`,
    );
    const headers = { Authorization: `Bearer ${key}`, 'Content-Type': 'application/json' };
    const exchange = await fetch(`${first.baseUrl}/api/external/auth/validate`, {
      method: 'POST',
      headers,
    });
    const { data: jwt } = (await exchange.json()) as { data: { token: string } };
    const created = await fetch(`${first.baseUrl}/api/api-tokens`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name: 'Kept' }),
    });
    const { token } = (await created.json()) as { token: { token: string } };
    const used = await fetch(`${first.baseUrl}/api/external/users/user_1000`, {
      headers: { Authorization: `Bearer ${token.token}` },
    });
    expect(used.status).toBe(200);
    expect(await stop(first)).toBe(0);
    expect(first.output.stderr).toBe('');

    const second = await start(['--port', '0', '--data', data]);
    expect(second.output.stdout).toContain(key);
    const list = await fetch(`${second.baseUrl}/api/api-tokens`, {
      headers: { Authorization: `Bearer ${jwt.token}` },
    });
    // The request of the token was recorded although the server was stopped right after it.
    expect(await list.json()).toMatchObject({ tokens: [{ name: 'Kept', total_requests: 1 }] });
    expect(await stop(second)).toBe(0);
  });

  it('keeps secrets for its owner only, and prints no key that came from outside', async () => {
    const data = await makeDirectory();
    const ADMIN_API_KEY = 'sk_live_from_the_environment';
    const server = await start(['--port', '0', '--data', data], { ADMIN_API_KEY });
    expect(server.output.stdout).not.toContain(ADMIN_API_KEY);
    expect(server.output.stdout).toContain('$ADMIN_API_KEY');
    expect((await stat(data)).mode & 0o777).toBe(0o700);
    for (const file of ['admin-api-key', 'jwt-secret', 'keyturn.sqlite']) {
      expect((await stat(path.join(data, file))).mode & 0o777).toBe(0o600);
    }
    await stop(server);
  });

  it('stops although a request is under way that would not end by itself', async () => {
    const server = await start(['--port', '0', '--data', await makeDirectory()]);
    const { port } = new URL(server.baseUrl);
    const socket = connect(Number(port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write('POST /api/api-tokens HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n{');
    socket.on('error', () => undefined);
    expect(await stop(server)).toBe(0);
    socket.destroy();
  });

  it('refuses a data directory that another one uses, and a port that is taken', async () => {
    const data = await makeDirectory();
    const server = await start(['--port', '0', '--data', data]);
    const second = await outcome(['--port', '0', '--data', data]);
    expect(second).toMatchObject({ code: 1, stdout: '' });
    expect(second.stderr).toContain('in use by another process');
    const { port } = new URL(server.baseUrl);
    const third = await outcome(['--port', port, '--data', await makeDirectory()]);
    expect(third).toEqual({
      code: 1,
      stdout: '',
      stderr: `Port ${port} is taken. Choose another one: npm start -- --port ${Number(port) + 1}\n`,
    });
    await stop(server);
  });

  it('says in a sentence what is wrong with how it was started', async () => {
    const file = path.join(path.dirname(await makeDirectory()), 'file');
    await writeFile(file, '');
    expect(await outcome(['--colour'])).toMatchObject({
      code: 2,
      stderr: "Unknown option '--colour'. Run it with --help to see what there is.\n",
    });
    const production = await outcome([], { NODE_ENV: 'production' });
    expect(production.code).toBe(2);
    expect(production.stderr).toMatch(/^JWT_SECRET is not set, .*openssl rand -hex 32\n$/);
    const unusable = await outcome(['--port', '0', '--data', path.join(file, 'data')]);
    expect(unusable.code).toBe(1);
    expect(unusable.stderr).toMatch(/^The data directory .* cannot be used: [^\n]*\n$/);
    const help = await outcome(['--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('--port N');
    const version = await outcome(['--version']);
    expect(version).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
  });

  it('makes nothing up in production', async () => {
    const data = await makeDirectory();
    const env = { NODE_ENV: 'production', JWT_SECRET: 's'.repeat(32) };
    const server = await start(['--port', '0', '--data', data], env);
    expect(server.output.stdout).toContain('set ADMIN_API_KEY');
    await expect(readFile(path.join(data, 'admin-api-key'))).rejects.toThrow('ENOENT');
    const { status } = await fetch(`${server.baseUrl}/api/external/users`, {
      headers: { Authorization: 'Bearer sk_live_anything' },
    });
    expect(status).toBe(503);
    await stop(server);
  });

  it('starts without demo data where that is said', async () => {
    const ADMIN_API_KEY = 'sk_live_from_the_environment';
    const args = ['--port', '0', '--data', await makeDirectory(), '--seed', 'none'];
    const server = await start(args, { ADMIN_API_KEY });
    const headers = { Authorization: `Bearer ${ADMIN_API_KEY}` };
    const users = await fetch(`${server.baseUrl}/api/external/users`, { headers });
    expect(await users.json()).toMatchObject({ data: [], pagination: { total: 0 } });
    await stop(server);
  });

  it('logs one JSON line a request at the level info, without the key', async () => {
    const ADMIN_API_KEY = 'sk_live_from_the_environment';
    const args = ['--port', '0', '--data', await makeDirectory()];
    const server = await start(args, { ADMIN_API_KEY, LOG_LEVEL: 'info' });
    const headers = { Authorization: `Bearer ${ADMIN_API_KEY}`, 'X-Request-Id': 'req_of_the_test' };
    await fetch(`${server.baseUrl}/api/external/users/user_1`, { headers });
    await stop(server);
    expect(server.output.stderr.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(server.output.stderr)).toMatchObject({
      name: 'ExternalAPI',
      requestId: 'req_of_the_test',
      operation: 'users.get',
      status: 200,
      key: expect.stringMatching(/^root:/),
    });
    expect(server.output.stderr).not.toContain(ADMIN_API_KEY);
  });

  it('answers probes and metrics on a port of their own', async () => {
    const args = ['--port', '0', '--data', await makeDirectory()];
    const server = await start(args, { METRICS_PORT: '0' });
    const probes = /Metrics {4}(http:\S+)\/metrics/.exec(server.output.stdout)?.[1] ?? '';
    expect((await fetch(`${server.baseUrl}/api/external/users`)).status).toBe(401);
    expect((await fetch(`${probes}/livez`)).status).toBe(200);
    expect((await fetch(`${probes}/readyz`)).status).toBe(200);
    expect(await (await fetch(`${probes}/metrics`)).text()).toContain(
      'keyturn_auth_failures_total{code="MISSING_AUTH_HEADER"} 1',
    );
    expect((await fetch(`${server.baseUrl}/metrics`)).status).toBe(401);
    const taken = await outcome([...args.slice(0, 3), await makeDirectory()], {
      METRICS_PORT: new URL(probes).port,
    });
    expect(taken.code).toBe(1);
    expect(taken.stderr).toMatch(/^Port \d+ is taken. Choose another one: METRICS_PORT=\d+\n$/);
    expect(await stop(server)).toBe(0);
  });

  it('refuses dot segments, which only a raw request can hold', async () => {
    const ADMIN_API_KEY = 'sk_live_from_the_environment';
    const server = await start(['--port', '0', '--data', await makeDirectory()], { ADMIN_API_KEY });
    const socket = connect(Number(new URL(server.baseUrl).port), '127.0.0.1');
    socket.setEncoding('utf8');
    socket.write(
      'GET /api/external/models/../users HTTP/1.1\r\nHost: localhost\r\n' +
        `Authorization: Bearer ${ADMIN_API_KEY}\r\nConnection: close\r\n\r\n`,
    );
    let text = '';
    for await (const chunk of socket) text += chunk;
    expect(text).toMatch(/^HTTP\/1.1 400 /);
    expect(text).toContain('holds a dot segment');
    await stop(server);
  });
});
