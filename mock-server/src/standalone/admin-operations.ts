/** What can be asked of the administration, read from its document. */
import type { JsonSchema } from '@keyturn/contract';
import { adminDocument } from '../generated/admin-document.ts';

type Paths = (typeof adminDocument)['paths'];
type OperationOf<Item> = Item[keyof Item] extends infer Part
  ? Part extends { readonly operationId: infer Id }
    ? Id
    : never
  : never;

/** Such as `clock.advance`. */
export type AdminOperationId = { [Path in keyof Paths]: OperationOf<Paths[Path]> }[keyof Paths];

export interface AdminOperation {
  readonly id: AdminOperationId;
  readonly method: string;
  readonly path: string;
  /** Asked of the process and not of a session: its path takes no prefix. */
  readonly ofProcess: boolean;
  /** Of parameters in the path. */
  readonly params: JsonSchema;
  readonly query: JsonSchema;
  readonly body: { readonly required: boolean; readonly schema: JsonSchema } | undefined;
}

/** What there is under a path. */
export type AdminRoute =
  | {
      readonly kind: 'operation';
      readonly operation: AdminOperation;
      readonly params: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'wrong-method'; readonly allow: readonly string[] }
  | { readonly kind: 'unknown' };

export function findAdminRoute(method: string, path: string): AdminRoute {
  const below = adminOperations.filter((operation) => patternOf(operation.path).test(path));
  if (below.length === 0) return { kind: 'unknown' };
  const operation = below.find((one) => one.method === method);
  if (operation === undefined) {
    return { kind: 'wrong-method', allow: below.map((one) => one.method) };
  }
  const found = patternOf(operation.path).exec(path)?.groups ?? {};
  const params = Object.entries(found).map(([name, text]) => [name, decoded(text)] as const);
  return { kind: 'operation', operation, params: Object.fromEntries(params) };
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

type Node = Readonly<Record<string, unknown>>;

interface ParameterNode {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

const METHODS = ['get', 'put', 'post', 'delete'];

export const adminOperations: readonly AdminOperation[] = Object.entries<Node>(
  adminDocument.paths,
).flatMap(([path, item]) =>
  METHODS.flatMap((method) => {
    const node = item[method] as Node | undefined;
    return node === undefined ? [] : [operationOf(path, method, item, node)];
  }),
);

function operationOf(path: string, method: string, item: Node, node: Node): AdminOperation {
  const parameters = [item['parameters'] ?? [], node['parameters'] ?? []].flatMap(
    (list) => resolved(list) as ParameterNode[],
  );
  const body = node['requestBody'] as
    | { readonly required: boolean; readonly content: Record<string, { schema: JsonSchema }> }
    | undefined;
  const schema = body?.content['application/json']?.schema;
  return {
    id: node['operationId'] as AdminOperationId,
    method: method.toUpperCase(),
    path,
    ofProcess: item['servers'] !== undefined,
    params: parametersSchema(parameters, 'path'),
    query: parametersSchema(parameters, 'query'),
    body: body && schema && { required: body.required, schema: resolved(schema) as JsonSchema },
  };
}

/** Closed, so that a filter with a slip of the pen does not let everything through. */
function parametersSchema(parameters: readonly ParameterNode[], place: string): JsonSchema {
  const own = parameters.filter((parameter) => parameter.in === place);
  return {
    type: 'object',
    additionalProperties: false,
    required: own.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(own.map(({ name, schema }) => [name, schema])),
  };
}

/** A part of the document with what its references lead to in their place. */
function resolved(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(resolved);
  if (typeof node !== 'object' || node === null) return node;
  const { $ref, ...own } = node as Node;
  const parts = Object.entries(own).map(([key, value]) => [key, resolved(value)] as const);
  return { ...(typeof $ref === 'string' && referred($ref)), ...Object.fromEntries(parts) };
}

function referred(reference: string): object {
  const keys = reference.slice('#/'.length).split('/');
  const found = keys.reduce<unknown>((at, key) => (at as Node)[key], adminDocument);
  return resolved(found) as object;
}
