/** The headers that the document declares for an answer. */
import { type Operation, type OperationId, operationTable } from '@keyturn/contract';
import { answerHeaders } from '@keyturn/contract/answer-headers';
import { type Exchange, familyOf } from './exchange.ts';

type DeclaredHeaders = (typeof answerHeaders)[OperationId][number];

const OPERATIONS: readonly Operation[] = Object.values(operationTable);
const common = new Map<string, DeclaredHeaders>();

/**
 * Those of its operation and status. The document says nothing of an answer that belongs to no
 * operation, so it has what all answers of its family with that status have, or all of its family.
 */
export function headersOf(exchange: Exchange): DeclaredHeaders {
  const { operation, status } = exchange;
  const own = operation && answerHeaders[operation.id as OperationId][status];
  if (own) return own;
  const family = familyOf(exchange);
  const key = `${family} ${status}`;
  const known = common.get(key) ?? commonHeaders(family, status);
  common.set(key, known);
  return known;
}

function commonHeaders(family: Operation['family'], status: number): DeclaredHeaders {
  const answers = OPERATIONS.filter((operation) => operation.family === family).map(
    ({ id }) => answerHeaders[id as OperationId],
  );
  const alike = answers.flatMap((byStatus) => (byStatus[status] ? [byStatus[status]] : []));
  const [first = [], ...others] =
    alike.length > 0 ? alike : answers.flatMap((byStatus) => Object.values(byStatus));
  return first.filter(({ name, required }) =>
    others.every((headers) =>
      headers.some((header) => header.name === name && (header.required || !required)),
    ),
  );
}
