import { spawnSync } from 'node:child_process';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createFileTokenStorage } from './file-token-storage.ts';
import type { StoredToken, TokenStorage } from './token-store.ts';

const neverAborted = new AbortController().signal;

const TOKEN: StoredToken = { authorization: 'Bearer a', obtainedAt: 1, lifetimeMs: 2 };

let parent: string;
let directory: string;
let storage: Required<TokenStorage>;
beforeEach(async () => {
  parent = await mkdtemp(path.join(tmpdir(), 'keyturn-tokens-'));
  directory = path.join(parent, 'deep', 'tokens');
  storage = createFileTokenStorage(directory) as Required<TokenStorage>;
});
afterEach(() => rm(parent, { recursive: true, force: true }));

const inDirectory = (name: string) => path.join(directory, name);
const permissionsOf = async (file: string) => ((await stat(file)).mode & 0o777).toString(8);

describe('reading and writing', () => {
  it('what was written last is read, by another storage as well', async () => {
    await storage.write('a', TOKEN);
    await storage.write('a', { ...TOKEN, authorization: 'Bearer b' });
    const other = createFileTokenStorage(directory);
    expect(await other.read('a')).toEqual({ ...TOKEN, authorization: 'Bearer b' });
    expect(await other.read('b')).toBeUndefined();
  });

  it('a file is for its owner alone, and so is the folder', async () => {
    await storage.write('a', TOKEN);
    expect(await permissionsOf(inDirectory('a.json'))).toBe('600');
    expect(await permissionsOf(directory)).toBe('700');
  });

  it('a file appears whole or not at all', async () => {
    const writes = Array.from({ length: 20 }, (_, n) =>
      storage.write('a', { ...TOKEN, authorization: `Bearer ${'x'.repeat(n * 1_000)}` }),
    );
    const reads = Array.from({ length: 50 }, async () => {
      await readFile(inDirectory('a.json'), 'utf8').then(JSON.parse, () => {});
    });
    await Promise.all([...writes, ...reads]);
    expect(await readdir(directory)).toEqual(['a.json']);
  });

  it('a write that fails leaves nothing behind', async () => {
    await mkdir(inDirectory('a.json'), { recursive: true });
    await expect(storage.write('a', TOKEN)).rejects.toThrow();
    expect(await readdir(directory)).toEqual(['a.json']);
  });

  it.each(['', '{"authorization":"Bear', 'not JSON'])(
    'a file that holds no token counts as none: %j',
    async (text) => {
      await storage.write('a', TOKEN);
      await writeFile(inDirectory('a.json'), text);
      expect(await storage.read('a')).toBeUndefined();
    },
  );

  it('what others could have read is not used, and the next token takes its place', async () => {
    await storage.write('a', TOKEN);
    await chmod(inDirectory('a.json'), 0o644);
    await expect(storage.read('a')).rejects.toThrow(
      /^Other users can read .*a\.json, so its token is not used/,
    );
    await storage.write('a', TOKEN);
    expect(await storage.read('a')).toEqual(TOKEN);
  });

  it('in a folder that others can write to, nothing is kept', async () => {
    await mkdir(directory, { recursive: true });
    await chmod(directory, 0o777);
    for (const use of [
      () => storage.read('a'),
      () => storage.write('a', TOKEN),
      () => storage.lock('a', async () => {}, neverAborted),
    ]) {
      await expect(use()).rejects.toThrow(/^Other users can write to .*, so no token is kept/);
    }
    expect(await readdir(directory)).toEqual([]);
  });
});

describe('the lock', () => {
  const lockFile = () => inDirectory('a.json.lock');
  /** Puts a lock there as another process does. */
  async function leaveLock(holder: object | string) {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await writeFile(lockFile(), typeof holder === 'string' ? holder : JSON.stringify(holder));
  }
  /** The id of a process that has ended. */
  const ended = () => spawnSync(process.execPath, ['--version']).pid;

  it('one runs after the other, and nothing is left behind', async () => {
    let running = 0;
    let most = 0;
    const run = async () => {
      running += 1;
      most = Math.max(most, running);
      await stat(directory);
      running -= 1;
    };
    await Promise.all(
      Array.from({ length: 10 }, () =>
        (createFileTokenStorage(directory) as Required<TokenStorage>).lock('a', run, neverAborted),
      ),
    );
    expect(most).toBe(1);
    expect(await readdir(directory)).toEqual([]);
  });

  it('of another id is another lock', async () => {
    await storage.lock('a', () => storage.lock('b', async () => {}, neverAborted), neverAborted);
    expect(await readdir(directory)).toEqual([]);
  });

  it('is given back when what it was for fails', async () => {
    const fails = storage.lock('a', () => Promise.reject(new Error('no')), neverAborted);
    await expect(fails).rejects.toThrow('no');
    expect(await readdir(directory)).toEqual([]);
  });

  it('whose process has ended is removed at once', async () => {
    await leaveLock({ host: hostname(), pid: ended() });
    const run = vi.fn(async () => {});
    await storage.lock('a', run, neverAborted);
    expect(run).toHaveBeenCalledOnce();
    expect(await readdir(directory)).toEqual([]);
  });

  it.each([
    ['ten seconds old', -11_000],
    ['from the future', 60_000],
  ])('that is %s is removed, whoever holds it', async (_, ageMs) => {
    await leaveLock({ host: 'elsewhere', pid: 1 });
    const written = (await stat(lockFile())).mtimeMs + ageMs;
    await utimes(lockFile(), written / 1_000, written / 1_000);
    await storage.lock('a', async () => {}, neverAborted);
    expect(await readdir(directory)).toEqual([]);
  });

  it.each<[string, () => object | string]>([
    ['of a process that runs', () => ({ host: hostname(), pid: process.pid })],
    ['of another host', () => ({ host: 'elsewhere', pid: ended() })],
    ['that is being written', () => ''],
  ])('%s is waited for, until nobody wants it any longer', async (_, holder) => {
    await leaveLock(holder());
    const controller = new AbortController();
    const run = vi.fn(async () => {});
    const waiting = storage.lock('a', run, controller.signal);
    await stat(lockFile());
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(run).not.toHaveBeenCalled();
    expect(await readdir(directory)).toEqual(['a.json.lock']);
  });

  it('that was taken over is not given back by the one who lost it', async () => {
    await storage.lock('a', () => leaveLock({ host: 'elsewhere', pid: 1 }), neverAborted);
    expect(await readFile(lockFile(), 'utf8')).toContain('elsewhere');
  });
});
