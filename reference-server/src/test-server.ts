/** The real app for tests. */
import { hash } from 'node:crypto';
import { type App, type AppDependencies, createApp } from './app.ts';
import type { Clock, Counter, KeyHasher, RandomBytes, Store, UsageRow } from './ports.ts';
import type { AppSettings } from './settings.ts';
import { createMemoryCounter } from './stores/memory/memory-counter.ts';
import { callsThrough, type TestCalls } from './test-requests.ts';

export const START = Date.parse('2026-02-20T10:00:00.000Z');
export const ROOT_KEY = 'sk_live_root0123456789abcdef0123456789';
export const JWT_SECRET = 'a secret for tests only, of more than 32 bytes';

interface TestAppDependencies extends Partial<Omit<AppDependencies, 'settings'>> {
  readonly store: Store;
  readonly clock: Clock;
  readonly settings?: Partial<AppSettings>;
}

/**
 * The app over what a test gives it, with ids and keys that are the same in every run. An answer that
 * breaks the contract fails the test.
 */
export function createTestApp({ settings, ...given }: TestAppDependencies): App {
  return createApp({
    counter: createMemoryCounter(given.clock),
    randomBytes: countingBytes(),
    hasher: sha256Hasher,
    onContractViolation(violation) {
      throw new Error(`The answer breaks the contract: ${JSON.stringify(violation)}`);
    },
    ...given,
    settings: testSettings(settings),
  });
}

export function testSettings(given: Partial<AppSettings> = {}): AppSettings {
  return { rootKey: ROOT_KEY, jwtSecret: JWT_SECRET, version: '1.2.3', ...given };
}

export interface TestServer extends TestCalls {
  readonly store: Store;
  readonly usage: UsageRow[];
  /** What was logged as an error. */
  readonly errors: object[];
  /** What was logged of requests. */
  readonly log: (object & { message: string })[];
  /** What the observer was told, as one line each. */
  readonly observed: string[];
  /** How often a key was hashed and compared. */
  readonly hashing: { verified: number };
  /** Moves the clock on. */
  pass(ms: number): void;
  now(): number;
}

/** The app over a store, on a clock that stands until a test moves it, with all that it tells. */
export function startTestServer(
  store: Store,
  settings: Partial<AppSettings> = {},
  counter?: Counter,
): TestServer {
  let elapsed = 0;
  const clock: Clock = {
    now: () => START + elapsed,
    monotonic: () => elapsed,
    after: () => () => undefined,
  };
  const usage: UsageRow[] = [];
  const errors: object[] = [];
  const log: TestServer['log'] = [];
  const observed: string[] = [];
  const hashing = { verified: 0 };
  const app = createTestApp({
    store,
    clock,
    ...(counter && { counter }),
    hasher: {
      ...sha256Hasher,
      verify(key, hashed) {
        hashing.verified += 1;
        return sha256Hasher.verify(key, hashed);
      },
    },
    usage: { record: (row) => usage.push(row) },
    resources: () => ({ process: TEST_PROCESS, host: TEST_HOST }),
    logger: {
      info: (facts, message) => log.push({ ...facts, message }),
      error: (facts) => errors.push(facts),
    },
    observer: {
      requestStarted: () => observed.push('started'),
      requestEnded: ({ status }, code) => observed.push(`ended ${status} ${code ?? ''}`.trim()),
      cacheLookedUp: (cache, hit) => observed.push(`${cache} ${hit ? 'hit' : 'miss'}`),
    },
    settings,
  });

  return {
    store,
    usage,
    errors,
    log,
    observed,
    hashing,
    ...callsThrough(ROOT_KEY, (path, init, info) =>
      app.fetch(new Request(`http://localhost:3010${path}`, init), info),
    ),
    pass(ms) {
      elapsed += ms;
    },
    now: () => clock.now(),
  };
}

const TEST_PROCESS = {
  uptimeSeconds: 1.5,
  cpuPercent: 3.2,
  memoryRssBytes: 90_000_000,
  heapUsedBytes: 40_000_000,
  heapTotalBytes: 60_000_000,
  eventLoopDelayMs: null,
};
const TEST_HOST = {
  platform: 'test',
  cpuCount: 2,
  loadAverage: [0.3, 0.2, 0.1],
  memoryTotalBytes: 8_000_000_000,
  memoryFreeBytes: 5_000_000_000,
  uptimeSeconds: 3_600,
};

/** Bytes that look random, and are the same in every run. */
function countingBytes(): RandomBytes {
  let state = 1;
  return (length) =>
    Uint8Array.from({ length }, () => {
      state = (state * 48_271) % 2_147_483_647;
      return state & 0xff;
    });
}

const sha256 = (text: string) => hash('sha256', text);

/** Stands for bcrypt, whose slowness no test needs. */
const sha256Hasher: KeyHasher = {
  hash: async (key) => sha256(key),
  verify: async (key, hashed) => sha256(key) === hashed,
  digest: sha256,
};
