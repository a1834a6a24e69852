/** What a test did that the API would never do, told at the end of the test in one piece. */

/** A mock was not used as it was set up, or something reached it that no API would get. */
export class MockVerificationError extends Error {
  /** Each in one sentence. */
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const list = problems.map((problem, index) => `${index + 1}. ${problem}`).join('\n');
    super(`The mock found ${count}:\n${list}`);
    this.name = 'MockVerificationError';
    this.problems = problems;
  }
}

/** @throws {MockVerificationError} unless everything is as it should be */
export function assertNoProblems(
  unused: readonly string[],
  unhandled: readonly string[],
  violations: readonly string[],
): void {
  const problems = [
    ...unused.map((fault) => `Unused override: ${fault}`),
    ...unhandled.map((request) => `Unhandled request: ${request}`),
    ...violations.map((violation) => `Broken contract: ${violation}`),
  ];
  if (problems.length > 0) throw new MockVerificationError(problems);
}
