/** Schemas that no value can satisfy, as far as a single schema shows it. */

/** A lower bound, an upper one, and whether a value may be equal to both. */
const BOUNDS = [
  ['minimum', 'maximum', true],
  ['minimum', 'exclusiveMaximum', false],
  ['exclusiveMinimum', 'maximum', false],
  ['exclusiveMinimum', 'exclusiveMaximum', false],
  ['minLength', 'maxLength', true],
  ['minItems', 'maxItems', true],
  ['minProperties', 'maxProperties', true],
] as const;

/** What contradicts itself in a schema, in the schema's own words; `undefined` where nothing does. */
export function contradictionIn(schema: Readonly<Record<string, unknown>>): string | undefined {
  for (const [low, high, mayBeEqual] of BOUNDS) {
    const least = schema[low];
    const most = schema[high];
    if (typeof least !== 'number' || typeof most !== 'number') continue;
    if (least > most || (least === most && !mayBeEqual)) return `${low} ${least}, ${high} ${most}`;
  }
  const { enum: values, required, properties, patternProperties, additionalProperties } = schema;
  if (Array.isArray(values) && values.length === 0) return 'an enum without a value';
  if (!Array.isArray(required) || additionalProperties !== false || patternProperties) return;
  const forbidden = required.find((name) => !Object.hasOwn(Object(properties), name));
  return forbidden === undefined
    ? undefined
    : `${forbidden} is required, and not among the properties`;
}
