/**
 * The input of an operation, held against the contract.
 *
 * - Every field at fault is named at once, with its place and with what would be right.
 * - What no schema can say is checked here as well: no NUL and no lone surrogates in any text, no
 *   scalar parameter twice, no nesting that would exhaust the stack.
 * - Query parameters that the contract does not know are ignored; body fields are refused.
 * - Path parameters that were valid are not looked at again: a route that is remembered has the same
 *   ones. Nobody may change them.
 */
import type { JsonSchema, OperationId, Schema } from '@keyturn/contract';
import { jsonSchemasFor, validatorsFor } from '@keyturn/contract/validators';
import type { z } from 'zod';
import { ApiError } from '../domain/api-error.ts';
import { describeSchema } from './describe-schema.ts';

type FieldProblem = Schema<'FieldProblem'>;
type Location = Schema<'FieldLocation'>;

export interface RawInput {
  /** Those of a route; they are not changed any more. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly body: unknown;
}

export interface ValidInput {
  readonly path: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

const MOST_PROBLEMS = 100;
const MOST_NAME = 255;
const MOST_MESSAGE = 500;
const DEEPEST = 32;
const TOO_DEEP = 'is nested too deeply';

/** By the raw ones; an operation has parameters of its own. */
const validPaths = new WeakMap<RawInput['path'], unknown>();

/** @throws ApiError VALIDATION_ERROR naming every field that is wrong */
export function validateInput(id: OperationId, raw: RawInput): ValidInput {
  const schemas = jsonSchemasFor(id);
  const validators = validatorsFor(id);
  const problems: FieldProblem[] = [];

  /** One by one: a body can hold more faults than a call takes arguments. */
  function add(found: readonly FieldProblem[]): void {
    for (const problem of found.slice(0, MOST_PROBLEMS)) problems.push(problem);
  }

  function check(
    location: Location,
    validator: z.ZodType | undefined,
    schema: JsonSchema | undefined,
    value: unknown,
  ): unknown {
    if (validator === undefined || schema === undefined) return undefined;
    const before = problems.length;
    const tooLong = listsTooLong(value, schema, location);
    add(tooLong);
    // Nobody reads what is wrong with each of a hundred thousand items, so nobody looks.
    if (tooLong.length > 0) return undefined;
    const faulty = faultyTexts(value, location);
    add(faulty);
    // To look any further would exhaust the stack.
    if (faulty.some(({ message }) => message === TOO_DEEP)) return undefined;
    const result = validator.safeParse(value);
    for (const issue of result.error?.issues.slice(0, MOST_PROBLEMS) ?? []) {
      add(problemsOf(issue, schema, value, location));
    }
    return problems.length === before ? result.data : undefined;
  }

  function checkQuery(): unknown {
    if (schemas.query === undefined) return undefined;
    const parameters = parametersOf(raw.query, schemas.query, problems);
    const value = numbersIn(parameters, schemas.query);
    return check('query', validators.query, schemas.query, value);
  }

  function checkHeaders(): void {
    if (schemas.headers === undefined) return;
    check('header', validators.headers, schemas.headers, headersOf(raw.headers, schemas.headers));
  }

  const path =
    validPaths.get(raw.path) ??
    check('path', validators.path, schemas.path, numbersIn(raw.path, schemas.path));
  if (path !== undefined) validPaths.set(raw.path, path);
  const query = checkQuery();
  checkHeaders();
  const body =
    raw.body === undefined ? undefined : check('body', validators.body, schemas.body, raw.body);

  if (problems.length > 0) {
    throw new ApiError('VALIDATION_ERROR', { fields: problems.slice(0, MOST_PROBLEMS) });
  }
  return { path, query, body };
}

function parametersOf(
  query: URLSearchParams,
  schema: JsonSchema | undefined,
  problems: FieldProblem[],
): Record<string, string> {
  const parameters: Record<string, string> = {};
  for (const name of Object.keys(propertiesOf(schema))) {
    const values = query.getAll(name);
    if (values.length > 1) {
      problems.push({ field: name, location: 'query', message: 'must be given once only' });
    }
    if (values[0] !== undefined) parameters[name] = values[0];
  }
  return parameters;
}

function headersOf(headers: Headers, schema: JsonSchema | undefined): Record<string, string> {
  const found = Object.keys(propertiesOf(schema)).flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}

/** Texts from a URL as the numbers that they shall be; what is no number stays and is refused. */
function numbersIn(
  texts: Readonly<Record<string, string>>,
  schema: JsonSchema | undefined,
): Record<string, unknown> {
  const properties = propertiesOf(schema);
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const isNumber =
        properties[name]?.['type'] === 'integer' && /^(?:0|-?[1-9]\d{0,15})$/.test(text);
      return [name, isNumber ? Number(text) : text];
    }),
  );
}

