/**
 * Whether the memory of a server grows with the requests that it has answered. The requests are of
 * many kinds, so that every cache is filled: right, wrong and unknown ones, from many addresses, with
 * a credential of their own each where that can be.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import autocannon from 'autocannon';
import { printTable } from './table.ts';

const KEY = 'sk_live_root_of_the_benchmark';
const CONNECTIONS = 32;
const STEPS = 4;
const ADDRESSES = 256;
const MEGABYTE = 1024 * 1024;

/** @param requests after a warm-up of a quarter as many */
export async function benchmarkMemory(requests: number): Promise<void> {
  const data = await mkdtemp(path.join(tmpdir(), 'keyturn-bench-'));
  const program = path.join(import.meta.dirname, 'memory-server.ts');
  const server = fork(program, ['--port', '0', '--data', data], {
    execArgv: ['--conditions=@keyturn/source', '--expose-gc'],
    env: {
      PATH: process.env['PATH'],
      ADMIN_API_KEY: KEY,
      ADMIN_API_RATE_LIMIT: '1000000000',
      TRUSTED_PROXIES: '127.0.0.1/32',
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  process.once('exit', () => server.kill('SIGKILL'));
  try {
    const baseUrl = await originOf(server.stdout);
    const heap = async () => {
      server.send('heap');
      const [bytes] = (await once(server, 'message')) as [number];
      return bytes / MEGABYTE;
    };
    await load(baseUrl, requests / STEPS);
    const before = await heap();
    const table = [
      ['requests', 'heap MB', 'growth MB'],
      ['after the warm-up', before.toFixed(1), ''],
    ];
    for (let step = 1; step <= STEPS; step += 1) {
      await load(baseUrl, requests / STEPS);
      const now = await heap();
      const done = String((requests / STEPS) * step);
      table.push([done, now.toFixed(1), (now - before).toFixed(1)]);
    }
    printTable('Heap of the server after a full collection, goal 20 MB of growth at most', table);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
    await rm(data, { recursive: true });
  }
}

async function originOf(output: NodeJS.ReadableStream | null): Promise<string> {
  let text = '';
  for await (const chunk of output ?? []) {
    text += chunk;
    const [origin] = /http:\/\/127\.0\.0\.1:\d+(?=\s)/.exec(text) ?? [];
    if (origin !== undefined) return origin;
  }
  throw new Error(`The server did not start.\n${text}`);
}

async function load(url: string, amount: number): Promise<void> {
  let sent = 0;
  const own = (headers: Record<string, string>) => (request: autocannon.Request) => {
    sent += 1;
    const address = `198.51.100.${sent % ADDRESSES}`;
    return { ...request, headers: { ...headers, 'X-Forwarded-For': address } };
  };
  const right = { Authorization: `Bearer ${KEY}` };
  const users = '/api/external/users';
  const kinds: autocannon.Request[] = [
    { path: `${users}/user_123`, setupRequest: own(right) },
    { path: `${users}?perPage=5&search=ann`, setupRequest: own(right) },
    { path: `${users}/user_none`, setupRequest: own(right) },
    { path: '/api/external/nothing', setupRequest: own(right) },
    { path: '/api/external/auth/validate', method: 'POST', setupRequest: own(right) },
    {
      path: users,
      setupRequest: (request) =>
        own({ Authorization: `Bearer wrong_${sent}`, 'X-Request-Id': `request-${sent}` })(request),
    },
    {
      path: `${users}/user_123/tokens`,
      method: 'PATCH',
      body: JSON.stringify({ tokens: 5, operation: 'set' }),
      setupRequest: own({ ...right, 'Content-Type': 'application/json' }),
    },
  ];
  const { errors } = await autocannon({
    url,
    amount,
    connections: CONNECTIONS,
    requests: kinds,
  });
  if (errors > 0) throw new Error(`${errors} requests had no answer.`);
}

if (import.meta.main) await benchmarkMemory(200_000);
