/** What every answer has in common, whichever operation gave it. */
import { headersOf } from '../answer-headers.ts';
import type { Check, Fault } from '../check.ts';
import { type Exchange, valueAt } from '../exchange.ts';
import { faultsOfBody, faultsOfHeader } from '../schema.ts';

const JSON_TYPE = /^application\/json(\s*;|$)/i;

function* undeclaredStatus(exchange: Exchange): Generator<Fault> {
  const { operation, status } = exchange;
  if (!operation || operation.statuses.includes(status)) return;
  yield {
    message: `${operation.id} answers ${status}, which the document does not list for it.`,
    expected: operation.statuses.join(', '),
    found: String(status),
    exchanges: [exchange],
  };
}

function* wrongContentType(exchange: Exchange): Generator<Fault> {
  const { text, headers } = exchange;
  const type = headers.get('content-type');
  if (text === '' || JSON_TYPE.test(type ?? '')) return;
  yield {
    message: 'A body is not sent as JSON.',
    expected: 'Content-Type: application/json',
    found: type ?? 'none',
    exchanges: [exchange],
  };
}

function* invalidBody(exchange: Exchange): Generator<Fault> {
  const { operation, status, body, request } = exchange;
  if (!operation || request.method === 'HEAD') return;
  for (const fault of faultsOfBody(operation.id, status, body) ?? []) {
    yield {
      message: `The ${status} of ${operation.id} is not valid by its schema.`,
      ...fault,
      exchanges: [exchange],
    };
  }
}

/** Declared headers are there where they must be, and have values that their schemas allow. */
function* invalidHeaders(exchange: Exchange): Generator<Fault> {
  const { operation, status, headers } = exchange;
  const answer = operation ? `The ${status} of ${operation.id}` : `A ${status}`;
  for (const { name, required, schema } of headersOf(exchange)) {
    const found = headers.get(name);
    if (found === null) {
      if (!required) continue;
      const message = `${answer} lacks the header ${name}.`;
      yield { message, expected: name, found: 'none', exchanges: [exchange] };
      continue;
    }
    for (const { expected } of faultsOfHeader(schema, found)) {
      const message = `${answer} has a header ${name} that is not valid by its schema.`;
      yield { message, expected, found, exchanges: [exchange] };
    }
  }
}

function createRequestIdExaminer() {
  const seen = new Map<string, Exchange>();
  return function* (exchange: Exchange): Generator<Fault> {
    const id = exchange.headers.get('x-request-id');
    if (id === null) return; // answers.headers tells of it
    const before = seen.get(id);
    seen.set(id, exchange);
    if (before) {
      yield {
        message: 'Two answers have the same X-Request-Id.',
        found: id,
        exchanges: [before, exchange],
      };
    }
    const stated = valueAt(exchange.body, 'meta', 'requestId');
    if (stated !== undefined && stated !== id) {
      yield {
        message: 'The request id of the body is not that of the header.',
        pointer: '/meta/requestId',
        expected: id,
        found: String(stated),
        exchanges: [exchange],
      };
    }
  };
}

export const answers: readonly Check[] = [
  {
    id: 'answers.status',
    title: 'An operation answers with a status that the document lists for it',
    clauses: ['A1'],
    examiner: () => undeclaredStatus,
  },
  {
    id: 'answers.content-type',
    title: 'A body is sent as JSON',
    clauses: ['A2'],
    examiner: () => wrongContentType,
  },
  {
    id: 'answers.body',
    title: 'A body is valid by the schema of its status, and has no field that is not declared',
    clauses: ['A2', 'A7', 'E1'],
    examiner: () => invalidBody,
  },
  {
    id: 'answers.headers',
    title: 'Headers that the document declares are there where they must be, with valid values',
    clauses: ['A5', 'A3', 'A6', 'C2', 'L3', 'L4', 'L5'],
    examiner: () => invalidHeaders,
  },
  {
    id: 'answers.request-id',
    title: 'Every answer has a request id of its own, the same in header and body',
    clauses: ['A3'],
    examiner: createRequestIdExaminer,
  },
];
