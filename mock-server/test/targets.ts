/** The ways to a mock that tests of the HTTP behaviour go. */
import type { AppSettings } from '@keyturn/reference-server/internal/settings';
import { insertSampleUsers } from '@keyturn/reference-server/internal/stores/sample-records';
import { START, testSettings } from '@keyturn/reference-server/internal/test-server';
import { TestRunner } from 'vitest';
import type * as MockModule from '../src/mock.ts';
import { loadWithMsw, setUpServer } from './msw-versions.ts';

export type Store = ReturnType<typeof MockModule.storeOf>;

/** A way to a mock: how a request gets to it. */
export interface Target {
  readonly name: string;
  /** @param settings beside those of every test */
  open(settings: Partial<AppSettings>): Promise<Opened>;
}

/** A mock with the sample users. */
export interface Opened {
  readonly baseUrl: string;
  readonly fetch: typeof globalThis.fetch;
  /** Sends a request whose target is no URL that `fetch` would leave as it is. */
  readonly fetchTarget?: (target: string, init: RequestInit) => Promise<Response>;
  readonly store: Store;
  now(): number;
  pass(ms: number): void;
  close(): unknown;
}

export const mockFetch: Target = {
  name: 'mock.fetch',
  async open(settings) {
    const module = await import('../src/mock.ts');
    const { mock, store } = await create(module, settings);
    return opened(mock, store, mock.fetch, () => undefined);
  },
};

export function msw(version: 2 | 3): Target {
  let modules: ReturnType<typeof loadWithMsw> | undefined;
  return {
    name: `MSW ${version}`,
    async open(settings) {
      modules ??= loadWithMsw(version);
      const { mock: module, msw: door } = await modules;
      const { mock, store } = await create(module, settings);
      const server = await setUpServer(version, door.handlers(mock));
      await server.listen();
      const fetch: typeof globalThis.fetch = (input, init) => globalThis.fetch(input, init);
      return opened(mock, store, fetch, () => server.close());
    },
  };
}

async function create({ createMock, storeOf }: typeof MockModule, settings: Partial<AppSettings>) {
  const mock = createMock({
    baseUrl: 'http://localhost:3010',
    now: START,
    data: 'empty',
    settings: testSettings(settings),
  });
  const store = storeOf(mock);
  await insertSampleUsers(store);
  return { mock, store };
}

function opened(
  { baseUrl, clock }: MockModule.Mock,
  store: Store,
  fetch: typeof globalThis.fetch,
  close: () => unknown,
): Opened {
  const pass = (ms: number) => clock.set(clock.now() + ms);
  return { baseUrl, store, fetch, close, pass, now: clock.now };
}

/** Skips the test that runs, which cannot go on here. */
export function skip(reason: string): never {
  const test = TestRunner.getCurrentTest();
  if (test === undefined) throw new Error('No test runs.');
  test.context.skip(reason);
  throw new Error('A test goes on that was skipped.');
}
