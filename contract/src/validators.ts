/**
 * zod validators, built from the contract's JSON Schemas when they are first asked for: a process
 * pays only for the operations that it meets, and for compiling only those that it meets often.
 */
import { z } from 'zod';
import { operationSchemas } from './generated/json-schemas/index.ts';
import type { OperationId } from './generated/operation-table.ts';
import type { JsonSchema, OperationSchemas } from './json-schema.ts';

/** Validators of one operation. Each is built at its first use and kept. */
export interface OperationValidators {
  readonly path: z.ZodType | undefined;
  readonly query: z.ZodType | undefined;
  readonly headers: z.ZodType | undefined;
  readonly body: z.ZodType | undefined;
  /** `undefined` where the operation does not declare the status. */
  response(status: number): z.ZodType | undefined;
}

const built = new Map<JsonSchema, z.ZodType>();

function build(schema: JsonSchema | undefined): z.ZodType | undefined {
  if (schema === undefined) return undefined;
  let validator = built.get(schema);
  if (validator === undefined) {
    validator = z.fromJSONSchema(schema as Parameters<typeof z.fromJSONSchema>[0]);
    built.set(schema, validator);
  }
  return validator;
}

/** To compile one takes 1 to 2 ms and saves 2 to 20 µs at each use: a few tests would lose by it. */
const MANY = 200;

const uses = new Map<JsonSchema, number>();
const compiled = new Map<JsonSchema, z.ZodType>();

/** @returns after many uses one with the same verdicts and issues that takes less time over a yes */
function buildForMany(schema: JsonSchema | undefined): z.ZodType | undefined {
  const validator = build(schema);
  if (schema === undefined || validator === undefined) return undefined;
  const use = (uses.get(schema) ?? 0) + 1;
  uses.set(schema, use);
  // Where code cannot be made of text, zod would try in vain, and a browser report each attempt.
  if (use === MANY && z.util.allowsEval.value) compiled.set(schema, z.compile(validator));
  return compiled.get(schema) ?? validator;
}

export function jsonSchemasFor(id: OperationId): OperationSchemas {
  return operationSchemas[id];
}

const byOperation = new Map<OperationId, OperationValidators>();

export function validatorsFor(id: OperationId): OperationValidators {
  const known = byOperation.get(id);
  if (known !== undefined) return known;
  const schemas = operationSchemas[id];
  const validators: OperationValidators = {
    get path() {
      return build(schemas.path);
    },
    get query() {
      return build(schemas.query);
    },
    get headers() {
      return build(schemas.headers);
    },
    get body() {
      return build(schemas.body);
    },
    response: (status) => buildForMany(schemas.responses[status]),
  };
  byOperation.set(id, validators);
  return validators;
}
