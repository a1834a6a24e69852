/** Answers that a test has replaced in part, and the contract that they are held to. */
import {
  type ErrorCode,
  errorCatalogue,
  type OperationId,
  operationTable,
} from '@keyturn/contract';
import { jsonSchemasFor } from '@keyturn/contract/validators';
import {
  type ContractViolation,
  checkAnswer,
} from '@keyturn/reference-server/internal/http/check-answer';
import { completeAnswer } from './complete-answer.ts';

/** An answer breaks the contract. */
export class MockContractError extends Error {
  readonly operation: OperationId;
  readonly status: number;
  /** JSON pointer to the place in the body; empty for the body as a whole. */
  readonly pointer: string;

  constructor({ operation, status, pointer, message }: ContractViolation) {
    super(`The answer ${status} of ${operation} breaks the contract at "${pointer}": ${message}`);
    this.name = 'MockContractError';
    this.operation = operation;
    this.status = status;
    this.pointer = pointer;
  }
}

/**
 * The body of an overridden answer.
 *
 * @param data fields of the data, or of the error
 * @param base the body that lends the rest; `undefined` for none
 */
export function overriddenBody(
  operation: OperationId,
  status: number,
  data: unknown,
  base: unknown,
): unknown {
  const schema = jsonSchemasFor(operation).responses[status];
  return completeAnswer(schema, placed(operation, status, data), base);
}

/** @throws {MockContractError} when the contract allows no answer with this in it */
export function assertOverride(operation: OperationId, status: number, data: unknown): void {
  const body = overriddenBody(operation, status, data, undefined);
  const violation = checkAnswer(operation, status, body);
  if (violation !== undefined) throw new MockContractError(violation);
}

/** The code with which the server answers this status here; the test's own where it names one. */
export function codeForStatus(
  operation: OperationId,
  status: number,
  data: unknown,
): ErrorCode | undefined {
  const codes: readonly ErrorCode[] = operationTable[operation].errorCodes;
  const fitting = codes.filter((code) => errorCatalogue[code].status === status);
  const { code: wanted } = (data ?? {}) as { code?: unknown };
  return fitting.find((code) => code === wanted) ?? fitting[0];
}

/** The part of the body that the data stands for. */
function placed(operation: OperationId, status: number, data: unknown): unknown {
  const { family, unwrap } = operationTable[operation];
  if (data === undefined) return undefined;
  if (status >= 400) return family === 'external' ? { error: data } : data;
  return unwrap === null ? data : { [unwrap]: data };
}
