/**
 * The API as a fetch handler, and what it takes to run it in memory. Everything here runs in a
 * browser as well; the server for Node is the package's command.
 */
export {
  type App,
  type AppDependencies,
  type AppLogger,
  type ConnectionInfo,
  createApp,
} from './app.ts';
export type { ContractViolation } from './http/check-answer.ts';
export type { AppObserver, CacheName } from './observer.ts';
export {
  type ApiTokenRecord,
  type AuditRecord,
  type Clock,
  type Collection,
  type Counter,
  DuplicateError,
  type Environment,
  type EventLog,
  type IdempotencyRecord,
  type KeyHasher,
  type RandomBytes,
  type RateLimitDecision,
  type RateLimitPolicy,
  type ResourceProbe,
  type Resources,
  type Store,
  type StoreAccess,
  type UsageLog,
  type UsageRow,
} from './ports.ts';
export type { AppSettings } from './settings.ts';
export { createMemoryCounter } from './stores/memory/memory-counter.ts';
export {
  createMemoryStore,
  type MemorySnapshot,
  type MemoryStore,
} from './stores/memory/memory-store.ts';
