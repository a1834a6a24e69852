/** What a run found: the model that every report is made from. It holds no secret. */
import type { LeftBehind } from './leftovers.ts';

export type Verdict = 'passed' | 'failed' | 'waived' | 'skipped' | 'inconclusive';

export interface RequestRecord {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** The error code of the answer. */
  readonly code?: string;
  readonly requestId?: string;
  /** The start of the answer's body. */
  readonly body: string;
}

export interface Finding {
  readonly message: string;
  /** The operation that was asked for last. */
  readonly operation?: string;
  readonly pointer?: string;
  readonly expected?: string;
  readonly found?: string;
  /** The requests that show it, in their order. */
  readonly requests: readonly RequestRecord[];
  /** Shell lines that send them again; they read `$KEYTURN_API_KEY`. */
  readonly reproduction: string;
}

export interface CheckResult {
  readonly id: string;
  readonly title: string;
  readonly clauses: readonly string[];
  readonly verdict: Verdict;
  /** Why it was waived or skipped, or could not be decided. */
  readonly reason?: string;
  readonly findings: readonly Finding[];
  /** How many more findings of the same check were left out. */
  readonly more: number;
  readonly requests: number;
  readonly durationMs: number;
}

/** What was reached: answers by operation, status and error code. */
export interface Reached {
  readonly operation: string;
  readonly status: number;
  /** Empty for a success. */
  readonly code: string;
  readonly count: number;
}

/** An error code that an operation lists, and that no answer carried. */
export interface Unreached {
  readonly code: string;
  readonly reason: string;
}

export interface ConformanceReport {
  readonly version: 1;
  readonly url: string;
  /** The data that was worked on. */
  readonly environment: 'live' | 'test';
  /** ISO 8601. */
  readonly startedAt: string;
  readonly durationMs: number;
  /** Give it back as `--seed` to draw the same input again. */
  readonly seed: number;
  readonly verdict: 'conformant' | 'violations' | 'inconclusive';
  readonly requests: number;
  readonly checks: readonly CheckResult[];
  readonly reached: readonly Reached[];
  readonly unreached: readonly Unreached[];
  /** What the run made and could not remove. */
  readonly leftBehind: readonly LeftBehind[];
}
