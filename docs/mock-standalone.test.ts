/** The programs of the page, run as they are printed; `npx` finds the command in this repository. */
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMock } from '../mock-server/src/mock.ts';
import { setFault } from '../mock-server/src/standalone/fault-data.ts';
import { seedRecord } from '../mock-server/src/standalone/seed-data.ts';
import { REPOSITORY, snippetsOf } from './test/snippets.ts';

const run = promisify(execFile);
const snippets = snippetsOf('docs/mock-standalone.md');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyturn-mock-standalone-'));
  const serve = path.join(REPOSITORY, 'mock-server/src/serve.ts');
  const command = `exec '${process.execPath}' --conditions=@keyturn/source '${serve}' "$@"`;
  await write('npx', `#!/bin/sh\n[ "$1" = @keyturn/mock-server ] || exit 1\nshift\n${command}\n`);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it('the Python program passes its three tests', async () => {
  await write('test_upgrade.py', code('python', 'unittest'));
  // Python reports its tests on standard error.
  const { stderr } = await inFolder('/usr/bin/python3', ['-m', 'unittest', 'test_upgrade']);
  expect(stderr).toMatch(/Ran 3 tests in .*\n\nOK\n/);
});

it('the shell program works', async () => {
  const file = await write('check.sh', code('sh', 'set -eu'));
  const { stdout } = await inFolder('sh', [file]);
  expect(stdout).toBe('It works.\n');
});

it('the faults are ones that can be set', () => {
  const mock = createMock();
  const faults = code('json', '"kind"').trimEnd().split('\n');
  const set = faults.map((line) => setFault(mock, JSON.parse(line)).kind);
  expect(set).toHaveLength(7);
});

it('the refusal is what the mock says', () => {
  const { error } = JSON.parse(code('json', 'INVALID_REQUEST'));
  expect(() => seedRecord(createMock(), 'user', { plan: 'gold' }, {})).toThrow(
    expect.objectContaining(error),
  );
});

function code(language: string, part: string): string {
  const found = snippets.find((one) => one.language === language && one.code.includes(part));
  return found?.code ?? '';
}

async function write(name: string, text: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, text);
  await chmod(file, 0o755);
  return file;
}

function inFolder(program: string, args: string[]) {
  const PATH = [folder, process.env['PATH']].join(path.delimiter);
  return run(program, args, { cwd: folder, env: { PATH } });
}
