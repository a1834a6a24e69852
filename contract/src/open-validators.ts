/**
 * The validators that a client bundles. By name and apart from `validators.ts`, so that a bundler
 * leaves out what they do not use of zod, which is most of it.
 */
import { fromJSONSchema, type ZodType } from 'zod';
import { operationSchemas } from './generated/json-schemas/index.ts';
import type { OperationId } from './generated/operation-table.ts';
import type { JsonSchema } from './json-schema.ts';
import { openSchema } from './open-schema.ts';

const built = new Map<JsonSchema, ZodType>();

/**
 * The validator of an answer for a client, which must work with servers that are newer than itself:
 * fields and enum values that the document does not know pass. Built at its first use and kept.
 *
 * @returns `undefined` where the operation does not declare the status.
 */
export function openResponseValidator(id: OperationId, status: number): ZodType | undefined {
  const schema = operationSchemas[id].responses[status];
  if (schema === undefined) return undefined;
  const known = built.get(schema);
  if (known) return known;
  const made = fromJSONSchema(openSchema(schema) as Parameters<typeof fromJSONSchema>[0]);
  built.set(schema, made);
  return made;
}
