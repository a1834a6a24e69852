/**
 * Makes whole answers of parts: what is given stands, the rest comes from another answer, and what
 * is in neither is made up by the contract's JSON Schema.
 *
 * - Nothing that is given is left out or changed, however wrong it is: that is for the check to find.
 * - Given nothing, every schema of the contract's answers makes a valid one.
 */
import type { JsonSchema } from '@keyturn/contract';

type Json = Readonly<Record<string, unknown>>;

/**
 * @param schema of the whole; what has none is taken as it is given
 * @param given the part that was asked for; `undefined` for none
 * @param base lends what was not given; `undefined` for none
 */
export function completeAnswer(
  schema: JsonSchema | undefined,
  given: unknown,
  base: unknown,
): unknown {
  if (isObject(given)) return completeObject(variantOf(schema, 'object'), given, base);
  if (Array.isArray(given)) {
    const items = variantOf(schema, 'array')?.['items'] as JsonSchema | undefined;
    const lent: readonly unknown[] = Array.isArray(base) ? base : [];
    return given.map((item, index) => completeAnswer(items, item, lent[index] ?? lent[0]));
  }
  if (given !== undefined) return given;
  return base === undefined ? made(schema) : base;
}

function completeObject(schema: JsonSchema | undefined, given: Json, base: unknown): Json {
  const lent = isObject(base) ? base : {};
  const properties = propertiesOf(schema);
  const missing = requiredOf(schema).filter((name) => !(name in lent));
  const names = new Set([...Object.keys(lent), ...missing, ...Object.keys(given)]);
  return Object.fromEntries(
    [...names].map((name) => [name, completeAnswer(properties[name], given[name], lent[name])]),
  );
}

/** A valid value of the schema, as plain as can be. */
function made(schema: JsonSchema | undefined): unknown {
  if (schema === undefined) return null;
  const variants = variantsOf(schema);
  if (variants.some((variant) => typesOf(variant).includes('null'))) return null;
  const [variant = schema] = variants;
  if ('const' in variant) return variant['const'];
  const { enum: [first] = [] } = variant as { enum?: unknown[] };
  if (first !== undefined) return first;
  switch (typesOf(variant)[0]) {
    case 'object':
      return completeObject(variant, {}, undefined);
    case 'array':
      return Array.from({ length: leastOf(variant, 'minItems') }, () =>
        made(variant['items'] as JsonSchema),
      );
    case 'boolean':
      return false;
    case 'string':
      return madeText(variant);
    default:
      return leastOf(variant, 'minimum');
  }
}

const TEXTS = [
  'an-example',
  'ann@example.com',
  '2026-01-01T00:00:00.000Z',
  '2026-01-01',
  'EUR',
  'DE',
  '/users/*',
  '192.0.2.0/24',
  '192.0.2.1',
];
const FORMATS: Readonly<Record<string, RegExp>> = {
  email: /@/,
  'date-time': /T.*Z$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};

function madeText(schema: JsonSchema): string {
  const { pattern = '', format = '' } = schema as { pattern?: string; format?: string };
  const form = new RegExp(pattern, 'u');
  const isFit = (text: string) => form.test(text) && FORMATS[format]?.test(text) !== false;
  return TEXTS.find((text) => text.length >= leastOf(schema, 'minLength') && isFit(text)) ?? '';
}

function variantOf(schema: JsonSchema | undefined, type: string): JsonSchema | undefined {
  return schema && variantsOf(schema).find((variant) => typesOf(variant).includes(type));
}

function variantsOf(schema: JsonSchema): readonly JsonSchema[] {
  const { anyOf, oneOf } = schema as { anyOf?: JsonSchema[]; oneOf?: JsonSchema[] };
  return anyOf ?? oneOf ?? [schema];
}

function typesOf(schema: JsonSchema): readonly unknown[] {
  const { type } = schema;
  return Array.isArray(type) ? type : [type];
}

function propertiesOf(schema: JsonSchema | undefined): Readonly<Record<string, JsonSchema>> {
  return (schema?.['properties'] ?? {}) as Record<string, JsonSchema>;
}

function requiredOf(schema: JsonSchema | undefined): readonly string[] {
  return (schema?.['required'] ?? []) as string[];
}

function leastOf(schema: JsonSchema, keyword: 'minItems' | 'minLength' | 'minimum'): number {
  const value = schema[keyword];
  return typeof value === 'number' ? value : 0;
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
