/**
 * The example projects of the documentation, with the packed packages in the place of those that a
 * registry would hand out: compiled, tested, and run against the server.
 */
import { execFile, spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REPOSITORY } from '../../../docs/test/snippets.ts';
import {
  type ServerProcess,
  startServerProcess,
} from '../../../reference-server/test/server-process.ts';
import { type ConsumerProject, createConsumerProject } from './consumer-project.ts';

const run = promisify(execFile);
const EXAMPLES = ['script', 'route-handler', 'queue-worker'] as const;

let project: ConsumerProject;
let server: ServerProcess;
const folderOf = (example: string) => path.join(project.folder, 'examples', example);
const installed = (...names: string[]) => path.join(project.folder, 'node_modules', ...names);

beforeAll(async () => {
  project = await createConsumerProject({
    packages: ['sdk', 'mock-server'],
    tools: ['typescript', 'vitest', '@types/node'],
  });
  for (const example of EXAMPLES) {
    await cp(path.join(REPOSITORY, 'docs/examples', example), folderOf(example), {
      recursive: true,
    });
  }
  server = await startServerProcess();
});

afterAll(async () => {
  await server?.stop();
  await project?.[Symbol.asyncDispose]();
});

describe.each(EXAMPLES)('the example %s', (example) => {
  it('declares what it imports, in the versions that are tried here', () => {
    const { dependencies, devDependencies } = manifestOf(folderOf(example));
    const declared = { ...dependencies, ...devDependencies };
    const imported = globSync('**/*.ts', { cwd: folderOf(example) }).flatMap((file) => {
      const source = readFileSync(path.join(folderOf(example), file), 'utf8');
      return [...source.matchAll(/from '((?!node:)(?:@[\w-]+\/)?[\w-]+)/g)].map(
        ([, name = '']) => name,
      );
    });
    expect(Object.keys(declared)).toEqual(expect.arrayContaining(imported));
    expect(declared).toEqual(
      Object.fromEntries(
        Object.keys(declared).map((name) => [name, manifestOf(installed(name)).version]),
      ),
    );
  });

  it('compiles', async () => {
    await run(process.execPath, [installed('typescript/bin/tsc'), '--project', folderOf(example)])
      // The compiler complains on its standard output.
      .catch(({ stdout }) => expect.fail(stdout));
  });

  it('passes its tests', async () => {
    const args = [installed('vitest/vitest.mjs'), 'run', '--root', folderOf(example)];
    await run(process.execPath, args, { env: environment(server.adminKey) });
  });
});

describe('the script', () => {
  it('ends with 0 when everything is done', async () => {
    const { code, output } = await runMain('script', ['--from=free', '--to=starter', '--limit=2']);
    expect({ code, output }).toEqual({ code: 0, output: expect.stringMatching(/\n2 users\n$/) });
  });

  it('ends with 1 after a failure, and says why without the key', async () => {
    const key = 'sk_live_that_nobody_has_issued';
    const { code, output } = await runMain('script', ['--from=free', '--to=starter'], key);
    expect(code).toBe(1);
    expect(output).toContain('INVALID_API_KEY');
    expect(output).not.toContain(key);
  });

  it('ends with 130 when it is interrupted, in the middle of a wait', async () => {
    const key = await createKey({ scopes: ['users:read', 'users:write'], rate_limit: 4 });
    const args = ['--from=enterprise', '--to=starter'];
    const { code, output } = await runMain('script', args, key, {
      signal: 'SIGINT',
      isDue: (printed) => printed.split('→').length === 3,
    });
    expect({ code, output }).toEqual({ code: 130, output: expect.stringMatching(/Interrupted/) });
  });

  it.each([
    [[]],
    [['--from=gold', '--to=free']],
    [['--from=free', '--to=starter', '--limit=0']],
    [['--colour']],
  ])('ends with 2 for %j', async (args) => {
    expect(await runMain('script', args)).toEqual({
      code: 2,
      output: expect.stringContaining('Usage: '),
    });
  });
});

describe('the queue worker', () => {
  it('does 200 tasks at once', async () => {
    const { code, output } = await runMain('queue-worker', ['200']);
    expect({ code, output }).toEqual({
      code: 0,
      output: expect.stringContaining('200 done, 0 given back, 0 in the queue.'),
    });
  });

  it('stops on SIGTERM, and gives back what waits for quota', async () => {
    const key = await createKey({ scopes: ['users:write'], rate_limit: 12 });
    const { code, output } = await runMain('queue-worker', ['300', '0.2'], key, {
      signal: 'SIGTERM',
      isDue: (printed) => printed.includes('The limit is met'),
    });
    expect({ code, output }).toEqual({
      code: 0,
      // Two requests went into the exchange and the question who it is. How many tasks were taken
      // by then is a matter of moments.
      output: expect.stringMatching(/\n10 done, \d+ given back, 290 in the queue\.\n$/),
    });
  });
});

interface Stop {
  readonly signal: NodeJS.Signals;
  /** Whether it has printed enough. */
  readonly isDue: (output: string) => boolean;
}

/** Runs an example's program to its end, or until it is stopped. */
function runMain(
  example: string,
  args: readonly string[],
  apiKey = server.adminKey,
  stop?: Stop,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ['main.ts', ...args], {
    cwd: folderOf(example),
    env: environment(apiKey),
  });
  let output = '';
  let isStopped = false;
  const read = (chunk: string) => {
    output += chunk;
    if (isStopped || !stop?.isDue(output)) return;
    isStopped = true;
    child.kill(stop.signal);
  };
  child.stdout.setEncoding('utf8').on('data', read);
  child.stderr.setEncoding('utf8').on('data', read);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** A key for one test, with these settings. */
async function createKey(settings: object): Promise<string> {
  const response = await fetch(`${server.baseUrl}/api/api-tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.adminKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'An example that is run', ...settings }),
  });
  const { token } = (await response.json()) as { token: { token: string } };
  return token.token;
}

function environment(apiKey: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    KEYTURN_BASE_URL: server.baseUrl,
    KEYTURN_API_KEY: apiKey,
  };
}

function manifestOf(folder: string) {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
  };
}
