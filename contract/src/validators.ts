/**
 * zod validators, built from the contract's JSON Schemas when they are first asked for:
 * a process pays only for the operations that it meets.
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
    response: (status) => build(schemas.responses[status]),
  };
  byOperation.set(id, validators);
  return validators;
}