/** What an issue of a validator says to whoever made the request: which field, and what it must be. */
export function problemsOf(
  issue: z.core.$ZodIssue,
  schema: JsonSchema,
  value: unknown,
  location: Location,
): FieldProblem[] {
  const { path } = issue;
  const problem = (at: readonly PropertyKey[], message: string): FieldProblem => ({
    field: nameOf(at),
    location,
    message: message.slice(0, MOST_MESSAGE),
  });
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.slice(0, MOST_PROBLEMS);
    return keys.map((key) => problem([...path, key], 'is not a field of this request'));
  }
  if (issue.code === 'too_small' && issue.origin === 'object') {
    const required = (schemaAt(schema, path)['required'] ?? []) as readonly string[];
    if (required.length === 0) return [problem(path, 'must have at least one field')];
    return required.map((name) => problem([...path, name], 'is required'));
  }
  // A repetition is told of the item, but it is the list that breaks its rule.
  const at = issue.code === 'custom' ? path.slice(0, -1) : path;
  if (at.length > 0 && valueAt(value, at) === undefined) return [problem(at, 'is required')];
  const repeats =
    issue.code === 'custom' ? `; it repeats ${JSON.stringify(valueAt(value, path))}` : '';
  return [problem(at, describeSchema(schemaAt(schema, at)) + repeats)];
}

function listsTooLong(value: unknown, schema: JsonSchema, location: Location): FieldProblem[] {
  return Object.entries(propertiesOf(schema)).flatMap(([field, property]) => {
    const list = valueAt(value, [field]);
    const most = Number(property['maxItems'] ?? Number.POSITIVE_INFINITY);
    if (!Array.isArray(list) || list.length <= most) return [];
    return [{ field, location, message: describeSchema(property) }];
  });
}

function schemaAt(schema: JsonSchema, path: readonly PropertyKey[]): JsonSchema {
  return path.reduce<JsonSchema>((at, key) => {
    const next = typeof key === 'number' ? at['items'] : propertiesOf(at)[String(key)];
    return (next as JsonSchema | undefined) ?? at;
  }, schema);
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], value);
}

function propertiesOf(schema: JsonSchema | undefined): Readonly<Record<string, JsonSchema>> {
  return (schema?.['properties'] ?? {}) as Readonly<Record<string, JsonSchema>>;
}

function nameOf(path: readonly PropertyKey[]): string {
  const name = path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('');
  return name.replace(/^\./, '').toWellFormed().slice(0, MOST_NAME);
}

/** Texts that cannot be stored everywhere, or cannot be sent at all. */
function faultyTexts(
  value: unknown,
  location: Location,
  path: readonly PropertyKey[] = [],
): FieldProblem[] {
  const problem = (message: string) => [{ field: nameOf(path), location, message }];
  if (path.length > DEEPEST) return problem(TOO_DEEP);
  if (typeof value === 'string') {
    if (value.includes('\0')) return problem('must not hold the character NUL');
    return value.isWellFormed() ? [] : problem('must not hold half of a surrogate pair');
  }
  if (typeof value !== 'object' || value === null) return [];
  const entries: [PropertyKey, unknown][] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return entries.flatMap(([key, item]) => faultyTexts(item, location, [...path, key]));
}
