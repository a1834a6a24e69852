import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../ports.ts';
import { sampleToken, sampleUser } from '../sample-records.ts';
import { describeStore } from '../store.suite.ts';
import { StoreInUseError } from './sqlite-connection.ts';
import { createSqliteStore } from './sqlite-store.ts';

let directory: string;
let files = 0;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'keyturn-store-'));
});
afterAll(() => rm(directory, { recursive: true }));

function newPath(): string {
  files += 1;
  return join(directory, `${files}.db`);
}

describeStore('the SQLite store', () => createSqliteStore({ path: newPath() }));

describe('what a SQLite store has read', () => {
  const name = 'Renamed';

  it.each<[string, (store: Store) => Promise<unknown>]>([
    ['an update', ({ tokens }) => tokens.update(1, (token) => ({ ...token, name }))],
    [
      'a transaction',
      (store) =>
        store.transaction(({ tokens }) => tokens.update(1, (token) => ({ ...token, name }))),
    ],
    [
      'a token that takes its place',
      async ({ tokens }) => {
        await tokens.delete(1);
        await tokens.insert(sampleToken({ id: 1, name }));
      },
    ],
  ])('is as new after %s', async (_, change) => {
    const store = await createSqliteStore({ path: newPath() });
    await store.tokens.insert(sampleToken({ id: 1 }));
    await store.tokenReader.get(1);
    await store.tokens.get(1);
    await change(store);
    expect(await store.tokenReader.get(1)).toMatchObject({ name });
    expect(await store.tokens.get(1)).toMatchObject({ name });
    await store.close();
  });

  it('is as before after a transaction that failed', async () => {
    const store = await createSqliteStore({ path: newPath() });
    const token = sampleToken({ id: 1 });
    await store.tokens.insert(token);
    const failed = store.transaction(async ({ tokens }) => {
      await tokens.update(1, (current) => ({ ...current, name }));
      await tokens.get(1);
      throw new Error('Not this time.');
    });
    await expect(failed).rejects.toThrow('Not this time.');
    expect(await store.tokenReader.get(1)).toEqual(token);
    await store.close();
  });

  it('is one record for who only looks at a token, and a copy for everybody else', async () => {
    const store = await createSqliteStore({ path: newPath() });
    await store.tokens.insert(sampleToken({ id: 1 }));
    expect(await store.tokenReader.get(1)).toBe(await store.tokenReader.get(1));
    expect(await store.tokens.get(1)).not.toBe(await store.tokens.get(1));
    await store.close();
  });
});

describe('a SQLite file', () => {
  it('brings everything back when it is opened again', async () => {
    const path = newPath();
    const first = await createSqliteStore({ path });
    await first.resource('users', 'live').insert(sampleUser({ name: 'Ärger' }));
    await first.next('user');
    await first.close();
    const second = await createSqliteStore({ path });
    expect(await second.resource('users', 'live').get('user_1')).toMatchObject({ name: 'Ärger' });
    expect(await second.next('user')).toBe(2);
    await second.close();
  });

  it('can be read and written by its owner only', async () => {
    const path = newPath();
    const store = await createSqliteStore({ path });
    await store.next('user');
    for (const file of [path, `${path}-wal`]) expect((await stat(file)).mode & 0o777).toBe(0o600);
    await store.close();
  });

  it('is refused to a second store of the same process, and the first goes on', async () => {
    const path = newPath();
    const store = await createSqliteStore({ path });
    await expect(createSqliteStore({ path })).rejects.toThrow(StoreInUseError);
    expect(await store.next('user')).toBe(1);
    await store.close();
    await (await createSqliteStore({ path })).close();
  });

  it('is not taken for a database when it is none', async () => {
    const path = fileURLToPath(import.meta.url);
    await expect(createSqliteStore({ path })).rejects.toThrow(/not a database/);
  });

  it('is refused when a newer version has written it', async () => {
    const path = newPath();
    await (await createSqliteStore({ path })).close();
    const database = new DatabaseSync(path);
    database.exec("insert into kysely_migration values ('9999-later', '2030-01-01')");
    database.close();
    await expect(createSqliteStore({ path })).rejects.toThrow(/cannot be brought up to date/);
  });
});

describe('a SQLite file and other processes', () => {
  it('belongs to one, and to the next as soon as that one was killed', async () => {
    const path = newPath();
    const writer = startWriter(path);
    await linesOf(writer, 1);
    await expect(createSqliteStore({ path })).rejects.toThrow(
      `The database ${path} is in use by another process.`,
    );
    await kill(writer);
    await (await createSqliteStore({ path })).close();
  });

  it('holds all that was acknowledged before the process was killed', async () => {
    const path = newPath();
    const writer = startWriter(path);
    const acknowledged = await linesOf(writer, 50);
    await kill(writer);
    const store = await createSqliteStore({ path });
    const users = store.resource('users', 'live');
    for (const id of acknowledged) expect(await users.get(id)).toBeDefined();
    // Each transaction writes a user and a session: never one without the other.
    expect(await store.resource('sessions', 'live').count()).toBe(await users.count());
    await store.close();
  });
});

describe('the work of a transaction', () => {
  it('is told when it uses the store instead of its access', async () => {
    const store = await createSqliteStore({ path: newPath() });
    const work = store.transaction(async () => store.resource('users', 'live').count());
    await expect(work).rejects.toThrow(/Use the StoreAccess/);
    const nested = store.transaction(async () => store.transaction(async () => 1));
    await expect(nested).rejects.toThrow(/Use the StoreAccess/);
    expect(await store.resource('users', 'live').count()).toBe(0);
    await store.close();
  });
});

function startWriter(path: string): ChildProcess {
  const script = fileURLToPath(new URL('./sqlite-writer.fixture.ts', import.meta.url));
  return spawn(process.execPath, ['--conditions=@keyturn/source', script, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** The lines that the process has printed by the time that there are `count` of them. */
function linesOf(child: ChildProcess, count: number): Promise<string[]> {
  let text = '';
  return new Promise((resolve, reject) => {
    // It is read on, or else the process would be stopped by its full pipe and not by the test.
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const lines = text.split('\n').slice(0, -1);
      if (lines.length >= count) resolve(lines);
    });
    child.once('exit', () => reject(new Error(`It ended after printing ${JSON.stringify(text)}.`)));
  });
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
