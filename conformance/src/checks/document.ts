/**
 * The document that a server publishes of itself.
 *
 * - Nobody has to publish one: where there is none, these checks are skipped.
 * - It is read as it was served, so that what generators make of it is found as clients meet it.
 */
import { operationTable } from '@keyturn/contract';
import { CannotDecide, type Check, type CheckContext, type Fault } from '../check.ts';
import { DOCUMENT_PATH, valueAt } from '../exchange.ts';
import {
  describedOperations,
  followed,
  isObject,
  type Place,
  placesIn,
  referred,
  refsIn,
  schemasIn,
  within,
} from '../openapi-document.ts';
import { createDocumentSchemas } from '../schema.ts';
import { contradictionIn } from './contradiction.ts';

type DocumentFault = Omit<Fault, 'exchanges'>;
type Look = (document: Place, context: CheckContext) => Iterable<DocumentFault>;

const DIALECTS: readonly unknown[] = [
  undefined,
  'https://json-schema.org/draft/2020-12/schema',
  'https://spec.openapis.org/oas/3.1/dialect/base',
];
const MOUNTS = /^\/api\/(external|api-tokens)(\/|$)/;

/** A check that reads the document, and skips where there is none. */
function reading(look: Look): (context: CheckContext) => Promise<void> {
  return async (context) => {
    const exchange = await context.target.request('GET', DOCUMENT_PATH);
    if (exchange.status !== 200) {
      throw new CannotDecide(
        `The server publishes no document: it answers ${DOCUMENT_PATH} with ${exchange.status}.`,
      );
    }
    if (!isObject(exchange.body)) {
      context.fault({ message: 'The document is no JSON object.', exchanges: [exchange] });
      return;
    }
    const document: Place = { pointer: '', value: exchange.body };
    for (const fault of look(document, context)) {
      context.fault({ ...fault, exchanges: [exchange] });
    }
  };
}

function* invalid(document: Place): Generator<DocumentFault> {
  const version = valueAt(document.value, 'openapi');
  if (!/^3\.1\.\d+$/.test(String(version))) {
    const found = String(version);
    const message = 'The document is not of OpenAPI 3.1.';
    yield { message, pointer: '/openapi', expected: '3.1.x', found };
  }
  const dialect = valueAt(document.value, 'jsonSchemaDialect');
  if (!DIALECTS.includes(dialect)) {
    yield {
      message: 'The schemas of the document are of another dialect.',
      pointer: '/jsonSchemaDialect',
      expected: String(DIALECTS[1]),
      found: String(dialect),
    };
  }
  const ids = new Set<unknown>();
  for (const { method, path, place } of describedOperations(document)) {
    const { pointer, value } = place;
    const id = valueAt(value, 'operationId');
    const name = `${method} ${path}`;
    if (typeof id !== 'string') yield { message: `${name} has no operationId.`, pointer };
    else if (ids.has(id)) yield { message: `${name} shares its operationId.`, pointer, found: id };
    ids.add(id);
    if (!valueAt(value, 'description') && !valueAt(value, 'summary')) {
      yield { message: `${name} is not described.`, pointer };
    }
    const answers = placesIn(within(place, 'responses'));
    if (answers.length === 0) yield { message: `${name} has no answers.`, pointer };
    for (const answer of answers) {
      const meant = followed(document, answer);
      // One that leads nowhere is for the check of the links.
      if (meant.value === undefined || typeof valueAt(meant.value, 'description') === 'string') {
        continue;
      }
      yield { message: `An answer of ${name} is not described.`, pointer: answer.pointer };
    }
  }
}

function* brokenLinks(document: Place): Generator<DocumentFault> {
  for (const { pointer, value } of refsIn(document)) {
    if (referred(document, value).value !== undefined) continue;
    const message = 'A $ref leads to nothing in the document.';
    yield { message, pointer, found: value };
  }
}

function* unsatisfiable(document: Place): Generator<DocumentFault> {
  const schemas = createDocumentSchemas(document.value);
  for (const place of schemasIn(document)) {
    const { pointer, value } = place;
    const contradiction = contradictionIn(Object(value));
    if (contradiction !== undefined) {
      yield { message: 'A schema contradicts itself.', pointer, found: contradiction };
      continue;
    }
    const mistake = schemas.mistakeAt(pointer);
    if (mistake !== undefined) yield { message: 'A schema is not valid.', pointer, found: mistake };
  }
}

function* wrongExamples(document: Place): Generator<DocumentFault> {
  const schemas = createDocumentSchemas(document.value);
  for (const { method, path, place } of describedOperations(document)) {
    const bodies = [within(place, 'requestBody'), ...placesIn(within(place, 'responses'))];
    for (const body of bodies) {
      const media = placesIn(within(followed(document, body), 'content'));
      for (const content of media) {
        const schema = within(content, 'schema');
        if (schema.value === undefined || schemas.mistakeAt(schema.pointer) !== undefined) continue;
        for (const { pointer, value } of examplesOf(document, content)) {
          for (const fault of schemas.faultsOf(schema.pointer, value)) {
            yield {
              ...fault,
              message: `An example of ${method} ${path} is not valid by its schema.`,
              pointer: `${pointer}${fault.pointer}`,
            };
          }
        }
      }
    }
  }
}

function examplesOf(document: Place, content: Place): Place[] {
  const several = placesIn(within(content, 'examples')).map((example) =>
    within(followed(document, example), 'value'),
  );
  return [within(content, 'example'), ...several].filter(({ value }) => value !== undefined);
}

function* otherOperations(document: Place, context: CheckContext): Generator<DocumentFault> {
  const described = new Map(
    describedOperations(document).map((one) => [keyOf(one.method, one.path), one]),
  );
  for (const { id, method, path, statuses } of context.operations) {
    const place = described.get(keyOf(method, path))?.place;
    if (!place) {
      yield { message: `The document lacks ${id}.`, expected: `${method} ${path}` };
      continue;
    }
    const responses = within(place, 'responses');
    const found = Object.keys(Object(responses.value)).sort().join(', ');
    const expected = [...statuses].sort().join(', ');
    if (found === expected) continue;
    const message = `The document lists other statuses for ${id} than the contract.`;
    yield { message, pointer: responses.pointer, expected, found };
  }
  const known = new Set(
    Object.values(operationTable).map(({ method, path }) => keyOf(method, path)),
  );
  for (const [key, { method, path, place }] of described) {
    if (!MOUNTS.test(path) || known.has(key)) continue;
    const message = `The document has ${method} ${path}, which the contract does not.`;
    yield { message, pointer: place.pointer };
  }
}

/** Whatever the parameters of the path are called. */
function keyOf(method: string, path: string): string {
  return `${method} ${path.replace(/\{[^}]+\}/g, '{}')}`;
}

export const document: readonly Check[] = [
  {
    id: 'document.valid',
    title: 'The document is one of OpenAPI 3.1, and describes each of its operations',
    clauses: ['D1'],
    run: reading(invalid),
  },
  {
    id: 'document.links',
    title: 'Every $ref of the document leads to a place in it',
    clauses: ['D2'],
    run: reading(brokenLinks),
  },
  {
    id: 'document.constraints',
    title: 'The schemas of the document are valid, and none contradicts itself',
    clauses: ['D3'],
    run: reading(unsatisfiable),
  },
  {
    id: 'document.examples',
    title: 'Every example of a body is valid by the schema beside it',
    clauses: ['D4'],
    run: reading(wrongExamples),
  },
  {
    id: 'document.operations',
    title: 'The document has the operations of the contract, and each lists its statuses',
    clauses: ['D5'],
    run: reading(otherOperations),
  },
];
