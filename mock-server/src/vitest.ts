/**
 * Tests with a mock of their own: made for each test that asks for it, verified when it ends.
 *
 * - Two tests never share a mock, so they may run one after the other, concurrently or in parallel.
 * - A test that used its mock as the API never would fails, and says everything that was wrong.
 * - A test that fails while something waits on the mock's clock says so: it may be the reason.
 */
import { test as base, type TestAPI } from 'vitest';
import { type Coverage, mergeCoverage } from './coverage.ts';
import { createMock, insideOf, type Mock, type MockOptions } from './mock.ts';
import { assertNoProblems } from './strictness.ts';

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
  mock: async ({ mockOptions, task }, use) => {
    const mock = createMock(mockOptions);
    await use(mock);
    seen.push(mock.coverage());
    const waits = task.result?.state === 'fail' ? waitsOn(mock) : [];
    assertNoProblems([...waits, ...insideOf(mock).problems()]);
  },
});

/** A test that awaits what waits on the clock gets no further, and would only be told of the time. */
function waitsOn(mock: Mock): string[] {
  const ms = insideOf(mock).untilNextTimer();
  if (ms === undefined) return [];
  return [
    `Clock not moved: something waits on mock.clock, which stands still. If the test waited for it, move the clock beside the call: await Promise.all([call, mock.clock.advance(${Math.ceil(ms)})]).`,
  ];
}

/** What the tests of this file have seen so far of the API. */
export function coverage(): Coverage {
  return mergeCoverage(...seen);
}
