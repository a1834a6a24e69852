/** A server in another language, which has a part of the operations. */
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, it } from 'vitest';
import { type Fixture, runConformance } from '../src/index.ts';

interface SmallServer extends AsyncDisposable {
  readonly url: string;
  readonly keys: Fixture['keys'] & { readonly main: string };
}

const PYTHON = '/usr/bin/python3';
/** In CI nothing is skipped: without Python the tests fail there. */
const skipsPython = spawnSync(PYTHON, ['--version']).error !== undefined && !process.env['CI'];
if (skipsPython) console.warn(`Skipped: the small server, as there is no ${PYTHON}.`);
const FOLDER = path.join(import.meta.dirname, 'small_server');

async function startSmallServer(...args: readonly string[]): Promise<SmallServer> {
  const child = spawn(PYTHON, ['-B', FOLDER, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('close', () => resolve());
    child.once('error', reject);
  });
  const killWithParent = () => child.kill('SIGKILL');
  process.once('exit', killWithParent);
  for await (const line of createInterface(child.stdout)) {
    return {
      ...(JSON.parse(line) as Pick<SmallServer, 'url' | 'keys'>),
      async [Symbol.asyncDispose]() {
        process.off('exit', killWithParent);
        child.kill();
        await ended;
      },
    };
  }
  await ended;
  throw new Error('The small server did not start.');
}

/** Everything that can be decided without waiting for a minute. */
function check({ url, keys: { main, ...keys } }: SmallServer, only?: readonly string[]) {
  const fixture = { keys: { ...keys, wrong: 'sk_test_of_nobody' }, waived: {} };
  const skip = ['limits.wait', 'limits.every-window'];
  return runConformance({
    ...{ url, key: main, fixture, seed: 1, only, skip },
    operations: ['auth', 'users'],
  });
}

describe.skipIf(skipsPython)('a small server in Python', { timeout: 60_000 }, () => {
  it('conforms in what it has, which most checks of its operations decide', async () => {
    await using server = await startSmallServer();
    const report = await check(server);
    expect(report.checks.flatMap(({ findings }) => findings)).toEqual([]);
    expect(report.verdict).toBe('conformant');
    const passed = report.checks.filter(({ verdict }) => verdict === 'passed');
    expect(passed.length).toBeGreaterThan(55);
    const operations = new Set(report.reached.map(({ operation }) => operation));
    expect([...operations].filter((id) => !/^(auth|users)\.|^$/.test(id))).toEqual([]);
  });

  it.each([
    ['overlapping-pages', 'pages.no-duplicate'],
    ['unstored-plan', 'rules.plan'],
    ['one-too-many', 'limits.beyond'],
  ])('with the fault %s is found by %s', async (fault, id) => {
    await using server = await startSmallServer('--fault', fault);
    const report = await check(server, [id]);
    expect(report.verdict).toBe('violations');
    expect(report.checks.find((result) => result.id === id)?.verdict).toBe('failed');
  });
});
