import { execFileSync } from 'node:child_process';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
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

describe('a validator that answers were often held against', () => {
  /** One of each schema: those of most errors are the same for all operations. */
  const answers = new Map(
    ids.flatMap((id) =>
      operationTable[id].statuses.map((status) => {
        const schema = jsonSchemasFor(id).responses[status] as JsonSchema;
        return [schema, { title: `${id} answers ${status}`, id, status, schema }] as const;
      }),
    ),
  );
  const compared = [...answers.values()].map(({ title, id, status, schema }) => ({
    title,
    examples: bodies.filter((body) => body.schema === schema).map(({ value }) => value),
    first: z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]),
    often: askOften(() => validatorsFor(id).response(status)),
  }));

  it.each(compared)('$title: says the same of the examples as at first', (validators) => {
    const { first, often, examples } = validators;
    expect(examples).not.toHaveLength(0);
    for (const example of examples) {
      expect(often.safeParse(example)).toEqual({ success: true, data: example });
    }
    const [example] = examples;
    for (const candidate of spoiled(example)) {
      expect(often.safeParse(candidate)).toEqual(first.safeParse(candidate));
    }
  });

  it('says the same as at first of anything at any place of an answer', () => {
    const place = fc.array(fc.nat(), { maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...compared), place, fc.anything(), (validators, way, value) => {
        const { first, often, examples } = validators;
        const candidate = replaced(examples[0], way, value);
        expect(often.safeParse(candidate)).toEqual(first.safeParse(candidate));
      }),
      { numRuns: 2000 },
    );
  });

  it('is compiled', () => {
    expect(lastOfMany()).toMatchObject({ isFirst: false });
  });

  it('stays as it was where code must not be made of text, after one attempt', () => {
    expect(lastOfMany('--disallow-code-generation-from-strings')).toEqual({
      isFirst: true,
      attempts: 1,
    });
  });
});

function askOften(ask: () => z.ZodType | undefined): z.ZodType {
  const last = Array.from({ length: 200 }, ask).at(-1);
  if (last === undefined) throw new Error('no validator for a status that the table declares');
  return last;
}

/** A value with another one somewhere inside; a way is the number of the key at each depth. */
function replaced(value: unknown, [turn, ...way]: readonly number[], by: unknown): unknown {
  if (turn === undefined || typeof value !== 'object' || value === null) return by;
  const entries = Object.entries(value);
  const [key, inner] = entries[turn % entries.length] ?? [];
  if (key === undefined) return by;
  if (Array.isArray(value)) return value.with(Number(key), replaced(inner, way, by));
  return { ...value, [key]: replaced(inner, way, by) };
}

/** What becomes of a validator in a new process, and how often that one makes code of text. */
function lastOfMany(...flags: string[]): unknown {
  const program = `
    let attempts = 0;
    globalThis.Function = new Proxy(Function, {
      construct(target, args) {
        attempts += 1;
        return Reflect.construct(target, args);
      },
    });
    const { validatorsFor } = await import('./validators.ts');
    const ask = () => validatorsFor('users.get').response(200);
    const first = ask();
    for (let asked = 0; asked < 300; asked += 1) ask().safeParse({});
    console.log(JSON.stringify({ isFirst: ask() === first, attempts }));
  `;
  const args = [...flags, '--conditions=@keyturn/source', '--input-type=module', '--eval', program];
  const options = { cwd: import.meta.dirname, encoding: 'utf8' } as const;
  return JSON.parse(execFileSync(process.execPath, args, options));
}
