/**
 * Keeps tokens in files, one for each id.
 *
 * - A file is for its owner alone, and appears whole or not at all.
 * - What others could have read is not used, and the next token takes its place. In a folder that
 *   others can write to, nothing is kept.
 * - A file that holds no token counts as none.
 * - A lock that was left behind is removed: at once where its process has ended, or else when it
 *   is ten seconds old.
 */
import { randomUUID } from 'node:crypto';
import { link, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { systemClock, wait } from './clock.ts';
import { KeyturnError } from './errors.ts';
import type { StoredToken, TokenStorage } from './token-store.ts';

const POLL_MS = 50;
const STALE_MS = 10_000;

/** Permissions are other ones on Windows, where a user's own folders are closed to others. */
const HAS_MODES = process.platform !== 'win32';

interface LockHolder {
  readonly host?: unknown;
  readonly pid?: unknown;
}

/** @param directory Made when it is first used, for this user alone. */
export function createFileTokenStorage(directory: string): TokenStorage {
  const fileOf = (id: string) => path.join(directory, `${id}.json`);

  async function prepare(): Promise<void> {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    const { mode, uid } = await stat(directory);
    const isForeign = uid !== process.getuid?.() && uid !== 0;
    if (!HAS_MODES || !(mode & 0o022 || isForeign)) return;
    throw new KeyturnError(
      `Other users can write to ${directory}, so no token is kept there. Name a folder of this user's own, such as a new one inside it.`,
    );
  }

  return {
    async read(id) {
      await prepare();
      const file = fileOf(id);
      const handle = await open(file).catch(ifAbsent);
      if (!handle) return undefined;
      try {
        const { mode } = await handle.stat();
        if (HAS_MODES && mode & 0o077) {
          throw new KeyturnError(
            `Other users can read ${file}, so its token is not used. It is replaced by one that they cannot read.`,
          );
        }
        return parse(await handle.readFile('utf8')) as StoredToken | undefined;
      } finally {
        await handle.close();
      }
    },

    async write(id, token) {
      await prepare();
      const file = fileOf(id);
      const temporary = `${file}.${randomUUID()}.tmp`;
      try {
        await writeFile(temporary, JSON.stringify(token), { flag: 'wx', mode: 0o600 });
        await rename(temporary, file);
      } catch (error) {
        await rm(temporary, { force: true });
        throw error;
      }
    },

    async lock(id, run, signal) {
      await prepare();
      const file = `${fileOf(id)}.lock`;
      const own = JSON.stringify({ host: hostname(), pid: process.pid, id: randomUUID() });
      while (!(await createOnce(file, own))) {
        signal.throwIfAborted();
        const held = await readLock(file);
        if (held && isLeftBehind(held)) await breakLock(file, held.text);
        else await wait(systemClock, POLL_MS, signal);
      }
      try {
        await run();
      } finally {
        // Somebody may have taken the lock for one that was left behind.
        if ((await readLock(file))?.text === own) await rm(file, { force: true });
      }
    },
  };
}

/** Answers whether there was no such file before. */
async function createOnce(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function readLock(file: string): Promise<{ text: string; ageMs: number } | undefined> {
  const [text, stats] = await Promise.all([
    readFile(file, 'utf8').catch(ifAbsent),
    stat(file).catch(ifAbsent),
  ]);
  if (text === undefined || !stats) return undefined;
  return { text, ageMs: systemClock.now() - stats.mtimeMs };
}

function isLeftBehind({ text, ageMs }: { text: string; ageMs: number }): boolean {
  // A time to come is one of a clock that was wrong.
  if (Math.abs(ageMs) > STALE_MS) return true;
  const { host, pid } = (parse(text) ?? {}) as LockHolder;
  return host === hostname() && typeof pid === 'number' && !isRunning(pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

/** Removes a lock, unless it has become another one in the meantime. */
async function breakLock(file: string, text: string): Promise<void> {
  const aside = `${file}.${randomUUID()}.tmp`;
  await rename(file, aside).catch(ifAbsent);
  const moved = await readLock(aside);
  if (moved && moved.text !== text) await link(aside, file).catch(() => {});
  await rm(aside, { force: true });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ifAbsent(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') throw error;
}

function codeOf(error: unknown): unknown {
  return (error as { code?: unknown } | undefined)?.code;
}
