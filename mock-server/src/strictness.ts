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

export interface Findings {
  /** Overrides, each as it was written and how often it was used. */
  readonly unused: readonly string[];
  readonly unhandled: readonly string[];
  readonly violations: readonly string[];
}

/** Each in one sentence. What happened again, as when a client tries again, is told once. */
export function problemsOf({ unused, unhandled, violations }: Findings): string[] {
  return [
    ...unused.map((fault) => `Unused override: ${fault}`),
    ...counted(unhandled).map((request) => `Unhandled request: ${request}`),
    ...counted(violations).map((violation) => `Broken contract: ${violation}`),
  ];
}

function counted(sentences: readonly string[]): string[] {
  return [...new Set(sentences)].map((sentence) => {
    const times = sentences.filter((other) => other === sentence).length;
    return times === 1 ? sentence : `${sentence} (${times} times)`;
  });
}

/** @throws {MockVerificationError} where there are any */
export function assertNoProblems(problems: readonly string[]): void {
  if (problems.length > 0) throw new MockVerificationError(problems);
}
