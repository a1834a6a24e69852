import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileTokenStore } from '../src/file-token-store.ts';
import { Keyturn } from '../src/index.ts';
import { API_KEY } from './support/stub-api.ts';

const PROGRAM = path.join(import.meta.dirname, 'support/token-sharing-process.ts');
const PROCESSES = 5;

let directory: string;
let server: Server;
let baseUrl: string;
let exchanges: number;
let valid: Set<string>;
let holdExchange: ((answer: () => void) => void) | undefined;
let children: ChildProcess[];

beforeEach(async () => {
  directory = path.join(await mkdtemp(path.join(tmpdir(), 'keyturn-sharing-')), 'tokens');
  exchanges = 0;
  valid = new Set();
  holdExchange = undefined;
  children = [];
  server = createServer((request, response) => {
    const answer = (status: number, data: object) =>
      response
        .writeHead(status, { 'content-type': 'application/json' })
        .end(JSON.stringify({ success: status === 200, data, error: { code: 'INVALID_TOKEN' } }));
    if (request.url !== '/api/external/auth/validate') {
      answer(valid.has(`${request.headers.authorization}`) ? 200 : 401, {});
      return;
    }
    exchanges += 1;
    const token = `token-${exchanges}`;
    valid.add(`Bearer ${token}`);
    const exchanged = () => answer(200, { token, expiresIn: 3_600 });
    if (holdExchange) holdExchange(exchanged);
    else exchanged();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  server.closeAllConnections();
  server.close();
  await rm(path.dirname(directory), { recursive: true, force: true });
});

async function start(): Promise<ChildProcess> {
  const child = fork(PROGRAM, [baseUrl, directory], {
    execArgv: ['--conditions=@keyturn/source'],
    env: { PATH: process.env['PATH'] },
  });
  children.push(child);
  await once(child, 'message');
  return child;
}

async function call(child: ChildProcess, advanceMs = 0): Promise<string> {
  child.send({ advanceMs });
  const [outcome] = await once(child, 'message');
  return outcome;
}

const callAll = (advanceMs?: number) =>
  Promise.all(children.map((child) => call(child, advanceMs)));

/** The lock goes a moment after the token has been handed out. */
const filesLeft = () => readdir(directory);

const ALL_OK = Array.from({ length: PROCESSES }, () => 'ok');

describe('processes that share a folder', () => {
  it('exchange once in each period, and once after a refusal', { timeout: 60_000 }, async () => {
    await Promise.all(ALL_OK.map(start));
    expect(await callAll()).toEqual(ALL_OK);
    expect(exchanges).toBe(1);

    expect(await callAll(3_600_000)).toEqual(ALL_OK);
    expect(exchanges).toBe(2);
    expect(await callAll()).toEqual(ALL_OK);
    expect(exchanges).toBe(2);

    valid.clear();
    expect(await callAll()).toEqual(ALL_OK);
    expect(exchanges).toBe(3);
    await expect.poll(filesLeft).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.json$/)]);
  });

  it('go on when the one that exchanges is killed', { timeout: 60_000 }, async () => {
    const [first, second] = [await start(), await start()];
    const held = new Promise<void>((resolve) => {
      holdExchange = () => resolve();
    });
    first.send({ advanceMs: 0 });
    await held;
    holdExchange = undefined;
    expect(await readdir(directory)).toEqual([expect.stringMatching(/\.lock$/)]);
    const outcome = call(second);
    first.kill('SIGKILL');
    expect(await outcome).toBe('ok');
    expect(exchanges).toBe(2);
    await expect.poll(filesLeft).toEqual([expect.stringMatching(/\.json$/)]);
  });
});

describe('clients that share a folder', () => {
  it('exchange once in one process as well', async () => {
    const open = () =>
      new Keyturn({ apiKey: API_KEY, baseUrl, tokenStore: createFileTokenStore({ directory }) });
    await Promise.all([open().auth.me(), open().auth.me(), open().auth.me()]);
    expect(exchanges).toBe(1);
  });

  it.each(['key', 'basic'] as const)('store no key: auth %j', async (auth) => {
    const tokenStore = createFileTokenStore({ directory });
    const client = new Keyturn({ apiKey: API_KEY, baseUrl, auth, tokenStore });
    await client.auth.me().result();
    await expect(readdir(directory)).rejects.toThrow('ENOENT');
    expect(exchanges).toBe(0);
  });
});
