/** The commonest judgement of a check: an answer has the status and the code that it should have. */
import type { CheckContext } from './check.ts';
import { codeOf, type Exchange } from './exchange.ts';

export interface ExpectedAnswer {
  readonly status: number;
  readonly code?: string;
}

/**
 * Faults an answer that is another than expected.
 *
 * @param message What is wrong then, as a sentence about the server.
 * @param before The requests that led up to it.
 * @returns Whether the answer is as expected.
 */
export function expectAnswer(
  { fault }: CheckContext,
  exchange: Exchange,
  { status, code }: ExpectedAnswer,
  message: string,
  before: readonly Exchange[] = [],
): boolean {
  const found = codeOf(exchange);
  if (exchange.status === status && (code === undefined || found === code)) return true;
  fault({
    message,
    expected: code === undefined ? String(status) : `${status} ${code}`,
    found: found === undefined ? String(exchange.status) : `${exchange.status} ${found}`,
    exchanges: [...before, exchange],
  });
  return false;
}
