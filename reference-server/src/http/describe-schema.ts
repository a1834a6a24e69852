import type { JsonSchema } from '@keyturn/contract';

/** What a JSON Schema asks for, as the end of a sentence: "must be an integer from 1 to 100". */
export function describeSchema(schema: JsonSchema): string {
  return `must be ${describe(schema)}`;
}

function describe(schema: JsonSchema): string {
  const choices = schema['anyOf'];
  if (Array.isArray(choices)) return choices.map(describe).join(', or ');
  const values = schema['enum'];
  if (Array.isArray(values)) return `one of ${values.join(', ')}`;
  const types = [schema['type']].flat();
  const description = types.filter((type) => type !== 'null').map((type) => ofType(type, schema));
  if (types.includes('null')) description.push('null');
  return description.join(' or ');
}

function ofType(type: unknown, schema: JsonSchema): string {
  switch (type) {
    case 'integer':
      return `an integer${range(schema['minimum'], schema['maximum'])}`;
    case 'number':
      return `a number${range(schema['minimum'], schema['maximum'])}`;
    case 'boolean':
      return 'true or false';
    case 'string':
      return text(schema);
    case 'array':
      return list(schema);
    case 'object':
      return 'an object';
    default:
      return 'null';
  }
}

function text(schema: JsonSchema): string {
  if (schema['format'] === 'date') return 'a day such as 2026-12-31';
  if (schema['format'] === 'date-time') return 'a moment such as 2026-12-31T00:00:00Z';
  if (schema['format'] !== undefined) return `a text in the form of ${schema['format']}`;
  const { minLength, maxLength, pattern } = schema as Record<string, unknown>;
  const length = `a text${range(minLength, maxLength)}`;
  const counted = length === 'a text' ? length : `${length} characters`;
  return pattern === undefined ? counted : `${counted} that matches ${pattern}`;
}

function list(schema: JsonSchema): string {
  const what = schema['uniqueItems'] === true ? 'a list without repetitions' : 'a list';
  const count = range(schema['minItems'], schema['maxItems']);
  return count === '' ? what : `${what}${count} items`;
}

function range(least: unknown, most: unknown): string {
  if (least === undefined && most === undefined) return '';
  if (most === undefined) return ` of at least ${least}`;
  return least === undefined ? ` of at most ${most}` : ` from ${least} to ${most}`;
}
