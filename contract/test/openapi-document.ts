import type { z } from 'zod';
import { readYaml } from '../generator/document.ts';

export type Schema = z.core.JSONSchema.JSONSchema;

export type Content = {
  'application/json': { schema: Schema; examples?: Record<string, { value: unknown }> };
};

type Parameter = { description?: string; schema: Schema; example?: unknown };

type Answer = {
  headers: Record<string, object>;
  content: Content;
  'x-error-codes'?: string[];
};

type Reference = { $ref: string };

type Operation = {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  parameters?: Reference[];
  requestBody?: { content: Content };
  responses: Record<string, Answer | Reference>;
  'x-scope'?: string;
  'x-pagination'?: boolean;
  'x-idempotent'?: boolean;
  'x-data'?: string;
};

type Contract = {
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: {
    parameters: Record<string, Parameter>;
    headers: Record<string, Parameter>;
    responses: Record<string, Answer>;
    schemas: Record<string, Schema>;
  };
  'x-error-catalogue': Record<string, { status: number; retryable: boolean }>;
};

/** openapi.yaml as it stands in the repository. */
export const contract = readYaml(new URL('../../openapi.yaml', import.meta.url)) as Contract;

/** The component that a reference names: its last segment. */
export function nameOf(reference: { $ref?: string | undefined }): string {
  if (reference.$ref === undefined) throw new Error('openapi.yaml spells out what it should refer');
  return reference.$ref.slice(reference.$ref.lastIndexOf('/') + 1);
}

/** The component of this name. Throws where the document has none. */
export function named<T>(among: Record<string, T>, name: string): T {
  const found = among[name];
  if (found === undefined) throw new Error(`openapi.yaml has no component ${name}`);
  return found;
}

/** Every operation with its answers resolved; `component` names those that are shared. */
export const operations = Object.entries(contract.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    operation,
    answers: Object.entries(operation.responses).map(([status, entry]) => {
      if (!('$ref' in entry)) return { status, component: undefined, answer: entry };
      const component = nameOf(entry);
      return { status, component, answer: named(contract.components.responses, component) };
    }),
  })),
);

/** The examples of a body, each with where it stands and the schema that it must obey. */
export function examplesOf(at: string, content: Content) {
  const { schema, examples = {} } = content['application/json'];
  return Object.entries(examples).map(([name, { value }]) => ({
    at: `${at} ${name}`,
    schema,
    value,
  }));
}
