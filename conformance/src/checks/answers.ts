/** What every answer has in common, whichever operation gave it. */
import type { OperationId } from '@keyturn/contract';
import { answerHeaders } from '@keyturn/contract/answer-headers';
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
  if (!operation) return;
  for (const { name, required, schema } of answerHeaders[operation.id as OperationId][status] ??
    []) {
    const value = headers.get(name);
    if (value === null) {
      if (!required) continue;
      yield {
        message: `The ${status} of ${operation.id} lacks the header ${name}.`,
        expected: name,
        found: 'none',
        exchanges: [exchange],
      };
      continue;
    }
    for (const { expected } of faultsOfHeader(schema, value)) {
      yield {
        message: `The header ${name} of the ${status} of ${operation.id} is not valid by its schema.`,
        expected,
        found: value,
        exchanges: [exchange],
      };
    }
  }
}

function createRequestIdExaminer() {
  const seen = new Map<string, Exchange>();
  return function* (exchange: Exchange): Generator<Fault> {
    const id = exchange.headers.get('x-request-id');
    if (!id) {
      yield { message: 'An answer has no X-Request-Id.', exchanges: [exchange] };
      return;
    }
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
    clauses: ['A5'],
    examiner: () => invalidHeaders,
  },
  {
    id: 'answers.request-id',
    title: 'Every answer has a request id of its own, the same in header and body',
    clauses: ['A3'],
    examiner: createRequestIdExaminer,
  },
];
