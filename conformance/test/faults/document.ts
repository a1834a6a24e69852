/** Servers whose published document is wrong. */
import { DOCUMENT_PATH } from '../../src/exchange.ts';
import { answering, type Breaks, type BrokenServer } from './broken-server.ts';
import { valueIn, withValue } from './message.ts';

const USERS = ['paths', '/api/external/users', 'get'] as const;
const USER = ['components', 'schemas', 'User'] as const;
const FIRST_USER = [
  'responses',
  '200',
  'content',
  'application/json',
  'examples',
  'answer',
] as const;

/** Publishes the document with another value at one place; `undefined` takes it out. */
function publishing(path: readonly string[], value: unknown): Breaks {
  return answering(
    ({ path: asked }) => asked === DOCUMENT_PATH,
    (answer) => withValue(answer, path, value),
  );
}

export const document: readonly BrokenServer[] = [
  {
    name: 'the document is of OpenAPI 3.0',
    clause: 'D1',
    check: 'document.valid',
    standsFor: 'a generator of the older version, which has other words for null',
    breaks: publishing(['openapi'], '3.0.3'),
  },
  {
    name: 'an operation of the document has no operationId',
    clause: 'D1',
    check: 'document.valid',
    standsFor: 'a generator that leaves the ids to whoever writes a handler',
    breaks: publishing([...USERS, 'operationId'], undefined),
  },
  {
    name: 'two operations of the document share their operationId',
    clause: 'D1',
    check: 'document.valid',
    standsFor: 'a handler that was copied together with its annotations',
    breaks: publishing([...USERS, 'operationId'], 'models.list'),
  },
  {
    name: 'the document lacks a schema that it refers to',
    clause: 'D2',
    check: 'document.links',
    standsFor: 'a bundler that drops the components which it takes for unused',
    breaks: publishing(USER, undefined),
  },
  {
    name: 'the document refers to a file',
    clause: 'D2',
    check: 'document.links',
    standsFor: 'a document in several files, of which one is published',
    breaks: publishing([...USER, 'properties', 'plan', '$ref'], './schemas/plan.yaml'),
  },
  {
    name: 'a name must be longer than it may be',
    clause: 'D3',
    check: 'document.constraints',
    standsFor: 'two bounds of which one was changed',
    breaks: publishing([...USER, 'properties', 'name', 'minLength'], 256),
  },
  {
    name: 'a field of the document is required and forbidden',
    clause: 'D3',
    check: 'document.constraints',
    standsFor: 'a field that was renamed where it is described, and not where it is required',
    breaks: publishing([...USER, 'properties', 'tokensUsed'], undefined),
  },
  {
    name: 'a schema of the document has a type of another language',
    clause: 'D3',
    check: 'document.constraints',
    standsFor: 'the name of a column type, handed on as it is',
    breaks: publishing([...USER, 'properties', 'tokenBalance', 'type'], 'bigint'),
  },
  {
    name: 'an example of the document is not valid',
    clause: 'D4',
    check: 'document.examples',
    standsFor: 'an example that was written once, before the schema changed',
    breaks: publishing([...USERS, ...FIRST_USER, 'value', 'data', '0', 'tokenBalance'], '250000'),
  },
  {
    name: 'the document lists no errors',
    clause: 'D5',
    check: 'document.operations',
    standsFor: 'a generator that sees what handlers return, and not what they throw',
    breaks: answering(
      ({ path }) => path === DOCUMENT_PATH,
      (answer) => {
        const success = valueIn(answer, ...USERS, 'responses', '200');
        return withValue(answer, [...USERS, 'responses'], { 200: success });
      },
    ),
  },
  {
    name: 'the document lacks an operation',
    clause: 'D5',
    check: 'document.operations',
    standsFor: 'a document that was generated before the operation was added',
    breaks: publishing(['paths', '/api/external/users/{id}', 'delete'], undefined),
  },
  {
    name: 'the document has an operation that the contract does not',
    clause: 'D5',
    check: 'document.operations',
    standsFor: 'a route for development that was published together with the others',
    breaks: publishing(['paths', '/api/external/debug'], { get: { responses: {} } }),
  },
];
