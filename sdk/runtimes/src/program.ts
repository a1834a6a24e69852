import { execFileSync, spawn } from 'node:child_process';
import path from 'node:path';
import type { Outcome } from '../../test/behaviour/run-behaviours.ts';
import type { Runtime } from './runtime.ts';

export interface Program {
  readonly name: string;
  /** What starts the runtime. */
  readonly command: string;
  /** Options that stand before the suite. */
  readonly options?: readonly string[];
  readonly suite: string;
}

/** The suite takes seconds; a runtime that needs longer hangs. */
const LONGEST_MS = 120_000;
/** After its report a program has nothing left to wait for but connections that are kept open. */
const LONGEST_END_MS = 15_000;

/** A runtime that runs programs: the suite is one, and has to end by itself. */
export function program({ name, command, options = [], suite }: Program): Runtime {
  return {
    name,
    async run(servers) {
      const { baseUrl, adminKey } = servers.reference;
      const child = spawn(command, [...options, suite, JSON.stringify(servers)], {
        cwd: path.dirname(suite),
        env: {
          // Where the runtime would keep what it may not fetch anyway.
          HOME: path.dirname(suite),
          DENO_NO_UPDATE_CHECK: '1',
          KEYTURN_BASE_URL: baseUrl,
          KEYTURN_API_KEY: adminKey,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      // Nothing that this process starts outlives it.
      const kill = () => child.kill('SIGKILL');
      process.once('exit', kill);
      let timer = setTimeout(kill, LONGEST_MS);
      let output = '';
      let complaints = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        complaints += text;
      });
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (!output.endsWith('\n')) return;
        clearTimeout(timer);
        timer = setTimeout(kill, LONGEST_END_MS);
      });
      const code = await new Promise<number | null>((resolve, reject) => {
        child.once('close', resolve);
        child.once('error', reject);
      });
      clearTimeout(timer);
      process.off('exit', kill);
      return {
        version: versionOf(command),
        outcomes: [...outcomesIn(output), endOf(code, complaints)],
      };
    },
  };
}

function outcomesIn(output: string): Outcome[] {
  try {
    return JSON.parse(output);
  } catch {
    return [{ name: 'the suite runs to its end', failure: output || 'no output', lacks: null }];
  }
}

function endOf(code: number | null, complaints: string): Outcome {
  const said = complaints === '' ? '' : `, and said:\n${complaints}`;
  const failure = code === 0 && said === '' ? null : `it ended with ${code ?? 'a kill'}${said}`;
  return { name: 'the program ends by itself, without a complaint', failure, lacks: null };
}

function versionOf(command: string): string {
  const output = execFileSync(command, ['--version'], { encoding: 'utf8' });
  return /\d+\.\d+\.\d+/.exec(output)?.[0] ?? output;
}
