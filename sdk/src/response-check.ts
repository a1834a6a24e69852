/**
 * Holds answers against the contract. Loaded when the first answer is to be checked, since it
 * carries zod and every schema of the contract.
 */
import { findMismatches } from '@keyturn/contract/mismatches';
import { ParseError } from './answer-errors.ts';
import type { OperationId } from './operation-types.ts';

/** @throws {ParseError} Where the body breaks the contract. It names every place, and no value. */
export function checkAnswer(
  operation: OperationId,
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  body: unknown,
): void {
  const details = findMismatches(operation, status, body);
  const [first, ...others] = details;
  if (!first) return;
  const { pointer, expected, found } = first;
  const more = others.length > 0 ? ` and ${others.length} more` : '';
  const requestId = headers.get('x-request-id') ?? undefined;
  const facts = [status, requestId && `request ${requestId}`].filter(Boolean).join(', ');
  throw new ParseError(
    `The answer breaks the contract at ${pointer || 'its root'}: expected ${expected}, found ${found}${more}. Bring server and client to versions that fit each other. (${facts})`,
    { operation, status, requestId, details },
  );
}
