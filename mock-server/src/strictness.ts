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

/** What a mock has noticed so far. */
export interface Findings {
  readonly unhandled: string[];
  readonly violations: string[];
  /** What the server's own code stumbled over; the caller was told no more than INTERNAL_ERROR. */
  readonly failures: string[];
}

export function noFindings(): Findings {
  return { unhandled: [], violations: [], failures: [] };
}

/**
 * Each in one sentence. What happened again, as when a client tries again, is told once.
 *
 * @param unused overrides, each as it was written and how often it was used
 */
export function problemsOf(unused: readonly string[], findings: Findings): string[] {
  const { unhandled, violations, failures } = findings;
  return [
    ...unused.map((fault) => `Unused override: ${fault}`),
    ...counted(unhandled).map((request) => `Unhandled request: ${request}`),
    ...counted(violations).map((violation) => `Broken contract: ${violation}`),
    ...counted(failures).map((failure) => `Failure of the mock itself: ${failure}`),
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
