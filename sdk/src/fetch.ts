export type { ApiKey } from './api-key.ts';
export type { Clock } from './clock.ts';
export {
  type CreateFetchOptions,
  createFetch,
  type ExchangedToken,
  type PipelineFetch,
} from './create-fetch.ts';
export { ConnectionError, KeyturnError, RateLimitError, TimeoutError } from './errors.ts';
export type {
  ExchangeEvent,
  Logger,
  PipelineEvent,
  RetryEvent,
  ThrottleEvent,
  TokenStoreEvent,
} from './events.ts';
export type { PipelineOptions, RateLimitOptions } from './options.ts';
export type { RetryBudgetOptions } from './retry-budget.ts';
export type { TokenStore } from './token-source.ts';
export { createTokenStore, type StoredToken, type TokenStorage } from './token-store.ts';
export type { CallEnd, CallTrace, TracedCall, Tracer } from './tracer.ts';
export type { Fetch, Middleware } from './transport.ts';
