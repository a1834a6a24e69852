export type { Duration } from './duration.ts';
export type { ManualClock, Moment } from './manual-clock.ts';
export { createMock, type Mock, type MockOptions } from './mock.ts';
export type { MockKey, MockKeyOptions, MockKeys } from './mock-keys.ts';
export type { MockSeed, SeedOptions } from './mock-seed.ts';
export type { RecordedCall } from './recorder.ts';
