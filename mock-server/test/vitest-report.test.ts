import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

const run = promisify(execFile);
const REPOSITORY = path.join(import.meta.dirname, '../..');

/** First lines of what was wrong with each test of `failing/`, by its title. */
let report: Readonly<Record<string, readonly string[]>>;

beforeAll(async () => {
  const vitest = path.join(REPOSITORY, 'node_modules/vitest/vitest.mjs');
  const config = path.join(import.meta.dirname, 'failing/vitest.config.ts');
  const folder = await mkdtemp(path.join(tmpdir(), 'vitest-report-'));
  const file = path.join(folder, 'report.json');
  const args = [vitest, 'run', '--config', config, '--reporter=json', `--outputFile=${file}`];
  // That tests fail is the point of it.
  await run(process.execPath, args, { cwd: REPOSITORY }).catch(() => undefined);
  const { testResults } = JSON.parse(await readFile(file, 'utf8')) as VitestReport;
  await rm(folder, { recursive: true });
  report = Object.fromEntries(
    testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ title, failureMessages }) => [
        title,
        failureMessages.map((message) => message.split(/\n *at /, 1)[0] ?? ''),
      ]),
    ),
  );
}, 60_000);

interface VitestReport {
  readonly testResults: readonly {
    readonly assertionResults: readonly {
      readonly title: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

describe('what Vitest tells of a test that failed', () => {
  it('says that something waits on the clock, and how far it is to be moved', () => {
    expect(report['fails while something waits on the clock']).toEqual([
      expect.stringMatching(/^AssertionError: /),
      expect.stringMatching(
        /^MockVerificationError: The mock found 1 problem:\n1\. Clock not moved: .+ mock\.clock\.advance\(2000\)/,
      ),
    ]);
  });

  it('says what else was wrong with the use of the mock', () => {
    expect(report['leaves a fault unused beside']).toEqual([
      expect.stringMatching(/^AssertionError: /),
      'MockVerificationError: The mock found 1 problem:\n1. Unused override: users.get.malformed() met no call.',
    ]);
  });

  it('holds nothing against a test that passes while something waits', () => {
    expect(report['passes while something waits on the clock']).toEqual([]);
  });
});
