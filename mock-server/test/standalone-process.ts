import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { compileCache } from '../../reference-server/test/compile-cache.ts';

/** What the process says in its one line. */
interface ReadyLine {
  readonly url: string;
  readonly adminUrl: string;
  readonly adminKey: string;
  readonly pid: number;
}

/** A standalone mock in a process of its own, on a free port. */
export interface StandaloneProcess extends ReadyLine, AsyncDisposable {
  /** All that was written to standard output so far. */
  output(): string;
  /** @returns its exit code, or the signal that ended it */
  stop(signal?: NodeJS.Signals): Promise<number | NodeJS.Signals | null>;
}

const FROM_SOURCES: readonly [string, ...string[]] = [
  process.execPath,
  '--conditions=@keyturn/source',
  path.join(import.meta.dirname, '../src/serve.ts'),
];

export interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs the command to its end. */
export async function runStandalone(args: readonly string[]): Promise<Ended> {
  const [program, ...rest] = FROM_SOURCES;
  const child = spawn(program, [...rest, ...args], { env: compileCache });
  let output = '';
  let errors = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output, errors };
}

/**
 * Starts the mock and waits for its line.
 *
 * @param args beside `serve --port 0`
 * @param command that starts it; the sources by default
 */
export async function startStandalone(
  args: readonly string[] = [],
  command = FROM_SOURCES,
): Promise<StandaloneProcess> {
  const [program, ...rest] = command;
  const child = spawn(program, [...rest, 'serve', '--port', '0', ...args], {
    env: { ...(command === FROM_SOURCES ? compileCache : {}), PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // Nothing that this process starts outlives it.
  const killWithParent = () => child.kill('SIGKILL');
  process.once('exit', killWithParent);
  child.once('exit', () => process.off('exit', killWithParent));
  const exit = once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>;

  let output = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
      if (output.includes('\n')) resolve();
    });
    child.once('exit', () => reject(new Error(`The mock did not start.\n${errors}`)));
  });
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    child.kill(signal);
    const [code, endedBy] = await exit;
    return code ?? endedBy;
  };
  return {
    ...(JSON.parse(output) as ReadyLine),
    output: () => output,
    stop,
    async [Symbol.asyncDispose]() {
      await stop();
    },
  };
}
