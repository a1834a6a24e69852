/** Reads openapi.yaml, and the few facts about its operations that every generated file needs. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** JSON Schema as the document writes it: 2020-12, with `$ref` into `#/components/schemas`. */
export interface SchemaNode {
  $ref?: string;
  type?: string | string[];
  description?: string;
  enum?: (string | number | null)[];
  const?: unknown;
  default?: unknown;
  properties?: Record<string, SchemaNode>;
  required?: string[];
  additionalProperties?: boolean | SchemaNode;
  items?: SchemaNode;
  anyOf?: SchemaNode[];
  minProperties?: number;
  [keyword: string]: unknown;
}

export interface ParameterNode {
  $ref?: string;
  name: string;
  in: 'path' | 'query' | 'header';
  description?: string;
  required?: boolean;
  schema: SchemaNode;
}

interface MediaNode {
  schema: SchemaNode;
  examples?: Record<string, { $ref?: string; value?: unknown }>;
}

interface BodyNode {
  $ref?: string;
  required?: boolean;
  content: Record<string, MediaNode>;
}

export interface HeaderNode {
  $ref?: string;
  description: string;
  required?: boolean;
  schema: SchemaNode;
}

interface ResponseNode {
  $ref?: string;
  description: string;
  headers?: Record<string, HeaderNode>;
  content?: Record<string, MediaNode>;
  'x-error-codes'?: string[];
}

interface OperationNode {
  operationId: string;
  tags: string[];
  summary: string;
  description: string;
  parameters?: ParameterNode[];
  requestBody?: BodyNode;
  responses: Record<string, ResponseNode>;
  security?: unknown[];
  'x-scope'?: string;
  'x-pagination'?: boolean;
  'x-idempotent'?: boolean;
  'x-data'?: 'token' | 'tokens';
}

export interface Document {
  paths: Record<string, Record<string, OperationNode>>;
  components: {
    schemas: Record<string, SchemaNode>;
    parameters: Record<string, ParameterNode>;
    responses: Record<string, ResponseNode>;
    requestBodies?: Record<string, BodyNode>;
    examples?: Record<string, { value: unknown }>;
  };
  tags: { name: string; description: string }[];
  'x-error-catalogue': Record<string, { status: number; retryable: boolean; description: string }>;
}

/** One operation with its references followed one step: what the generators read. */
export interface OperationFacts {
  id: string;
  tag: string;
  method: string;
  path: string;
  family: 'external' | 'tokens';
  summary: string;
  description: string;
  scope: string | null;
  public: boolean;
  paginated: boolean;
  idempotent: boolean;
  unwrap: 'data' | 'token' | 'tokens' | null;
  parameters: ParameterNode[];
  body: { required: boolean; schema: SchemaNode; example: unknown } | undefined;
  /** By status; `schema` is absent where an answer has no body. */
  responses: {
    status: number;
    schema: SchemaNode | undefined;
    errorCodes: string[];
    /** By their names as they are sent. */
    headers: Record<string, HeaderNode>;
  }[];
}

const json = 'application/json';

export function readDocument(file: URL): Document {
  return readYaml(file) as Document;
}

export function readYaml(file: URL): unknown {
  return parse(readFileSync(file, 'utf8'));
}

/** Follows a `$ref` within the document; what is not a reference comes back as it is. */
export function resolve<T extends { $ref?: string }>(document: Document, node: T): T {
  if (node.$ref === undefined) return node;
  let found: unknown = document;
  for (const key of node.$ref.slice('#/'.length).split('/')) {
    found = (found as Record<string, unknown> | undefined)?.[key];
  }
  if (found === undefined) throw new Error(`openapi.yaml: ${node.$ref} leads nowhere.`);
  return resolve(document, found as T);
}

function exampleOf(document: Document, media: MediaNode | undefined): unknown {
  const first = Object.values(media?.examples ?? {})[0];
  return first && (resolve(document, first) as { value?: unknown }).value;
}

/** All operations in the document's order. */
export function listOperations(document: Document): OperationFacts[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => ['get', 'post', 'put', 'patch', 'delete'].includes(method))
      .map(([method, node]) => factsOf(document, path, method, node)),
  );
}

function factsOf(
  document: Document,
  path: string,
  method: string,
  node: OperationNode,
): OperationFacts {
  const family = path.startsWith('/api/external/') ? 'external' : 'tokens';
  const body = node.requestBody && resolve(document, node.requestBody);
  const tag = node.operationId.split('.')[0] ?? '';
  if (node.tags[0] !== tag) {
    throw new Error(`openapi.yaml: ${node.operationId} must have the one tag '${tag}'.`);
  }
  return {
    id: node.operationId,
    tag,
    method: method.toUpperCase(),
    path,
    family,
    summary: node.summary,
    description: node.description,
    scope: node['x-scope'] ?? null,
    public: node.security?.length === 0,
    paginated: node['x-pagination'] === true,
    idempotent: node['x-idempotent'] === true,
    unwrap: family === 'external' ? 'data' : (node['x-data'] ?? null),
    parameters: (node.parameters ?? []).map((parameter) => resolve(document, parameter)),
    body: body && {
      required: body.required === true,
      schema: body.content[json]?.schema ?? {},
      example: exampleOf(document, body.content[json]),
    },
    responses: Object.entries(node.responses).map(([status, reference]) => {
      const response = resolve(document, reference);
      return {
        status: Number(status),
        schema: response.content?.[json]?.schema,
        errorCodes: response['x-error-codes'] ?? [],
        headers: resolveAll(document, response.headers ?? {}),
      };
    }),
  };
}

function resolveAll(
  document: Document,
  headers: Record<string, HeaderNode>,
): Record<string, HeaderNode> {
  const resolved = Object.entries(headers).map(([name, header]) => {
    const node = resolve(document, header);
    return [name, { ...node, schema: resolve(document, node.schema) }];
  });
  return Object.fromEntries(resolved);
}

/** The answer of an operation that went well. */
export function successOf(operation: OperationFacts): OperationFacts['responses'][number] {
  const success = operation.responses.find(({ status }) => status >= 200 && status < 300);
  if (!success) throw new Error(`openapi.yaml: ${operation.id} names no 2xx answer.`);
  return success;
}

/** Operations by tag, tags in the order of their first operation. */
export function byTag(operations: OperationFacts[]): Map<string, OperationFacts[]> {
  const groups = new Map<string, OperationFacts[]>();
  for (const operation of operations) {
    groups.set(operation.tag, [...(groups.get(operation.tag) ?? []), operation]);
  }
  return groups;
}

/** `featureRequests` → `feature-requests`, as files are named. */
export function kebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `featureRequests` → `FeatureRequests`, as types are named. */
export function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
