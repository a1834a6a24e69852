import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { createClient } from '@redis/client';
import { freePort } from './free-port.ts';

/** A Redis of the test's own, which it may stop and start again; its data is in memory only. */
export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

const PROGRAM = 'redis-server';
const isInstalled = spawnSync(PROGRAM, ['--version']).error === undefined;

/** In CI nothing is skipped: without Redis the tests fail there. */
export const skipsRedis = !isInstalled && !process.env['CI'];
if (skipsRedis) console.warn(`Skipped: tests with Redis, as there is no ${PROGRAM} on the PATH.`);

/** Starts a Redis on a free port. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  let child: ChildProcess | undefined;

  async function stop(): Promise<void> {
    if (child === undefined) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    child = undefined;
    await ended;
  }

  async function start(): Promise<void> {
    const args = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--loglevel',
      'warning',
    ];
    const started = spawn(PROGRAM, args, { stdio: 'ignore' });
    process.once('exit', () => started.kill('SIGKILL'));
    await once(started, 'spawn');
    child = started;
    while (!(await answers(port))) await new Promise((resolve) => setImmediate(resolve));
  }

  await start();
  return { url: `redis://127.0.0.1:${port}`, stop, start };
}

/** A client of a test's own, which the test destroys. */
export function connectRedis(url: string) {
  return createClient({ url }).connect();
}

/** The Redis of `REDIS_URL`, whose database is emptied, or else one that is started. */
export async function openRedis(): Promise<{ url: string; stop(): Promise<void> }> {
  const url = process.env['REDIS_URL'];
  if (!url) return startRedis();
  const client = await connectRedis(url);
  await client.flushDb();
  client.destroy();
  return { url, stop: async () => {} };
}

async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
