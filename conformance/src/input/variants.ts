/**
 * Bodies that go to the edge of a schema, and bodies that go one step beyond it in one place.
 *
 * - Each variant differs from a valid body in one thing, which it names.
 * - What only the domain forbids is not made here.
 */
import type { JsonSchema } from '@keyturn/contract';

export interface Variant {
  /** What is special about it, such as "label with 255 characters". */
  readonly what: string;
  /** The field that it is about; empty for the whole of the body. */
  readonly field: string;
  readonly body: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** A value of a field, and what to call it. */
type Value = readonly [what: string, value: unknown];

/** Every boundary of every field that a valid body may reach. */
export function atTheEdge(schema: JsonSchema, base: Fields): Variant[] {
  return fieldsOf(schema).flatMap(([name, field]) =>
    edgesOf(field).map(([what, value]) => variant(base, name, what, value)),
  );
}

/** Every single step beyond. */
export function beyondTheEdge(schema: JsonSchema, base: Fields): Variant[] {
  const required = listOf(schema['required']);
  const whole: Variant[] = [[], 'text', 1, null].map((body) => ({
    what: `${JSON.stringify(body)} as the whole body`,
    field: '',
    body,
  }));
  if (required.length > 0 || Number(schema['minProperties']) > 0) {
    whole.push({ what: 'no field at all', field: '', body: {} });
  }
  const missing = required.map((name) => {
    const { [name]: _, ...body } = base;
    return { what: `no ${name}`, field: name, body };
  });
  const surplus = variant(base, 'no_such_field', 'that is not declared', 1);
  const wrong = fieldsOf(schema).flatMap(([name, field]) =>
    violationsOf(field).map(([what, value]) => variant(base, name, what, value)),
  );
  return [...whole, ...missing, surplus, ...wrong];
}

function variant(base: Fields, name: string, what: string, value: unknown): Variant {
  return { what: `${name} ${what}`, field: name, body: { ...base, [name]: value } };
}

function fieldsOf(schema: JsonSchema): [string, JsonSchema][] {
  return Object.entries(Object(schema['properties']) as Record<string, JsonSchema>);
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function typesOf({ type, anyOf }: JsonSchema): string[] {
  if (Array.isArray(anyOf)) return anyOf.flatMap((inner: JsonSchema) => typesOf(inner));
  return listOf(Array.isArray(type) ? type : [type]);
}

function edgesOf(field: JsonSchema): Value[] {
  const types = typesOf(field);
  const values: Value[] = types.includes('null') ? [['null', null]] : [];
  for (const choice of listOf(field['enum'])) values.push([choice, choice]);
  if (types.includes('boolean')) values.push(['true', true], ['false', false]);
  const { minimum, maximum } = field;
  if (typeof minimum === 'number') values.push([`${minimum}`, minimum]);
  if (typeof maximum === 'number') values.push([`${maximum}`, maximum]);
  if (isFreeText(field)) values.push(...textsAtTheEdge(field));
  return values;
}

/** Text that may hold any characters, and so can be made as long as the schema allows. */
function isFreeText(field: JsonSchema): boolean {
  return (
    typesOf(field).includes('string') &&
    !field['enum'] &&
    !field['pattern'] &&
    !field['format'] &&
    !field['anyOf']
  );
}

/** Long bodies say nothing that shorter ones do not. */
const LONGEST_TEXT = 20_000;

function textsAtTheEdge({ minLength, maxLength }: JsonSchema): Value[] {
  const values: Value[] = [];
  if (typeof minLength === 'number' && minLength > 0) {
    values.push([`with ${minLength} character`, 'x'.repeat(minLength)]);
  }
  if (typeof maxLength === 'number' && maxLength <= LONGEST_TEXT) {
    values.push([`with ${maxLength} characters`, 'x'.repeat(maxLength)]);
    // A length counts characters, and not the units or bytes that encode them.
    values.push([`with ${maxLength} characters of two units each`, '😀'.repeat(maxLength)]);
  }
  return values;
}

function violationsOf(field: JsonSchema): Value[] {
  const types = typesOf(field);
  const values: Value[] = [];
  if (!types.includes('null')) values.push(['null', null]);
  if (!types.includes('object')) values.push(['an object', { nested: true }]);
  if (!types.includes('array')) values.push(['a list', ['x']]);
  if (!types.includes('boolean')) values.push(['true', true]);
  if (!types.includes('string')) values.push(['a text', 'x']);
  if (!types.includes('integer')) values.push(['a number', 7]);
  const { minimum, maximum, minLength, maxLength, maxItems, minItems, items, uniqueItems } = field;
  if (types.includes('integer')) values.push(['1.5', 1.5]);
  if (typeof minimum === 'number') values.push([`${minimum - 1}`, minimum - 1]);
  if (typeof maximum === 'number') values.push([`${maximum + 1}`, maximum + 1]);
  if (field['enum']) values.push(['that is none of the choices', 'no-such-choice']);
  if (field['pattern'] || field['format'] || field['anyOf']) {
    values.push(['that has not its form', 'Not Of This Form!']);
  }
  if (typeof minLength === 'number' && minLength > 0) values.push(['that is empty', '']);
  if (typeof maxLength === 'number' && maxLength <= LONGEST_TEXT) {
    values.push([`with ${maxLength + 1} characters`, 'x'.repeat(maxLength + 1)]);
  }
  if (typeof minItems === 'number' && minItems > 0) values.push(['that is empty', []]);
  if (types.includes('array')) {
    values.push(['with a number in it', [7]]);
    const choices = listOf(Object(items)['enum']);
    const item = choices[0] ?? 'x';
    if (uniqueItems === true) values.push([`with ${item} twice`, [item, item]]);
    if (choices.length > 0) values.push(['with none of the choices in it', ['no-such-choice']]);
    if (typeof maxItems === 'number' && maxItems <= 100 && choices.length === 0) {
      const many = Array.from({ length: maxItems + 1 }, (_, i) => `x${i}`);
      values.push([`with ${maxItems + 1} items`, many]);
    }
  }
  return values;
}
