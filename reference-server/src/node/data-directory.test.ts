import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DataDirectoryError, openDataDirectory } from './data-directory.ts';

let parent: string;
beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'keyturn-data-'));
});
afterEach(() => rm(parent, { recursive: true }));

describe('a data directory', () => {
  it('is made, with its secrets, for its owner only', async () => {
    const directory = path.join(parent, 'a', 'data');
    await (await openDataDirectory(directory)).secret('key', () => 'made');
    expect((await stat(directory)).mode & 0o777).toBe(0o700);
    expect((await stat(path.join(directory, 'key'))).mode & 0o777).toBe(0o600);
    expect(await readFile(path.join(directory, 'key'), 'utf8')).toBe('made\n');
  });

  it('keeps a secret that it has', async () => {
    await (await openDataDirectory(parent)).secret('key', () => 'first');
    expect(await (await openDataDirectory(parent)).secret('key', () => 'second')).toBe('first');
  });

  it('is refused in a sentence where it cannot be made', async () => {
    await writeFile(path.join(parent, 'file'), '');
    const opening = openDataDirectory(path.join(parent, 'file', 'data'));
    await expect(opening).rejects.toThrow(DataDirectoryError);
    await expect(opening).rejects.toThrow(/^The data directory .* cannot be used: /);
  });
});
