/**
 * What a request to the administration says, held against its document.
 *
 * - Every field at fault is named at once, with what would be right.
 * - Unknown fields and unknown parameters are refused: a test that misspells one shall know.
 */
import type { JsonSchema, Schema } from '@keyturn/contract';
import { readBody } from '@keyturn/reference-server/internal/http/read-body';
import { problemsOf } from '@keyturn/reference-server/internal/http/validate';
import { z } from 'zod';
import { invalidFields } from './admin-error.ts';
import type { AdminOperation } from './admin-operations.ts';

type FieldProblem = Schema<'FieldProblem'>;
type Location = Schema<'FieldLocation'>;

export interface AdminInput {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string | number | undefined>>;
  /** `{}` where none was sent and none is required. */
  readonly body: unknown;
}

/**
 * @throws {AdminError} INVALID_REQUEST naming every field that is wrong
 * @throws {ApiError} for a body that is too large, of another type, or no JSON
 */
export async function readAdminInput(
  operation: AdminOperation,
  params: Readonly<Record<string, string>>,
  request: Request,
): Promise<AdminInput> {
  const query = queryOf(new URL(request.url).searchParams, operation.query);
  const body = operation.body === undefined ? {} : (await readBody(request)).value;
  const problems = [
    ...problemsIn(params, operation.params, 'path'),
    ...problemsIn(query, operation.query, 'query'),
    ...bodyProblems(body, operation),
  ];
  if (problems.length > 0) throw invalidFields(problems);
  return { params, query: query as AdminInput['query'], body: body ?? {} };
}

function bodyProblems(body: unknown, { body: expected }: AdminOperation): readonly FieldProblem[] {
  if (expected === undefined) return [];
  if (body !== undefined) return problemsIn(body, expected.schema, 'body');
  if (!expected.required) return [];
  return [{ field: '', location: 'body', message: 'is required: send a JSON object' }];
}

const validators = new WeakMap<JsonSchema, z.ZodType>();

/** What is wrong with a value; nothing where it is as the schema says. */
export function problemsIn(
  value: unknown,
  schema: JsonSchema,
  location: Location,
): readonly FieldProblem[] {
  const choices = schema['oneOf'] as readonly JsonSchema[] | undefined;
  if (choices !== undefined) return problemsOfKind(value, choices, location);
  const validator =
    validators.get(schema) ?? z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
  validators.set(schema, validator);
  const issues = validator.safeParse(value).error?.issues ?? [];
  return issues.flatMap((issue) => problemsOf(issue, schema, value, location));
}

/** Of the schemas that `kind` tells apart, the one that is meant is looked at alone. */
function problemsOfKind(
  value: unknown,
  choices: readonly JsonSchema[],
  location: Location,
): readonly FieldProblem[] {
  const kindOf = ({ properties }: JsonSchema) =>
    (properties as { kind: { enum: readonly string[] } }).kind.enum[0];
  const { kind } = (value ?? {}) as { kind?: unknown };
  const meant = choices.find((choice) => kindOf(choice) === kind);
  if (meant !== undefined) return problemsIn(value, meant, location);
  const kinds = choices.map(kindOf).join(', ');
  return [{ field: 'kind', location, message: `must be one of ${kinds}` }];
}

function queryOf(given: URLSearchParams, { properties }: JsonSchema): Record<string, unknown> {
  const known = properties as Readonly<Record<string, JsonSchema | undefined>>;
  const twice = [...new Set(given.keys())].filter((name) => given.getAll(name).length > 1);
  if (twice.length > 0) {
    const message = 'must be given once only';
    throw invalidFields(twice.map((field) => ({ field, location: 'query', message })));
  }
  return Object.fromEntries(
    [...given].map(([name, text]) => {
      const isNumber = known[name]?.['type'] === 'integer' && /^\d{1,9}$/.test(text);
      return [name, isNumber ? Number(text) : text];
    }),
  );
}
