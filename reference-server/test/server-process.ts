import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { compileCache } from './compile-cache.ts';

export interface ServerProcessOptions {
  /** Program and arguments that start the server; the sources by default. */
  readonly command?: readonly [string, ...string[]];
  /** Variables for the server, which sees none of this process's but `PATH`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Directory for the data, which is left as it is; an empty one for this process when not given. */
  readonly data?: string;
}

/** A reference server in a process of its own, on a free port. */
export interface ServerProcess extends AsyncDisposable {
  readonly baseUrl: string;
  /** The root key, of the live environment. */
  readonly adminKey: string;
  /** All that the server has written to standard output and standard error so far. */
  output(): string;
  /** Stops the server as a supervisor would, and deletes its data where it was made for this process. */
  stop(): Promise<void>;
  /** Ends the server as a crash would: from this call on it does nothing more. */
  kill(): Promise<void>;
}

const FROM_SOURCES: readonly [string, ...string[]] = [
  process.execPath,
  '--conditions=@keyturn/source',
  path.join(import.meta.dirname, '../src/server.ts'),
];

/** Lets every caller know its key without reading it from the server's output. */
const ADMIN_KEY = 'sk_live_of_a_server_that_lives_for_one_test';

/**
 * Starts a reference server and waits until it says where it listens.
 *
 * @throws {Error} with the server's own output, if it ends before that.
 */
export async function startServerProcess({
  command = FROM_SOURCES,
  env = {},
  data: givenData,
}: ServerProcessOptions = {}): Promise<ServerProcess> {
  const data = givenData ?? (await mkdtemp(path.join(tmpdir(), 'keyturn-server-')));
  const [program, ...args] = command;
  const child = spawn(program, [...args, '--port', '0', '--data', data], {
    env: {
      ...(command === FROM_SOURCES ? compileCache : {}),
      ...{ PATH: process.env['PATH'], ADMIN_API_KEY: ADMIN_KEY, ...env },
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Nothing that this process starts outlives it.
  const killWithParent = () => child.kill('SIGKILL');
  process.once('exit', killWithParent);
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
    child.once('error', () => resolve());
  }).finally(() => process.off('exit', killWithParent));
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    child.kill(signal);
    await ended;
    if (givenData === undefined) await rm(data, { recursive: true, force: true });
  };
  const stop = () => end('SIGTERM');

  let output = '';
  const baseUrl = await new Promise<string>((resolve, reject) => {
    const read = (chunk: string) => {
      output += chunk;
      const found = /http:\/\/127\.0\.0\.1:\d+(?=\s)/.exec(output);
      if (found) resolve(found[0]);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.once('error', reject);
    child.once('close', () => reject(new Error(`The server did not start.\n${output}`)));
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const kill = () => end('SIGKILL');
  return {
    baseUrl,
    adminKey: ADMIN_KEY,
    output: () => output,
    stop,
    kill,
    [Symbol.asyncDispose]: stop,
  };
}
