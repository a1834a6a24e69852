/**
 * The reference server's own application over a store in memory, with a clock to move by hand.
 *
 * - Credentials, limits, validation and errors are the server's, because it is the server.
 * - The same seed gives the same bytes: keys, ids and data come from it.
 * - Two mocks share nothing that changes, and a reset leaves nothing behind.
 * - In strict mode, an answer that breaks the contract fails the call, and names the operation and
 *   the place; so does an override, when it is set if it can be known there.
 */
import type { ErrorCode, OperationId } from '@keyturn/contract';
import type { AppSettings } from '@keyturn/reference-server/internal/settings';
import type { MemoryStore } from '@keyturn/reference-server/internal/stores/memory/memory-store';
import { type Activity, createActivity } from './activity.ts';
import { baseUrlOf } from './base-url.ts';
import { type CallEnd, endCall } from './call-end.ts';
import { connectionError } from './connection-error.ts';
import { type Coverage, createCoverageCounter } from './coverage.ts';
import { type ChosenFaults, describeFault, type MockRequest } from './fault.ts';
import type { FaultRegistry } from './faults.ts';
import { createManualClock, type ManualClock, type Moment } from './manual-clock.ts';
import { callerWith, createMockKeys, type MockKey, type MockKeys } from './mock-keys.ts';
import { createMockRateLimits, type MockRateLimits } from './mock-rate-limits.ts';
import { createMockSeed, type MockSeed } from './mock-seed.ts';
import { createStage, type Stage, type StageSnapshot } from './mock-stage.ts';
import { demoState } from './mock-state.ts';
import { MockContractError } from './override.ts';
import { realDelay } from './real-time.ts';
import { bodyOf, codeOf, type RecordedCall, receive } from './recorder.ts';
import { assertNoProblems, noFindings, problemsOf } from './strictness.ts';

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
  /**
   * Whether answers and overrides are held to the contract, and `verify` finds anything. Default true.
   */
  readonly strict?: boolean;
  /** What the server's own operator could decide, such as `rootRequestsPerHour` or `corsOrigins`. */
  readonly settings?: Partial<AppSettings>;
}

export interface MockTokens {
  /** Ends every JWT that was issued so far, or those of one key, before their time. */
  expire(key?: MockKey | string): void;
}

/** An opaque value: good for the mock that took it, as often as wanted. */
export interface MockSnapshot {
  readonly stage: StageSnapshot;
}

export interface Mock {
  /** Give it to the client as its base URL. */
  readonly baseUrl: string;
  /** A key that may do everything on live data: the server's root key, 1,000 requests an hour. */
  readonly adminKey: string;
  /** The server's clock. Given to the client as `clock`, both live in the same time. */
  readonly clock: ManualClock;
  readonly keys: MockKeys;
  readonly tokens: MockTokens;
  readonly rateLimit: MockRateLimits;
  /** Puts records into the store, with every field that is not given made up. */
  readonly seed: MockSeed;
  /**
   * Answers like the server. It needs no `this`: hand it to a client as it is.
   *
   * @throws {TypeError} for a URL that is not below `baseUrl`, and where the connection is to break
   * @throws {MockContractError} for an answer that breaks the contract, in strict mode
   */
  readonly fetch: typeof globalThis.fetch;
  /**
   * Sets what shall happen to the calls of an operation, or of all (`*`). Faults of the operation go
   * before those of all, then the one that was set first; one that is used up is passed over.
   *
   * @throws {TypeError} for an operation, a code or a number that there cannot be
   */
  readonly on: FaultRegistry['on'];
  /** The calls so far, in the order of their ends; those of one operation when it is named. */
  calls(operation?: OperationId): readonly RecordedCall[];
  /** The operations and error codes seen since the mock was made, resets and all. */
  coverage(): Coverage;
  /**
   * What `restore` goes back to: what is stored, the wall clock, limits, JWTs, faults and calls.
   * Taking one copies nothing. The monotonic clock and the timers on it go on, since they are the
   * clients' as well, and what `verify` has to tell stays.
   */
  snapshot(): MockSnapshot;
  /** @throws {TypeError} for a snapshot that this mock has not taken */
  restore(snapshot: MockSnapshot): void;
  /** Puts everything back to how it was when the mock was made: data, keys, clock, limits, calls. */
  reset(): void;
  /**
   * To be called at the end of a test. Does nothing where the mock is not strict.
   *
   * @throws {MockVerificationError} that lists every override that was not used, every request for
   *   something outside of the API, every answer that broke the contract, and every error in the
   *   server's own code
   */
  verify(): void;
}

