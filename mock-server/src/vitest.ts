/**
 * Tests with a mock of their own: made for each test that asks for it, verified when it ends.
 *
 * - Two tests never share a mock, so they may run one after the other, concurrently or in parallel.
 * - A test that used its mock as the API never would fails, and says everything that was wrong.
 */
import { test as base, type TestAPI } from 'vitest';
import { type Coverage, mergeCoverage } from './coverage.ts';
import { createMock, type Mock, type MockOptions } from './mock.ts';

/** What a test can ask for by name. */
export interface MockFixtures {
  /** How the mock is made; `test.override({ mockOptions: { … } })` says it for a file or a suite. */
  mockOptions: MockOptions;
  mock: Mock;
}

const seen: Coverage[] = [];

/** Vitest's `test`, with `mock` among its fixtures. */
export const test: TestAPI<MockFixtures> = base.extend<MockFixtures>({
  mockOptions: {},
  mock: async ({ mockOptions }, use) => {
    const mock = createMock(mockOptions);
    await use(mock);
    seen.push(mock.coverage());
    mock.verify();
  },
});

/** What the tests of this file have seen so far of the API. */
export function coverage(): Coverage {
  return mergeCoverage(...seen);
}
