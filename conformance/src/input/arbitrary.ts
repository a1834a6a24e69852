/** Values that a JSON Schema of the contract allows, to be drawn and shrunk by fast-check. */
import type { JsonSchema } from '@keyturn/contract';
import * as fc from 'fast-check';

/** Longer texts find no more, and take their time. */
const LONGEST_TEXT = 300;
const MOST_ITEMS = 5;

/** Any text that the contract allows: every character but NUL, and no lone surrogate. */
function textOf(minLength: number, maxLength: number): fc.Arbitrary<string> {
  return fc
    .string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, LONGEST_TEXT) })
    .map((text) => text.replaceAll('\0', ' '));
}

/** Texts that follow a pattern or a format of the contract, by what names it. */
const FORMS: Readonly<Record<string, fc.Arbitrary<string>>> = {
  '^[a-z0-9]+(-[a-z0-9]+)*$': fc.stringMatching(/^[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,3}$/),
  '^/[!-~]*$': fc.constantFrom('/users', '/users/*', '/models*', '/api-tokens'),
  '^[0-9A-Fa-f:.]+/[0-9]{1,3}$': fc.constantFrom('10.0.0.0/8', '192.0.2.7/32', '2001:db8::/32'),
  date: fc.constantFrom('2099-12-31', '2098-02-28'),
  'date-time': fc.constantFrom('2099-12-31T23:59:59.999Z', '2098-02-28T00:00:00Z'),
};

export function arbitraryOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { anyOf, enum: choices, type, pattern, format, properties, items } = schema;
  if (Array.isArray(anyOf)) return fc.oneof(...anyOf.map(arbitraryOf));
  if (Array.isArray(choices)) return fc.constantFrom(...choices);
  if (Array.isArray(type)) {
    return fc.oneof(...type.map((one: string) => arbitraryOf({ ...schema, type: one })));
  }
  switch (type) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({
        min: Number(schema['minimum'] ?? -1_000),
        max: Math.min(Number(schema['maximum'] ?? 1_000), 2 ** 31 - 1),
      });
    case 'array':
      return fc.uniqueArray(arbitraryOf(items as JsonSchema), {
        minLength: Number(schema['minItems'] ?? 0),
        maxLength: MOST_ITEMS,
      });
    case 'object':
      return objectOf(properties as Record<string, JsonSchema>, schema['required']);
    default: {
      const form = FORMS[String(pattern ?? format)];
      return form ?? textOf(Number(schema['minLength'] ?? 0), Number(schema['maxLength'] ?? 100));
    }
  }
}

function objectOf(
  properties: Readonly<Record<string, JsonSchema>>,
  required: unknown,
): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(([name, field]) => [name, arbitraryOf(field)]);
  const requiredKeys = Array.isArray(required) ? required.map(String) : [];
  return fc.record(Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>, {
    requiredKeys,
  });
}
