/** What a run has reached of the contract: operations by statuses and error codes. */
import { type ErrorCode, errorCatalogue, type Operation, operationTable } from '@keyturn/contract';
import type { ConformanceReport, Reached } from '../result.ts';
import { escaped } from './html-text.ts';

interface Column {
  readonly status: number;
  /** Empty for a success. */
  readonly code: string;
}

const OPERATIONS: readonly Operation[] = Object.values(operationTable);

export function matrixOf({ reached, unreached }: ConformanceReport): string {
  const columns = columnsOf(reached);
  const heads = columns.map(
    ({ status, code }) => `<th scope="col"><span>${status} ${escaped(code)}</span></th>`,
  );
  const rows = OPERATIONS.map((operation) => rowOf(operation, columns, reached));
  const others = reached.filter(({ operation }) => operation === '');
  if (others.length > 0) {
    const cells = columns.map(
      (column) => `<td>${others.find((one) => isIn(column, one))?.count ?? ''}</td>`,
    );
    rows.push(`<tr><th scope="row">none of them</th>${cells.join('')}</tr>`);
  }
  const reasons = unreached.map(
    ({ code, reason }) => `<li><code>${escaped(code)}</code>: ${escaped(reason)}</li>`,
  );
  return `<section aria-labelledby="reached">
<h2 id="reached">What was reached</h2>
<p>Answers by operation, status and error code. <b class="open">–</b> stands where the contract lists an answer that none was seen of, <b class="undeclared">red</b> where one was seen that it does not list.</p>
<div class="matrix" tabindex="0" role="region" aria-labelledby="reached">
<table>
<thead><tr><th scope="col">Operation</th>${heads.join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</div>
${reasons.length === 0 ? '' : `<h3>Error codes that no answer carried</h3><ul>${reasons.join('')}</ul>`}
</section>`;
}

/** Successes first, then every code of the catalogue, then what is in neither. */
function columnsOf(reached: readonly Reached[]): readonly Column[] {
  const declared: Column[] = [...new Set(OPERATIONS.map(({ successStatus }) => successStatus))].map(
    (status) => ({ status, code: '' }),
  );
  for (const [code, { status }] of Object.entries(errorCatalogue)) declared.push({ status, code });
  const others = reached.filter((one) => !declared.some((column) => isIn(column, one)));
  const all = [...declared, ...others];
  return all
    .filter((column, index) => all.findIndex((other) => isIn(column, other)) === index)
    .sort((a, b) => a.status - b.status);
}

function isIn({ status, code }: Column, other: Column): boolean {
  return status === other.status && code === other.code;
}

function rowOf(
  operation: Operation,
  columns: readonly Column[],
  reached: readonly Reached[],
): string {
  const cells = columns.map((column) => {
    const seen = reached.find((one) => one.operation === operation.id && isIn(column, one));
    const declared =
      column.code === ''
        ? operation.successStatus === column.status
        : errorCatalogue[column.code as ErrorCode]?.status === column.status &&
          operation.errorCodes.includes(column.code as ErrorCode);
    if (seen) return `<td class="${declared ? 'seen' : 'undeclared'}">${seen.count}</td>`;
    return declared ? '<td class="open">–</td>' : '<td></td>';
  });
  return `<tr><th scope="row"><code>${operation.id}</code></th>${cells.join('')}</tr>`;
}
