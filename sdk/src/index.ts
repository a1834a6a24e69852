export {
  AuthenticationError,
  ConflictError,
  type Mismatch,
  NotFoundError,
  ParseError,
  PermissionDeniedError,
  ServerError,
  ValidationError,
} from './answer-errors.ts';
export type { ApiKey } from './api-key.ts';
export type { CallPromise, CallResult, WithResponse } from './call-promise.ts';
export { Keyturn } from './client.ts';
export type { Clock } from './clock.ts';
export {
  ApiError,
  type CodeOfStatus,
  ConnectionError,
  type DetailsOf,
  type ErrorContext,
  KeyturnError,
  RateLimitError,
  TimeoutError,
} from './errors.ts';
export type {
  ExchangeEvent,
  Logger,
  RetryEvent,
  ThrottleEvent,
  TokenStoreEvent,
} from './events.ts';
export type { ErrorCode, OperationErrorCodes } from './generated/error-codes.ts';
export type { ErrorDetails, ErrorStatuses } from './generated/error-details.ts';
export type { Resources } from './generated/resources.ts';
export type { components, paths } from './generated/schema.ts';
export type { OperationError } from './operation-error.ts';
export type {
  Answer,
  Body,
  CallOptions,
  Data,
  Item,
  OperationId,
  PageOptions,
  PaginatedId,
  Query,
  Schema,
} from './operation-types.ts';
export type { KeyturnOptions, RateLimitOptions } from './options.ts';
export type { Page, PagePromise } from './page.ts';
export type { RateLimit } from './rate-limit-headers.ts';
export type { RetryBudgetOptions } from './retry-budget.ts';
export type { TokenStore } from './token-source.ts';
export { createTokenStore, type StoredToken, type TokenStorage } from './token-store.ts';
export type { CallEnd, CallTrace, TracedCall, Tracer } from './tracer.ts';
export type { Fetch, Middleware } from './transport.ts';
