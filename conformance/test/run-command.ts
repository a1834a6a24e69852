/** Runs the command for tests, without a process of its own. */
import type { Clock } from '../src/clock.ts';
import { runProgram } from '../src/program.ts';
import { mockInItsTime } from './run-on-mock.ts';

interface Scripted {
  readonly args?: string;
  readonly key?: string;
  readonly fetch?: typeof globalThis.fetch;
  readonly clock?: Clock;
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  readonly isTTY?: boolean;
}

/** Runs the command, against a mock unless it is given another server. */
export async function runCommand({
  args = '',
  key,
  fetch,
  environment = {},
  signal,
  isTTY,
  ...given
}: Scripted) {
  const { mock, clock } = mockInItsTime();
  const written = { stdout: '', stderr: '' };
  const outputTo = (name: 'stdout' | 'stderr') => ({
    isTTY,
    columns: 60,
    write(text: string) {
      written[name] += text;
    },
  });
  const code = await runProgram({
    args: args.split(' ').filter(Boolean),
    environment: {
      KEYTURN_BASE_URL: mock.baseUrl,
      KEYTURN_API_KEY: key ?? mock.adminKey,
      ...environment,
    },
    ...{
      clock: given.clock ?? clock,
      fetch: fetch ?? mock.fetch,
      signal: signal ?? new AbortController().signal,
    },
    stdout: outputTo('stdout'),
    stderr: outputTo('stderr'),
    version: async () => '1.2.3',
  });
  return { code, mock, ...written };
}