/** What a `Request` does not say of how it came. */
export interface Connection {
  /** Below the base URL, as it was sent: that of a `Request` has its dot segments resolved. */
  readonly path: string;
  readonly remoteAddress: string;
}

/** What a mock has for the modules of this package alone. */
interface Inside {
  stage(): Stage;
  /** As `fetch`, for a request that came over a connection. */
  serve(request: Request, connection: Connection): Promise<Response>;
  readonly turnBy: Activity['turnBy'];
  /** What `verify` has to tell. */
  problems(): readonly string[];
  /** How far the clock is from the next timer, in ms, where nothing goes on without it. */
  untilNextTimer(): number | undefined;
}

const insides = new WeakMap<Mock, Inside>();

export function insideOf(mock: Mock): Inside {
  const inside = insides.get(mock);
  if (inside === undefined) throw new TypeError('This is no mock that this module has made.');
  return inside;
}

/** What a mock stores, for tests of the mock itself. */
export function storeOf(mock: Mock): MemoryStore {
  return insideOf(mock).stage().store;
}

/** @throws {TypeError} for a `now` or a `baseUrl` that is none */
export function createMock(options: MockOptions = {}): Mock {
  const { seed = 1, now = '2026-01-01T00:00:00Z', jwtTtlSeconds = 3600 } = options;
  const { strict = true, settings = {} } = options;
  const baseUrl = baseUrlOf(options.baseUrl ?? 'https://keyturn.test');
  const activity = createActivity();
  const clock = createManualClock(now, activity.settle);
  const coverage = createCoverageCounter();
  const taken = new WeakSet<MockSnapshot>();
  let stage = setUp();
  let findings = noFindings();

  function setUp(): Stage {
    const state = options.data === 'empty' ? undefined : demoState(clock.now());
    const onContractViolation = (violation: ConstructorParameters<typeof MockContractError>[0]) => {
      throw new MockContractError(violation);
    };
    return createStage({
      seed,
      jwtTtlSeconds,
      strict,
      settings,
      state,
      clock,
      onContractViolation,
      onFailure: (error) => findings.failures.push(String(error)),
    });
  }

  /** Counts as under way until the call ends, or until nothing but the caller can end it. */
  async function end(request: Request, connection: Connection | undefined): Promise<CallEnd> {
    const current = stage;
    request.signal.throwIfAborted();
    const path = connection?.path ?? pathBelow(request);
    const at = clock.now();
    const body = request.body === null ? undefined : await bodyOf(request);
    const { received, route } = receive(request, path, at, body);
    const { operation } = received;
    const info = { route, remoteAddress: connection?.remoteAddress };
    if (route.kind === 'unknown')
      findings.unhandled.push(`${received.method} ${path} is no path of the API.`);
    if (operation !== undefined) current.usage.prepareFor(operation);
    // Only what is asked of an operation meets a fault, and so what is asked is of one here.
    const asked = received as MockRequest;
    const { delay, ending } = operation === undefined ? NO_FAULTS : current.faults.take(asked);
    if (delay?.action.kind === 'latency') await realDelay(delay.action.ms, request.signal);
    const ended: CallEnd =
      ending === undefined || ending.action.kind === 'latency'
        ? { kind: 'answered', response: await current.app().fetch(request, info) }
        : await endCall(current, { request, info, asked, at }, ending.action, strict);
    const response = ended.kind === 'answered' ? ended.response : undefined;
    const code = response && (await outcomeOf(current, operation, response, ending));
    if (operation !== undefined) coverage.count(operation, response === undefined ? null : code);
    current.recorder.record(received, {
      status: response?.status,
      code,
      requestId: response?.headers.get('x-request-id') ?? undefined,
      faults: [delay, ending].flatMap((fault) => (fault ? [describeFault(fault)] : [])),
    });
    return ended;
  }

  async function outcomeOf(
    current: Stage,
    operation: OperationId | undefined,
    response: Response,
    { action }: Partial<NonNullable<ChosenFaults['ending']>> = {},
  ): Promise<ErrorCode | undefined> {
    // Half of a body does not say its code, and may never end.
    if (action?.kind === 'stall' || action?.kind === 'malformed') return undefined;
    if (operation === 'auth.validate' && action === undefined && response.ok) {
      current.jwts.noteIssued(await response.clone().text());
    }
    return codeOf(response);
  }

  async function answer(request: Request, connection?: Connection): Promise<Response> {
    let ended: CallEnd;
    try {
      ended = await activity.during(() => end(request, connection));
    } catch (error) {
      if (error instanceof MockContractError) findings.violations.push(error.message);
      throw error;
    }
    if (ended.kind === 'stalled') return untilAborted(request.signal);
    if (ended.kind === 'lost') throw connectionError(ended.code);
    request.signal.throwIfAborted();
    return ended.response;
  }

  function pathBelow({ method, url }: Request): string {
    if (url.startsWith(`${baseUrl}/`)) return url.slice(baseUrl.length).split(/[?#]/, 1)[0] ?? '';
    findings.unhandled.push(`${method} ${url} is not below ${baseUrl}.`);
    throw new TypeError(
      `${url} is not below ${baseUrl}, where this mock answers. Give the client mock.baseUrl.`,
    );
  }

  function problems(): readonly string[] {
    return strict ? problemsOf(stage.faults.unused(), findings) : [];
  }

  const surroundings = () => ({
    ...stage,
    now: clock.now,
    limitOf: (key: MockKey | string) => callerWith(stage, key).rateLimit,
  });

  const mock: Mock = {
    baseUrl,
    clock,
    get adminKey() {
      return stage.adminKey;
    },
    keys: createMockKeys(surroundings),
    tokens: {
      expire: (key) => stage.jwts.end(key === undefined ? undefined : callerWith(stage, key).id),
    },
    rateLimit: createMockRateLimits(surroundings),
    seed: createMockSeed(surroundings),
    fetch: (input, init) => answer(new Request(input, init)),
    on: ((operation: OperationId) => stage.faults.on(operation)) as FaultRegistry['on'],
    calls: (operation) => stage.recorder.calls(operation),
    coverage: coverage.read,
    snapshot() {
      const snapshot = { stage: stage.snapshot() };
      taken.add(snapshot);
      return snapshot;
    },
    restore(snapshot) {
      if (!taken.has(snapshot)) {
        throw new TypeError('That is no snapshot of this mock: use what its snapshot() answered.');
      }
      stage.restore(snapshot.stage);
    },
    reset() {
      clock.set(now);
      stage = setUp();
      findings = noFindings();
    },
    verify() {
      assertNoProblems(problems());
    },
  };
  const { turnBy, isIdle } = activity;
  const untilNextTimer = () => (isIdle() ? clock.untilNext() : undefined);
  insides.set(mock, { stage: () => stage, serve: answer, turnBy, problems, untilNextTimer });
  return mock;
}

const NO_FAULTS: ChosenFaults = {};

function untilAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (signal.aborted) reject(signal.reason);
    else signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
