/**
 * Runs tests of the HTTP behaviour of the reference server against the mock, by every door.
 *
 * - What a target does not have (a connection with an address, the server's own log) it skips when the
 *   test asks for it: such tests run against the server itself.
 */

import type { AppSettings } from '@keyturn/reference-server/internal/settings';
import { sampleUser } from '@keyturn/reference-server/internal/stores/sample-records';
import {
  JWT_SECRET,
  ROOT_KEY,
  START,
  type TestAnswer,
  type TestRequest,
  type TestServer,
} from '@keyturn/reference-server/internal/test-server';
import { afterEach, describe, TestRunner, vi } from 'vitest';
import type * as MockModule from '../src/mock.ts';
import type { handlers as handlersOf } from '../src/msw.ts';

type Start = (settings?: Partial<AppSettings>) => Promise<TestServer>;

/** A way to a mock: how a request gets to it. */
interface Target {
  readonly name: string;
  open(settings: Partial<AppSettings>): Promise<Opened>;
}

interface Opened {
  readonly mock: MockModule.Mock;
  readonly store: ReturnType<typeof MockModule.storeOf>;
  readonly fetch: typeof globalThis.fetch;
  close(): void;
}

interface Interceptor {
  listen(): unknown;
  close(): unknown;
}

const mockFetch: Target = {
  name: 'mock.fetch',
  async open(settings) {
    const { createMock, storeOf } = await import('../src/mock.ts');
    const mock = createMock(optionsWith(settings));
    return { mock, store: storeOf(mock), fetch: mock.fetch, close: () => undefined };
  },
};

/** Both majors are behind the same door, which has to find its own under the name `msw`. */
function msw(
  version: 2 | 3,
  setup: (list: ReturnType<typeof handlersOf>) => Promise<Interceptor>,
): Target {
  let modules: Promise<[typeof MockModule, { handlers: typeof handlersOf }]> | undefined;

  async function load() {
    vi.resetModules();
    if (version === 2) vi.doMock('msw', () => import('msw-2'));
    const loaded = await Promise.all([import('../src/mock.ts'), import('../src/msw.ts')]);
    vi.doUnmock('msw');
    return loaded;
  }

  return {
    name: `MSW ${version}`,
    async open(settings) {
      modules ??= load();
      const [{ createMock, storeOf }, { handlers }] = await modules;
      const mock = createMock(optionsWith(settings));
      const server = await setup(handlers(mock));
      await server.listen();
      const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init);
      return { mock, store: storeOf(mock), fetch, close: () => server.close() };
    },
  };
}

// Handlers of the two versions differ in type; each goes to the server of its own version.
type Handlers2 = Parameters<typeof import('msw-2/node')['setupServer']>;

const targets: readonly Target[] = [
  mockFetch,
  msw(2, async (list) => {
    const { setupServer } = await import('msw-2/node');
    return setupServer(...(list as unknown as Handlers2));
  }),
  msw(3, async (list) => {
    const { setupServer } = await import('msw/node');
    return setupServer(...list);
  }),
];

/** Stands in the place of `overStores`. */
export function overStores(title: string, tests: (start: Start) => void): void {
  describe.each(targets)(`${title} through $name`, ({ open }) => {
    const opened: Opened[] = [];
    afterEach(() => {
      for (const target of opened.splice(0)) target.close();
    });
    tests(async (settings = {}) => {
      skipOfAnotherServer();
      const target = await open(settings);
      opened.push(target);
      for (const environment of ['live', 'test'] as const) await seed(target.store, environment);
      return testServerOf(target);
    });
  });
}

function optionsWith(settings: Partial<AppSettings>): MockModule.MockOptions {
  return {
    baseUrl: 'http://localhost:3010',
    now: START,
    data: 'empty',
    settings: { rootKey: ROOT_KEY, jwtSecret: JWT_SECRET, version: '1.2.3', ...settings },
  };
}

function seed({ resource }: Opened['store'], environment: 'live' | 'test'): Promise<void> {
  return resource('users', environment).insertMany([
    sampleUser({ id: 'user_1', name: 'Ann Miller', email: 'ann@example.com' }),
    sampleUser({ id: 'user_2', name: 'Ben Stone', email: 'ben@example.com', plan: 'starter' }),
    sampleUser({ id: 'user_3', name: 'Cem Ates', email: 'cem@example.com', status: 'pending' }),
  ]);
}

function testServerOf({ mock, store, fetch }: Opened): TestServer {
  async function send(
    method: string,
    path: string,
    { key = ROOT_KEY, authorization, headers = {}, body, bytes, info }: TestRequest = {},
  ): Promise<TestAnswer> {
    if (info !== undefined) skip('needs a connection');
    const sent = new Headers(headers);
    if (authorization !== undefined) sent.set('Authorization', authorization);
    else if (key !== null) sent.set('Authorization', `Bearer ${key}`);
    if (body !== undefined && !sent.has('Content-Type')) {
      sent.set('Content-Type', 'application/json');
    }
    const init: RequestInit = { method, headers: sent };
    if (body !== undefined) init.body = typeof body === 'string' ? body : JSON.stringify(body);
    if (bytes !== undefined) init.body = bytes;
    const response = await fetch(`${mock.baseUrl}${path}`, init);
    const text = await response.text();
    const { status } = response;
    return {
      status,
      headers: response.headers,
      body: text === '' ? undefined : JSON.parse(text),
      text,
    };
  }

  return {
    store,
    get usage() {
      return skip('reads the rows of usage before they are written');
    },
    get errors() {
      return skip("reads the server's log");
    },
    get log() {
      return skip("reads the server's log");
    },
    get observed() {
      return skip('observes the server');
    },
    get hashing() {
      return skip("counts the server's hashing");
    },
    send,
    async createToken(token = {}) {
      const { status, body, text } = await send('POST', '/api/api-tokens', {
        body: { name: 'Test', scopes: ['*'], ...token },
      });
      if (status !== 201) throw new Error(`The token was not created: ${status} ${text}`);
      return { id: body.token.id, key: body.token.token };
    },
    pass: (ms) => mock.clock.set(mock.clock.now() + ms),
    now: mock.clock.now,
  };
}

/** Skips the test that runs, which cannot go on here. */
function skip(reason: string): never {
  const test = TestRunner.getCurrentTest();
  if (test === undefined) throw new Error('No test runs.');
  test.context.skip(reason);
  throw new Error('A test goes on that was skipped.');
}

/** Tests of what belongs to the server that they were written for, by a part of their title. */
const OF_ANOTHER_SERVER: Readonly<Record<string, string>> = {
  'tells what process and machine use': 'the mock is on a machine of its own',
  'with every dependency': 'time passes here on the wall clock only',
  'ranks the ten most used only': 'the mock records the usage of the test itself',
  'zeros where nothing happened': 'the mock records the usage of the test itself',
  'told or not told beforehand': 'no fetch sends a length that is wrong',
};

function skipOfAnotherServer(): void {
  const title = TestRunner.getCurrentTest()?.name ?? '';
  for (const [part, reason] of Object.entries(OF_ANOTHER_SERVER)) {
    if (title.includes(part)) skip(reason);
  }
}
