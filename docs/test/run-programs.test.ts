import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runPrograms } from './run-programs.ts';

const PROGRAMS = {
  'ends.mjs': 'await Promise.resolve(); console.log("not shown");',
  'throws.mjs': 'throw new Error("thrown");',
  'rejects.mjs': 'Promise.reject(new Error("rejected"));',
  'ends-after-them.mjs': 'if (process.env.GREETING !== "hello") throw new Error("no greeting");',
  'never-ends.mjs': 'await new Promise(() => {});',
};

let folder: string;
let ends: ReadonlyMap<string, string>;
const endOf = (name: keyof typeof PROGRAMS) => ends.get(path.join(folder, name));

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keyturn-programs-'));
  for (const [name, code] of Object.entries(PROGRAMS))
    await writeFile(path.join(folder, name), code);
  const files = Object.keys(PROGRAMS).map((name) => path.join(folder, name));
  ends = await runPrograms(files, { PATH: process.env['PATH'], GREETING: 'hello' });
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe('runPrograms', () => {
  it('tells which programs ended, whatever went before them', () => {
    expect(endOf('ends.mjs')).toBe('ended');
    expect(endOf('ends-after-them.mjs')).toBe('ended');
  });

  it('tells what a program threw', () => {
    expect(endOf('throws.mjs')).toContain('thrown');
  });

  it('tells what a promise was rejected with that nobody waited for', () => {
    expect(endOf('rejects.mjs')).toContain('rejected');
  });

  it('tells which program never ended', () => {
    expect(endOf('never-ends.mjs')).toContain('It did not end.');
  });
});
