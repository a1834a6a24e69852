/**
 * Many small programs in one process, since starting one and reading the sources takes longer than
 * most of them run.
 */
import { fork } from 'node:child_process';

const RUNNER = new URL('program-runner.ts', import.meta.url);

/** How a program ended. */
export interface ProgramEnd {
  readonly file: string;
  /** What it threw, or what a promise that nobody waited for was rejected with. */
  readonly error: string | undefined;
}

/** How programs ended, by their paths: `'ended'`, or what went wrong. */
export async function runPrograms(
  files: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<ReadonlyMap<string, string>> {
  const runner = fork(RUNNER, files, {
    env,
    execArgv: ['--conditions=@keyturn/source'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const ends = new Map<string, string>();
  let output = '';
  runner.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  runner.on('message', ({ file, error }: ProgramEnd) => ends.set(file, error ?? 'ended'));
  await new Promise((resolve) => runner.once('close', resolve));
  // The process ends early where a program waits for what never comes, or calls `process.exit`.
  for (const file of files) if (!ends.has(file)) ends.set(file, `It did not end.\n${output}`);
  return ends;
}
