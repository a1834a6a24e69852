/** All that a mock is made of and that a reset makes anew: the application and what stands around it. */
import type { RandomBytes } from '@keyturn/reference-server';
import { type App, type AppLogger, createApp } from '@keyturn/reference-server/internal/app';
import { generateKey } from '@keyturn/reference-server/internal/domain/keys';
import type { ContractViolation } from '@keyturn/reference-server/internal/http/check-answer';
import { type AppSettings, DEFAULT_SETTINGS } from '@keyturn/reference-server/internal/settings';
import type { MemoryState } from '@keyturn/reference-server/internal/stores/memory/memory-state';
import {
  createMemoryStore,
  type MemorySnapshot,
  type MemoryStore,
} from '@keyturn/reference-server/internal/stores/memory/memory-store';
import { createFaultRegistry, type FaultRegistry, type FaultsSnapshot } from './faults.ts';
import { createErrorInjector, type ErrorInjector } from './injected-errors.ts';
import type { ManualClock } from './manual-clock.ts';
import { type CounterSnapshot, createMockCounter, type MockCounter } from './mock-counter.ts';
import { createMockJwts, type JwtsSnapshot, type MockJwts } from './mock-jwts.ts';
import { createRecorder, type Recorder, type RecorderSnapshot } from './recorder.ts';
import { createSeededBytes } from './seeded-bytes.ts';
import { sha256Hasher } from './sha256-hasher.ts';
import { stillResources } from './still-resources.ts';
import { createUsageBuffer, type UsageBuffer } from './usage-buffer.ts';

export interface StageOptions {
  readonly seed: number;
  readonly jwtTtlSeconds: number;
  readonly strict: boolean;
  /** Take the place of what the mock chooses itself. */
  readonly settings: Partial<AppSettings>;
  readonly state: MemoryState | undefined;
  readonly clock: ManualClock;
  /** Told of an answer of the server that breaks the contract; throws. */
  readonly onContractViolation: (violation: ContractViolation) => void;
  /** Told of an error in the server's own code, which its answer does not tell. */
  readonly onFailure: (error: unknown) => void;
}

export interface Stage {
  readonly store: MemoryStore;
  readonly counter: MockCounter;
  readonly randomBytes: RandomBytes;
  readonly adminKey: string;
  readonly rootRequestsPerHour: number;
  readonly injector: ErrorInjector;
  readonly jwts: MockJwts;
  readonly faults: FaultRegistry;
  readonly recorder: Recorder;
  readonly usage: UsageBuffer;
  app(): App;
  /** The application over a copy of what is stored: what it changes, nobody sees. */
  appOnCopy(): App;
  snapshot(): StageSnapshot;
  restore(snapshot: StageSnapshot): void;
}

export interface StageSnapshot {
  readonly stored: MemorySnapshot;
  readonly counted: CounterSnapshot;
  readonly jwts: JwtsSnapshot;
  readonly faults: FaultsSnapshot;
  readonly recorded: RecorderSnapshot;
  readonly bytesTaken: number;
  /** ms since the epoch */
  readonly at: number;
}

export function createStage(options: StageOptions): Stage {
  const { clock } = options;
  const bytes = createSeededBytes(options.seed);
  const store = createMemoryStore(options.state && { state: options.state });
  const counter = createMockCounter(clock);
  const injector = createErrorInjector();
  const jwts = createMockJwts();
  const faults = createFaultRegistry(options.strict);
  const recorder = createRecorder();
  const usage = createUsageBuffer(store);
  const settings = {
    rootRequestsPerHour: DEFAULT_SETTINGS.rootRequestsPerHour,
    rootKey: generateKey('live', bytes.next),
    jwtSecret: generateKey('live', bytes.next),
    jwtTtlSeconds: options.jwtTtlSeconds,
    ...options.settings,
  };
  const logger: AppLogger = {
    info() {},
    error: (facts) => options.onFailure((facts as { err: unknown }).err),
  };
  let app = createAppOver(store);

  function createAppOver(over: MemoryStore): App {
    return createApp({
      store: over,
      counter,
      clock,
      randomBytes: bytes.next,
      hasher: sha256Hasher,
      settings,
      resources: stillResources(clock),
      usage,
      logger,
      ...(options.strict && { onContractViolation: options.onContractViolation }),
      extraChecks: {
        ...injector.checks,
        first: (call) => {
          injector.checks.first(call);
          jwts.check(call);
        },
      },
    });
  }

  return {
    store,
    counter,
    randomBytes: bytes.next,
    adminKey: settings.rootKey ?? '',
    rootRequestsPerHour: settings.rootRequestsPerHour,
    injector,
    jwts,
    faults,
    recorder,
    usage,
    app: () => app,
    appOnCopy: () => createAppOver(createMemoryStore(store.snapshot())),
    snapshot: () => {
      usage.flush();
      return {
        stored: store.snapshot(),
        counted: counter.snapshot(),
        jwts: jwts.snapshot(),
        faults: faults.snapshot(),
        recorded: recorder.snapshot(),
        bytesTaken: bytes.position(),
        at: clock.now(),
      };
    },
    restore(snapshot) {
      usage.flush();
      store.restore(snapshot.stored);
      counter.restore(snapshot.counted);
      jwts.restore(snapshot.jwts);
      faults.restore(snapshot.faults);
      recorder.restore(snapshot.recorded);
      bytes.moveTo(snapshot.bytesTaken);
      clock.set(snapshot.at);
      // Another, because the caches of this one know keys by ids that may be given again.
      app = createAppOver(store);
    },
  };
}
