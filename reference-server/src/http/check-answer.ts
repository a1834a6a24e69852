import { type OperationId, operationTable } from '@keyturn/contract';
import { validatorsFor } from '@keyturn/contract/validators';

/** An answer that the contract does not allow: a fault of the server, never of the caller. */
export interface ContractViolation {
  readonly operation: OperationId;
  readonly status: number;
  /** JSON pointer to the place in the body; empty for the body as a whole. */
  readonly pointer: string;
  readonly message: string;
}

/** Holds an answer against the contract. @returns the first thing that is wrong with it */
export function checkAnswer(
  operation: OperationId,
  status: number,
  body: unknown,
): ContractViolation | undefined {
  const validator = validatorsFor(operation).response(status);
  if (validator === undefined) {
    const declared = operationTable[operation].statuses.join(', ');
    return { operation, status, pointer: '', message: `status is none of ${declared}` };
  }
  const issue = validator.safeParse(body).error?.issues[0];
  if (issue === undefined) return undefined;
  const pointer = issue.path.map((key) => `/${String(key)}`).join('');
  return { operation, status, pointer, message: issue.message };
}
