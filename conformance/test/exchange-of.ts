/** Exchanges for tests. */
import { type OperationId, operationTable } from '@keyturn/contract';
import type { Exchange, SentRequest } from '../src/exchange.ts';

export function exchangeOf(
  id: OperationId,
  status: number,
  body: unknown,
  request: Partial<SentRequest> = {},
): Exchange {
  const operation = operationTable[id];
  return {
    operation,
    request: {
      ...{ method: operation.method, path: operation.path, headers: {} },
      ...{ body: undefined, credential: undefined },
      ...request,
    },
    status,
    headers: new Headers({ 'content-type': 'application/json' }),
    text: JSON.stringify(body),
    body,
    startedAt: 0,
    endedAt: 0,
  };
}
