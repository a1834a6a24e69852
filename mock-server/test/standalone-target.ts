/**
 * The way to the mock over a real connection, in one process for the file. Each test has a session to
 * itself; one that a test has left goes back to its start before the next test with the same settings.
 */
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { Collection, Environment, Resources } from '@keyturn/reference-server/internal/ports';
import type { AppSettings } from '@keyturn/reference-server/internal/settings';
import { insertSampleUsers } from '@keyturn/reference-server/internal/stores/sample-records';
import { START, testSettings } from '@keyturn/reference-server/internal/test-server';
import { afterAll } from 'vitest';
import { adminClient } from './admin-client.ts';
import { type StandaloneProcess, startStandalone } from './standalone-process.ts';
import { type Opened, type Store, skip, type Target } from './targets.ts';

interface Prepared {
  readonly baseUrl: string;
  readonly admin: ReturnType<typeof adminClient>;
  readonly store: Store;
  /** The path of the snapshot of its start. */
  readonly start: string;
}

let running: Promise<StandaloneProcess> | undefined;
const left = new Map<string, Prepared[]>();

afterAll(async () => (await running)?.stop());

export const standalone: Target = {
  name: 'the standalone process',
  async open(settings): Promise<Opened> {
    const key = JSON.stringify(settings);
    const known = left.get(key)?.pop();
    const session = known ?? (await prepare(settings));
    const { baseUrl, admin, store, start } = session;
    if (known !== undefined) await admin('POST', `${start}/restore`);

    let now = START;
    let moved: Promise<unknown> = Promise.resolve();
    return {
      baseUrl,
      store,
      async fetch(input, init) {
        await moved;
        return fetch(input, init);
      },
      async fetchTarget(target, init) {
        await moved;
        return fetchRaw(baseUrl, target, init);
      },
      now: () => now,
      pass(ms) {
        now += ms;
        const body = { now: new Date(now).toISOString() };
        moved = moved.then(() => admin('PUT', '/clock', { body }));
      },
      async close() {
        await moved;
        left.set(key, [...(left.get(key) ?? []), session]);
      },
    };
  },
};

async function prepare({ jwtTtlSeconds, ...settings }: Partial<AppSettings>): Promise<Prepared> {
  running ??= startStandalone();
  const root = adminClient((await running).adminUrl);
  const { status, body: session } = await root('POST', '/sessions', {
    body: {
      now: new Date(START).toISOString(),
      data: 'empty',
      settings: testSettings(settings),
      ...(jwtTtlSeconds !== undefined && { jwtTtlSeconds }),
    },
  });
  if (status !== 201) throw new Error(session.error.message);
  const admin = adminClient(session.adminUrl);
  const store = storeBehind(admin);
  await insertSampleUsers(store);
  const { body: snapshot } = await admin('POST', '/snapshots');
  return { baseUrl: session.baseUrl, admin, store, start: `/snapshots/${snapshot.id}` };
}

/** What of a store can be reached in another process: records go in, by the factories of the mock. */
function storeBehind(admin: ReturnType<typeof adminClient>): Store {
  function resource<K extends keyof Resources>(
    kind: K,
    environment: Environment,
  ): Collection<Resources[K]> {
    async function insert(record: object): Promise<void> {
      // `users` are made by the factory `user`.
      const path = `/seed/${kind.slice(0, -1)}?environment=${environment}`;
      const { status, body } = await admin('POST', path, { body: record });
      if (status !== 201) throw new Error(body.error.message);
    }
    return elseSkipping<Collection<Resources[K]>>({
      insert,
      async insertMany(records) {
        for (const record of records) await insert(record);
      },
    });
  }
  return elseSkipping<Store>({ resource });
}

/** Skips the test that asks for anything else of it. */
function elseSkipping<T extends object>(part: Partial<T>): T {
  const get = (_: unknown, name: string) =>
    Reflect.get(part, name) ?? skip('reads a store that is in another process');
  return new Proxy(part, { get }) as T;
}

/** Sends the target as it is. */
function fetchRaw(
  baseUrl: string,
  target: string,
  { method = 'GET', headers }: RequestInit,
): Promise<Response> {
  const { hostname, port, pathname } = new URL(baseUrl);
  return new Promise((resolve, reject) => {
    const fields = Object.fromEntries(new Headers(headers));
    request({ hostname, port, path: `${pathname}${target}`, method, headers: fields })
      .on('response', async (message) => {
        const received = Object.entries(message.headers).map(
          ([name, value]) => [name, String(value)] as [string, string],
        );
        resolve(
          new Response(await text(message), { status: message.statusCode ?? 0, headers: received }),
        );
      })
      .on('error', reject)
      .end();
  });
}
