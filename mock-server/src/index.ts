export type { OperationId } from '@keyturn/contract';
export {
  type Coverage,
  coverageTable,
  mergeCoverage,
  type OperationCoverage,
} from './coverage.ts';
export type { Duration } from './duration.ts';
export type {
  CommitEnd,
  ErrorCodeOf,
  FailOptions,
  FaultTarget,
  MockRequest,
  NetworkErrorCode,
  PartialAnswer,
  RespondOptions,
  StatusOf,
} from './fault.ts';
export type { FaultHandle, Faults, OperationFaults } from './faults.ts';
export type { ManualClock, Moment } from './manual-clock.ts';
export {
  createMock,
  type Mock,
  type MockOptions,
  type MockSnapshot,
  type MockTokens,
} from './mock.ts';
export type { MockKey, MockKeyOptions, MockKeys, RotateOptions } from './mock-keys.ts';
export type { MockRateLimits, RateLimitState } from './mock-rate-limits.ts';
export type { MockSeed, SeedOptions } from './mock-seed.ts';
export { MockContractError } from './override.ts';
export type { ReceivedRequest, RecordedCall } from './recorder.ts';
export { MockVerificationError } from './strictness.ts';
