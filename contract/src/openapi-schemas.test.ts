import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract, examplesOf, operations, type Schema } from '../test/openapi-document.ts';

const { parameters, headers, responses, schemas } = contract.components;
const forbiddenKeywords = ['allOf', 'oneOf', 'not', 'if', 'then', 'else', 'discriminator'].concat(
  'dependentRequired',
  'dependentSchemas',
  'unevaluatedProperties',
  'unevaluatedItems',
  'nullable',
);
const openSchemas = ['AuditSnapshot'];

function relocated(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('#/components/schemas/', '#/$defs/'));
}

const $defs = Object.fromEntries(
  Object.entries(schemas).map(([name, schema]) => [name, relocated(schema)]),
);
const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true });
formats.default(ajv);
// Says to which codes of a shared schema a member belongs: for the generator, not for validators.
ajv.addKeyword('x-error-codes');
const compiled = new Map<string, { ajv: ValidateFunction; zod: z.ZodType }>();

/** Both validators of a schema, which is made a document of its own first. */
function validators(schema: Schema): { ajv: ValidateFunction; zod: z.ZodType } {
  const key = JSON.stringify(schema);
  const known = compiled.get(key);
  if (known) return known;
  const whole = { ...relocated(schema), $defs };
  const made = { ajv: ajv.compile(whole), zod: z.fromJSONSchema(whole) };
  compiled.set(key, made);
  return made;
}

/** A schema and those nested in it, each with where it stands. */
function* withNested(at: string, schema: Schema): Generator<{ at: string; schema: Schema }> {
  yield { at, schema };
  const nested = [
    ...Object.entries(schema.properties ?? {}).map(([name, inner]) => [`.${name}`, inner] as const),
    ...(schema.items ? [['[]', schema.items] as const] : []),
    ...(schema.anyOf ?? []).map((inner, index) => [`|${index}`, inner] as const),
  ];
  for (const [step, inner] of nested) {
    if (typeof inner === 'object' && !Array.isArray(inner)) yield* withNested(at + step, inner);
  }
}

const allSchemas = [
  ...Object.entries(schemas),
  ...Object.entries({ ...parameters, ...headers }).map(([at, { schema }]) => [at, schema] as const),
].flatMap(([name, schema]) => [...withNested(name, schema)]);

const requests = operations.flatMap(({ id, operation }) =>
  operation.requestBody ? examplesOf(`${id} request`, operation.requestBody.content) : [],
);
const examples = [
  ...requests,
  ...operations.flatMap(({ id, answers }) =>
    answers.flatMap(({ status, component, answer }) =>
      component === undefined ? examplesOf(`${id} ${status}`, answer.content) : [],
    ),
  ),
  ...Object.entries(responses).flatMap(([name, { content }]) => examplesOf(name, content)),
  ...Object.entries({ ...parameters, ...headers }).map(([at, { schema, example }]) => ({
    at,
    schema,
    value: example,
  })),
  ...allSchemas.flatMap(({ at, schema }) =>
    (Array.isArray(schema.examples) ? schema.examples : []).map((value: unknown) => ({
      at,
      schema,
      value,
    })),
  ),
];

describe('the examples', () => {
  test.each(examples)('$at is valid for Ajv and for zod', ({ schema, value }) => {
    const check = validators(schema);
    check.ajv(value);
    expect(check.ajv.errors ?? []).toEqual([]);
    expect(check.zod.safeParse(value).error?.issues ?? []).toEqual([]);
  });

  test.each(requests)('$at is refused with an unknown field', ({ schema, value }) => {
    const check = validators(schema);
    const extended = { ...Object(value), surplus: 1 };
    expect(check.ajv(extended)).toBe(false);
    expect(check.zod.safeParse(extended).success).toBe(false);
  });

  test('of dates without a time, an offset or null are valid ends of a token', () => {
    for (const name of ['CreateApiTokenRequest', 'UpdateApiTokenRequest']) {
      const check = validators({ $ref: `#/components/schemas/${name}` });
      for (const end of ['2026-12-31', '2026-12-31T10:00:00+02:00', null]) {
        expect(check.ajv({ name: 'Key', expires_at: end })).toBe(true);
        expect(check.zod.safeParse({ name: 'Key', expires_at: end }).success).toBe(true);
      }
      expect(check.ajv({ name: 'Key', expires_at: 'tomorrow' })).toBe(false);
      expect(check.zod.safeParse({ name: 'Key', expires_at: 'tomorrow' }).success).toBe(false);
    }
  });
});

describe('the schemas', () => {
  test.each(Object.keys(schemas))('%s builds with Ajv and with zod', (name) => {
    expect(() => validators({ $ref: `#/components/schemas/${name}` })).not.toThrow();
  });

  test('use no keyword that zod refuses, and compose no objects', () => {
    const found = allSchemas.flatMap(({ at, schema }) =>
      forbiddenKeywords.filter((keyword) => keyword in schema).map((keyword) => `${at} ${keyword}`),
    );
    expect(found).toEqual([]);
  });

  test('are closed wherever they are objects, but for the snapshots of the audit', () => {
    const open = allSchemas
      .filter(({ schema }) => [schema.type].flat().includes('object'))
      .filter(({ schema }) => schema.additionalProperties !== false)
      .map(({ at }) => at);
    expect(open).toEqual(openSchemas);
  });

  test('require only what they have', () => {
    for (const { at, schema } of allSchemas) {
      for (const name of schema.required ?? []) {
        expect(schema.properties, at).toHaveProperty([name]);
      }
    }
  });

  test('describe every property, if need be through the schema they refer to', () => {
    const described = (schema: Schema): boolean =>
      schema.description !== undefined ||
      schema.$ref?.replace('#/components/schemas/', '').split('/').every(describedByName) === true;
    const describedByName = (name: string) => schemas[name]?.description !== undefined;
    const silent = allSchemas.flatMap(({ at, schema }) =>
      Object.entries(schema.properties ?? {})
        .filter(([, property]) => typeof property === 'object' && !described(property))
        .map(([name]) => `${at}.${name}`),
    );
    expect(silent).toEqual([]);
  });

  test('bound every string that a caller may send', () => {
    const bounded = ['maxLength', 'format', 'pattern', 'enum', 'const', '$ref'];
    const sent = Object.entries(schemas).filter(([name]) => name.endsWith('Request'));
    const unbounded = sent
      .flatMap(([name, schema]) => [...withNested(name, schema)])
      .filter(({ schema }) => [schema.type].flat().includes('string'))
      .filter(({ schema }) => !bounded.some((keyword) => keyword in schema))
      .map(({ at }) => at);
    expect(unbounded).toEqual([]);
  });
});
