/**
 * The reference server's own application over a store in memory, with a clock to move by hand.
 *
 * - Credentials, limits, validation and errors are the server's, because it is the server.
 * - The same seed gives the same bytes: keys, ids and data come from it.
 * - Two mocks share nothing, and a reset leaves nothing behind.
 * - An answer that breaks the contract fails the call, and names the operation and the place.
 */
import type { OperationId } from '@keyturn/contract';
import type { RandomBytes } from '@keyturn/reference-server';
import { type App, createApp } from '@keyturn/reference-server/internal/app';
import { generateKey } from '@keyturn/reference-server/internal/domain/keys';
import type { ContractViolation } from '@keyturn/reference-server/internal/http/check-answer';
import { createMemoryCounter } from '@keyturn/reference-server/internal/stores/memory/memory-counter';
import {
  createMemoryStore,
  type MemoryStore,
} from '@keyturn/reference-server/internal/stores/memory/memory-store';
import { createActivity } from './activity.ts';
import { createManualClock, type ManualClock, type Moment } from './manual-clock.ts';
import { createMockKeys, type MockKeys } from './mock-keys.ts';
import { createMockSeed, type MockSeed } from './mock-seed.ts';
import { demoState } from './mock-state.ts';
import { createRecorder, type RecordedCall, type Recorder } from './recorder.ts';
import { createSeededBytes } from './seeded-bytes.ts';
import { sha256Hasher } from './sha256-hasher.ts';
import { stillResources } from './still-resources.ts';

export interface MockOptions {
  /** Keys and ids follow from it. Default 1. */
  readonly seed?: number;
  /** What the clock shows at first. Default `2026-01-01T00:00:00Z`. */
  readonly now?: Moment;
  /** Where the mock seems to be. Default `https://keyturn.test`. */
  readonly baseUrl?: string;
  /** Lifetime of a JWT, in seconds. Default 3600. */
  readonly jwtTtlSeconds?: number;
  /** What the store starts with: the demo data (`user_1` … `user_1000`), or nothing. */
  readonly data?: 'demo' | 'empty';
}

export interface Mock {
  /** Give it to the client as its base URL. */
  readonly baseUrl: string;
  /** A key that may do everything on live data: the server's root key, 1,000 requests an hour. */
  readonly adminKey: string;
  /** The server's clock. Given to the client as `clock`, both live in the same time. */
  readonly clock: ManualClock;
  readonly keys: MockKeys;
  /** Puts records into the store, with every field that is not given made up. */
  readonly seed: MockSeed;
  /**
   * Answers like the server. It needs no `this`: hand it to a client as it is.
   *
   * @throws {TypeError} for a URL that is not below `baseUrl`
   * @throws {Error} for an answer that breaks the contract
   */
  readonly fetch: typeof globalThis.fetch;
  /** The calls so far, in the order of their answers; those of one operation when it is named. */
  calls(operation?: OperationId): readonly RecordedCall[];
  /** Puts everything back to how it was when the mock was made: data, keys, clock, limits, calls. */
  reset(): void;
}

/** What a reset makes anew. */
interface Stage {
  readonly app: App;
  readonly store: MemoryStore;
  readonly randomBytes: RandomBytes;
  readonly adminKey: string;
  readonly recorder: Recorder;
}

/** @throws {TypeError} when `now` is no moment or `baseUrl` no URL */
export function createMock(options: MockOptions = {}): Mock {
  const { seed = 1, now = '2026-01-01T00:00:00Z', jwtTtlSeconds = 3600, data = 'demo' } = options;
  const baseUrl = new URL(options.baseUrl ?? 'https://keyturn.test').href.replace(/\/+$/, '');
  const prefix = new URL(baseUrl).pathname.replace(/\/$/, '');
  const activity = createActivity();
  const clock = createManualClock(now, activity.settle);
  let stage = setUp();

  function setUp(): Stage {
    const randomBytes = createSeededBytes(seed);
    const store = createMemoryStore(
      data === 'demo' ? { state: demoState(clock.now()) } : undefined,
    );
    const adminKey = generateKey('live', randomBytes);
    const app = createApp({
      store,
      counter: createMemoryCounter(clock),
      clock,
      randomBytes,
      hasher: sha256Hasher,
      settings: { rootKey: adminKey, jwtSecret: generateKey('live', randomBytes), jwtTtlSeconds },
      resources: stillResources(clock),
      usage: { record: (row) => void activity.track(store.usage.append([row])) },
      onContractViolation: refuse,
    });
    return { app, store, randomBytes, adminKey, recorder: createRecorder() };
  }

  async function answer(request: Request): Promise<Response> {
    const { app, recorder } = stage;
    request.signal.throwIfAborted();
    const path = pathBelow(request.url);
    const end = await recorder.begin(request, path, clock.now());
    const response = await app.fetch(request, { target: path });
    await end(response);
    request.signal.throwIfAborted();
    return response;
  }

  function pathBelow(url: string): string {
    if (!url.startsWith(`${baseUrl}/`)) {
      throw new TypeError(
        `${url} is not below ${baseUrl}, where this mock answers. Give the client mock.baseUrl.`,
      );
    }
    return new URL(url).pathname.slice(prefix.length);
  }

  const surroundings = () => ({ ...stage, now: clock.now });

  return {
    baseUrl,
    clock,
    get adminKey() {
      return stage.adminKey;
    },
    keys: createMockKeys(surroundings),
    seed: createMockSeed(surroundings),
    fetch: (input, init) => activity.track(answer(new Request(input, init))),
    calls: (operation) => stage.recorder.calls(operation),
    reset() {
      clock.set(now);
      stage = setUp();
    },
  };
}

function refuse({ operation, status, pointer, message }: ContractViolation): never {
  throw new Error(
    `The answer ${status} of ${operation} breaks the contract at "${pointer}": ${message}`,
  );
}
