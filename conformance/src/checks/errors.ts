/** Every error, whoever provoked it. */
import { type ErrorCode, errorCatalogue, type OperationId } from '@keyturn/contract';
import type { Check, CheckContext, Fault } from '../check.ts';
import { codeOf, type Exchange, familyOf, valueAt } from '../exchange.ts';
import { expectAnswer } from '../judge.ts';
import { BODIES } from './bodies.ts';

/** What a stack, a query, a path of a file or a driver's message looks like. */
const INSIDE =
  /\\n\s+at |node_modules|Traceback \(most recent|\.(?:ts|js|py|rb|php|java|go):\d+|\b(?:SELECT|INSERT INTO|UPDATE|DELETE FROM) [\w"`*]+ |SQLITE_\w+|SQLSTATE|ECONNREFUSED|\/(?:home|usr|var|app|srv)\/\w+/;

function isError({ status, text, request }: Exchange): boolean {
  return status >= 400 && text !== '' && request.method !== 'HEAD';
}

function* wrongShape(exchange: Exchange): Generator<Fault> {
  if (!isError(exchange)) return;
  const { body } = exchange;
  const family = familyOf(exchange);
  const fits =
    family === 'external'
      ? valueAt(body, 'success') === false &&
        typeof valueAt(body, 'error', 'code') === 'string' &&
        typeof valueAt(body, 'error', 'message') === 'string' &&
        typeof valueAt(body, 'meta', 'requestId') === 'string'
      : typeof valueAt(body, 'error') === 'string' && typeof valueAt(body, 'code') === 'string';
  if (fits) return;
  yield {
    message: 'An error has not the shape of its family.',
    expected:
      family === 'external'
        ? '{success: false, error: {code, message}, meta: {requestId, …}}'
        : '{error, code}',
    found: exchange.text.slice(0, 120),
    exchanges: [exchange],
  };
}

function* wrongCode(exchange: Exchange): Generator<Fault> {
  const code = codeOf(exchange);
  if (!isError(exchange) || code === undefined) return;
  const { operation, status } = exchange;
  const entry = Object.hasOwn(errorCatalogue, code) ? errorCatalogue[code as ErrorCode] : undefined;
  if (!entry) {
    yield { message: 'An error code is not in the catalogue.', found: code, exchanges: [exchange] };
  } else if (entry.status !== status) {
    yield {
      message: `${code} comes with another status than the catalogue says.`,
      expected: String(entry.status),
      found: String(status),
      exchanges: [exchange],
    };
  } else if (operation && !operation.errorCodes.includes(code as ErrorCode)) {
    yield {
      message: `${operation.id} answers a code that the document does not list for it.`,
      expected: operation.errorCodes.join(', '),
      found: code,
      exchanges: [exchange],
    };
  }
}

function* leak(exchange: Exchange): Generator<Fault> {
  if (!isError(exchange)) return;
  const found = INSIDE.exec(exchange.text)?.[0];
  if (found === undefined) return;
  yield { message: "An error tells of the server's inside.", found, exchanges: [exchange] };
}

/** Where the wait belongs, it is there, and ends within a window. */
function* noRetryAfter(exchange: Exchange): Generator<Fault> {
  const { status, headers } = exchange;
  if (status !== 429 && codeOf(exchange) !== 'SERVICE_UNAVAILABLE') return;
  const found = headers.get('retry-after');
  if (found === null) {
    const message = `A ${status} does not say in Retry-After how long to wait.`;
    yield { message, expected: 'Retry-After', found: 'none', exchanges: [exchange] };
    return;
  }
  const [, window] = /; *w=(\d+)/.exec(headers.get('ratelimit-policy') ?? '') ?? [];
  if (window === undefined || !(Number(found) > Number(window))) return;
  yield {
    message: 'Retry-After asks for more than a whole window, after which all quota is back.',
    expected: `1 to ${window}`,
    found,
    exchanges: [exchange],
  };
}

async function unknownId(context: CheckContext): Promise<void> {
  for (const operation of context.operations) {
    if (!operation.path.includes('{id}')) continue;
    const id = operation.id as OperationId;
    const path = {
      id: operation.family === 'tokens' ? 987_654_321 : 'none_987654321',
      sessionId: '1',
    };
    const exchange = await context.target.call(id, { path, body: BODIES[id] });
    const expected = { status: 404, code: 'NOT_FOUND' };
    expectAnswer(
      context,
      exchange,
      expected,
      `${id} does not say that there is nothing of this id.`,
    );
  }
}

export const errors: readonly Check[] = [
  {
    id: 'errors.shape',
    title: 'An error has the shape of its family',
    clauses: ['E1'],
    examiner: () => wrongShape,
  },
  {
    id: 'errors.code',
    title: 'An error code is in the catalogue, has the status given there, and is listed',
    clauses: ['E2'],
    examiner: () => wrongCode,
  },
  {
    id: 'errors.leak',
    title: "No error tells of the server's inside",
    clauses: ['E4'],
    examiner: () => leak,
  },
  {
    id: 'errors.retry-after',
    title: 'Every 429 and every passing 503 says how long to wait',
    clauses: ['L5'],
    examiner: () => noRetryAfter,
  },
  {
    id: 'errors.not-found',
    title: 'An id that does not exist is 404 NOT_FOUND',
    clauses: ['E6'],
    run: unknownId,
  },
];
