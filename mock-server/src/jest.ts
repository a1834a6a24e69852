/**
 * A mock for each test under Jest, verified when the test ends.
 *
 * - Two tests never share a mock.
 * - A test that used its mock as the API never would fails, and says everything that was wrong.
 */
import { afterEach, beforeEach } from '@jest/globals';
import { type Coverage, mergeCoverage } from './coverage.ts';
import { createMock, type Mock, type MockOptions } from './mock.ts';

const seen: Coverage[] = [];

/**
 * For tests that run one after the other: makes a mock before each, and verifies it after. To be
 * called at the top of a file or of a `describe`.
 *
 * @returns the mock of the test that runs, by one name; to be used within tests and hooks only
 */
export function useMock(options?: MockOptions): Mock {
  let current: Mock | undefined;

  beforeEach(() => {
    current = createMock(options);
  });
  afterEach(() => {
    const ended = mockOfTest();
    current = undefined;
    seen.push(ended.coverage());
    ended.verify();
  });

  function mockOfTest(): Mock {
    if (current !== undefined) return current;
    throw new Error(
      'The mock of useMock() is there within a test only. In test.concurrent, for which Jest runs no hooks, use withMock().',
    );
  }

  return new Proxy({} as Mock, { get: (_, name) => Reflect.get(mockOfTest(), name) });
}

/**
 * For tests of any kind, `test.concurrent` among them: the function to give to `test`, which makes a
 * mock for one run of `run` and verifies it.
 */
export function withMock(run: (mock: Mock) => unknown, options?: MockOptions): () => Promise<void> {
  return async () => {
    const mock = createMock(options);
    await run(mock);
    seen.push(mock.coverage());
    mock.verify();
  };
}

/** What the tests of this file have seen so far of the API. */
export function coverage(): Coverage {
  return mergeCoverage(...seen);
}
