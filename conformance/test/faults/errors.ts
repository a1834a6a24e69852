/** Servers whose errors are wrong. */
import { answering, type BrokenServer } from './broken-server.ts';
import {
  type Answer,
  type Asked,
  codeOf,
  isOf,
  operationOf,
  refused,
  valueIn,
  withHeader,
  withJson,
  withValue,
} from './message.ts';

/** The refusal of a model, whose schema has a little of everything. */
function isInvalidModel(asked: Asked, answer: Answer): boolean {
  return codeOf(answer) === 'VALIDATION_ERROR' && isOf(asked, 'models.create', 'models.update');
}

export const errors: readonly BrokenServer[] = [
  {
    name: 'errors are {detail: …}',
    clause: 'E1',
    check: 'errors.shape',
    askedBy: 'http.unknown-path',
    standsFor: "a framework's own errors, which no handler has put into the envelope",
    breaks: answering(
      (_, { status }) => status === 404,
      (answer) => withJson(answer, { detail: 'Not Found' }),
    ),
  },
  {
    name: 'errors of token management have the envelope of the other family',
    clause: 'E1',
    check: 'errors.shape',
    askedBy: 'errors.not-found',
    standsFor: 'one error handler for two APIs',
    breaks: answering(
      ({ path }, { status }) => status === 404 && path.startsWith('/api/api-tokens'),
      (answer) => withJson(answer, { success: false, error: { code: 'NOT_FOUND', message: 'No' } }),
    ),
  },
  {
    name: 'a code is not in the catalogue',
    clause: 'E2',
    check: 'errors.code',
    askedBy: 'input.json',
    standsFor: "a library's own code that was let through",
    breaks: answering(
      (_, answer) => codeOf(answer) === 'VALIDATION_ERROR',
      (answer) => withValue(answer, ['error', 'code'], 'ERR_VALIDATION'),
    ),
  },
  {
    name: 'not found is 400',
    clause: 'E2',
    check: 'errors.code',
    askedBy: 'errors.not-found',
    standsFor: 'one status for every mistake of a client',
    breaks: answering(
      (_, answer) => codeOf(answer) === 'NOT_FOUND',
      (answer) => ({ ...answer, status: 400 }),
    ),
  },
  {
    name: 'a 400 names no field',
    clause: 'E3',
    check: 'input.named-fields',
    askedBy: 'input.violations',
    standsFor: 'one sentence for every invalid request',
    breaks: answering(
      (asked, answer) => isInvalidModel(asked, answer),
      (answer) => withValue(answer, ['error', 'details'], undefined),
    ),
  },
  {
    name: 'a 400 names the first of the fields that are missing',
    clause: 'E3',
    check: 'input.named-fields',
    askedBy: 'input.violations',
    standsFor: 'a validator that stops at the first mistake, so that people correct one a request',
    breaks: answering(
      (asked, answer) => isInvalidModel(asked, answer),
      (answer) => {
        const path = ['error', 'details', 'fields'];
        const fields = valueIn(answer, ...path);
        return Array.isArray(fields) ? withValue(answer, path, fields.slice(0, 1)) : answer;
      },
    ),
  },
  {
    name: 'a 400 names the whole body instead of the field',
    clause: 'E3',
    check: 'input.named-fields',
    askedBy: 'input.violations',
    standsFor: 'a surplus field that is reported where the validator stood, not by its name',
    breaks: answering(
      (asked, answer) =>
        isInvalidModel(asked, answer) && valueIn(asked, 'no_such_field') !== undefined,
      (answer) => withValue(answer, ['error', 'details', 'fields', 0, 'field'], ''),
    ),
  },
  {
    name: 'an error shows the stack',
    clause: 'E4',
    check: 'errors.leak',
    askedBy: 'input.json',
    standsFor: 'the error page of development, switched on in production',
    breaks: answering(
      (_, { status }) => status === 400,
      (answer) =>
        withValue(answer, ['error', 'details', 'stack'], 'Error: x\n    at parse (server.js:1:1)'),
    ),
  },
  {
    name: 'an error shows the SQL',
    clause: 'E4',
    check: 'errors.leak',
    askedBy: 'errors.not-found',
    standsFor: "a driver's message that is handed on as it is",
    breaks: answering(
      (_, answer) => codeOf(answer) === 'NOT_FOUND' && valueIn(answer, 'meta') !== undefined,
      (answer) =>
        withValue(answer, ['error', 'message'], 'No rows for SELECT * FROM users WHERE id = $1'),
    ),
  },
  {
    name: 'Retry-After is in milliseconds',
    clause: 'L5',
    check: 'errors.retry-after',
    askedBy: 'limits.keys-apart',
    standsFor: 'a wait that is kept in milliseconds and printed as it is kept',
    breaks: answering(
      (_, { status }) => status === 429,
      (answer) =>
        withHeader(answer, 'retry-after', `${Number(answer.headers.get('retry-after')) * 1_000}`),
    ),
  },
  {
    name: 'Retry-After is 0',
    clause: 'L5',
    check: 'answers.headers',
    askedBy: 'limits.keys-apart',
    standsFor: 'a wait of less than a second that is rounded down, on which clients spin',
    breaks: answering(
      (_, { status }) => status === 429,
      (answer) => withHeader(answer, 'retry-after', '0'),
    ),
  },
  {
    name: '429 comes without Retry-After',
    clause: 'L5',
    check: 'errors.retry-after',
    askedBy: 'limits.keys-apart',
    standsFor: 'a limiter of a proxy, of which only the status was set up',
    breaks: answering(
      (_, { status }) => status === 429,
      (answer) => withHeader(answer, 'retry-after', null),
    ),
  },
  {
    name: 'not found is 200 with success: false',
    clause: 'E6',
    check: 'errors.not-found',
    standsFor: 'the belief that HTTP has done its part when an answer arrives',
    breaks: answering(
      (_, answer) => codeOf(answer) === 'NOT_FOUND',
      (answer) => ({ ...answer, status: 200 }),
    ),
  },
  {
    name: 'an unknown id is 500',
    clause: 'E6',
    check: 'errors.not-found',
    standsFor: 'a field that is read of a record that is not there',
    breaks: answering(
      (asked, { status }) => status === 404 && operationOf(asked) === 'blogs.get',
      (answer) => refused(answer, 500, 'INTERNAL_ERROR'),
    ),
  },
  {
    name: 'a withdrawal that does not exist is updated',
    clause: 'E6',
    check: 'rules.unknown-withdrawal',
    standsFor: 'an UPDATE of which nobody asks how many rows it met',
    breaks: answering(
      (asked, { status }) => status === 404 && operationOf(asked) === 'withdrawals.updateStatus',
      (answer) =>
        withJson({ ...answer, status: 200 }, { success: true, data: { status: 'approved' } }),
    ),
  },
];
