/** Which operations and which of their errors a suite has seen. */
import { type ErrorCode, type OperationId, operationTable } from '@keyturn/contract';

export interface OperationCoverage {
  readonly operation: OperationId;
  readonly calls: number;
  /** Calls that went well. */
  readonly succeeded: number;
  /** How often each error code was answered. */
  readonly failed: Readonly<Partial<Record<ErrorCode, number>>>;
  /** Codes that the operation can answer, and never did. */
  readonly unseen: readonly ErrorCode[];
}

/** One row for every operation of the API, called or not. */
export type Coverage = readonly OperationCoverage[];

export interface CoverageCounter {
  /** @param code absent for a call that went well; `null` for one that got no answer of the API */
  count(operation: OperationId, code: ErrorCode | undefined | null): void;
  read(): Coverage;
}

interface Counted {
  calls: number;
  succeeded: number;
  failed: Partial<Record<ErrorCode, number>>;
}

const operations = Object.keys(operationTable) as OperationId[];

export function createCoverageCounter(): CoverageCounter {
  const counted = new Map<OperationId, Counted>();

  return {
    count(operation, code) {
      const row = counted.get(operation) ?? { calls: 0, succeeded: 0, failed: {} };
      counted.set(operation, row);
      row.calls += 1;
      if (code === undefined) row.succeeded += 1;
      else if (code !== null) row.failed[code] = (row.failed[code] ?? 0) + 1;
    },
    read: () => operations.map((operation) => rowOf(operation, counted.get(operation))),
  };
}

/** What several mocks have seen together, such as those of all tests of a suite. */
export function mergeCoverage(...coverages: readonly Coverage[]): Coverage {
  return operations.map((operation) => {
    const rows = coverages.flat().filter((row) => row.operation === operation);
    const sum: Counted = { calls: 0, succeeded: 0, failed: {} };
    for (const { calls, succeeded, failed } of rows) {
      sum.calls += calls;
      sum.succeeded += succeeded;
      for (const [code, times] of Object.entries(failed) as [ErrorCode, number][]) {
        sum.failed[code] = (sum.failed[code] ?? 0) + times;
      }
    }
    return rowOf(operation, sum);
  });
}

function rowOf(operation: OperationId, counted: Counted | undefined): OperationCoverage {
  const { calls = 0, succeeded = 0, failed = {} } = counted ?? {};
  const codes: readonly ErrorCode[] = operationTable[operation].errorCodes;
  const unseen = codes.filter((code) => failed[code] === undefined);
  return { operation, calls, succeeded, failed: { ...failed }, unseen };
}

/** A table for a terminal: operations with their calls, the codes seen, and how many were not. */
export function coverageTable(coverage: Coverage): string {
  const rows = coverage.map(({ operation, calls, succeeded, failed, unseen }) => [
    operation,
    String(calls),
    String(succeeded),
    `${Object.keys(failed).length}/${Object.keys(failed).length + unseen.length}`,
    Object.entries(failed)
      .map(([code, times]) => `${code} ${times}`)
      .join(', '),
  ]);
  const called = coverage.filter(({ calls }) => calls > 0).length;
  const table = [['operation', 'calls', 'ok', 'codes', 'errors seen'], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((cells) => cells[column]?.length ?? 0)),
  );
  const lines = table.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...lines, `${called} of ${coverage.length} operations were called.`].join('\n');
}
