import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listOperations, readDocument, resolve } from '../generator/document.ts';
import { type OperationId, operationTable } from './index.ts';
import type { JsonSchema } from './json-schema.ts';
import { jsonSchemasFor, validatorsFor } from './validators.ts';

const document = readDocument(new URL('../../openapi.yaml', import.meta.url));
const operations = listOperations(document);
const ids = Object.keys(operationTable) as OperationId[];

const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const ajvAccepts = (schema: JsonSchema, value: unknown) => ajv.validate(schema, value);

/** Every JSON body that the document shows, with the schema that it belongs to. */
const bodies = operations.flatMap((operation) => {
  const id = operation.id as OperationId;
  const schemas = jsonSchemasFor(id);
  const answers = Object.entries(
    document.paths[operation.path]?.[operation.method.toLowerCase()]?.responses ?? {},
  ).flatMap(([status, reference]) => {
    const media = resolve(document, reference).content?.['application/json'];
    return Object.values(media?.examples ?? {}).map((example) => ({
      title: `${id} answers ${status}`,
      schema: schemas.responses[Number(status)],
      validator: validatorsFor(id).response(Number(status)),
      value: (resolve(document, example) as { value: unknown }).value,
    }));
  });
  const request = operation.body && {
    title: `${id} takes`,
    schema: schemas.body,
    validator: validatorsFor(id).body,
    value: operation.body.example,
  };
  return request ? [request, ...answers] : answers;
});

/** Ways to spoil a JSON value somewhere inside, found by walking it. */
function spoiled(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    return [
      'not a list',
      ...value.flatMap((item, index) => spoiled(item).map((bad) => value.with(index, bad))),
    ];
  }
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    return [
      null,
      { ...value, surplusField: 1 },
      ...entries.map(([key]) => Object.fromEntries(entries.filter(([other]) => other !== key))),
      ...entries.flatMap(([key, inner]) => spoiled(inner).map((bad) => ({ ...value, [key]: bad }))),
    ];
  }
  if (typeof value === 'number') return [-1, 1.5, 1e15, String(value), null];
  if (typeof value === 'boolean') return ['true', 0];
  return ['', 'x'.repeat(5000), 7, null, true];
}

describe('the validators made of the JSON Schemas', () => {
  it.each(bodies)(
    '$title: zod and Ajv agree on the example and on every way to spoil it',
    ({ schema, validator, value }) => {
      if (!schema || !validator) throw new Error('no schema for a body that the document shows');
      expect(validator.safeParse(value).success).toBe(true);
      for (const candidate of [value, ...spoiled(value)]) {
        const verdict = ajvAccepts(schema, candidate);
        expect({ candidate, accepted: validator.safeParse(candidate).success }).toEqual({
          candidate,
          accepted: verdict,
        });
      }
    },
  );

  it('agree with Ajv on arbitrary JSON', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bodies), fc.jsonValue(), ({ schema, validator }, value) => {
        if (!schema || !validator) return;
        expect(validator.safeParse(value).success).toBe(ajvAccepts(schema, value));
      }),
    );
  });

  it('are built once and kept', () => {
    expect(validatorsFor('users.list').query).toBe(validatorsFor('users.list').query);
  });

  it('let unknown query parameters pass and fill in defaults', () => {
    expect(validatorsFor('users.list').query?.parse({ utm_source: 'mail' })).toEqual({
      utm_source: 'mail',
      page: 1,
      perPage: 20,
    });
  });

  it.each(ids)('%s has schemas for exactly the statuses of the operation table', (id) => {
    expect(Object.keys(jsonSchemasFor(id).responses).map(Number).sort()).toEqual(
      [...operationTable[id].statuses].sort(),
    );
  });
});
