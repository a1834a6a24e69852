/**
 * JSON Schemas as constants. A reference becomes the name of the constant it leads to, so that
 * every schema is whole without a resolver. Prose and examples stay in the document.
 */
import type { Document, OperationFacts, ParameterNode, SchemaNode } from './document.ts';
import { byTag, kebabCase } from './document.ts';
import { Expression, header, literal, quoted } from './source-text.ts';

const prose = new Set(['description', 'examples', 'example', 'title', 'deprecated']);
const prefix = '#/components/schemas/';

/** File name (without folder) → text. */
export function jsonSchemaFiles(
  document: Document,
  operations: OperationFacts[],
): Map<string, string> {
  const home = homesOf(document, operations);
  const files = new Map<string, string>();
  const tags = byTag(operations);
  for (const tag of ['shared', ...tags.keys()]) {
    const own = sorted(
      document,
      [...home].filter(([, at]) => at === tag).map(([name]) => name),
    );
    const rows = (tags.get(tag) ?? []).map(
      (operation) => `  ${quoted(operation.id)}: ${literal(operationSchemas(operation), 1)},\n`,
    );
    files.set(`${kebabCase(tag)}.ts`, fileOf(document, home, tag, own, rows));
  }
  files.set('index.ts', indexFile([...tags.keys()]));
  return files;
}

/** Where each component lives: with the one tag that uses it, or among the shared ones. */
function homesOf(document: Document, operations: OperationFacts[]): Map<string, string> {
  const home = new Map<string, string>();
  for (const operation of operations) {
    const roots = [
      operation.body?.schema,
      ...operation.responses.map(({ schema }) => schema),
      ...operation.parameters.map(({ schema }) => schema),
    ];
    for (const name of roots.flatMap((root) => (root ? reachable(document, root) : []))) {
      const known = home.get(name);
      home.set(name, known === undefined || known === operation.tag ? operation.tag : 'shared');
    }
  }
  // What a shared schema refers to must be shared as well, or files would import in a circle.
  for (const [name, at] of home) {
    if (at !== 'shared') continue;
    for (const inner of reachable(document, { $ref: prefix + name })) home.set(inner, 'shared');
  }
  return home;
}

function reachable(document: Document, root: SchemaNode, seen = new Set<string>()): string[] {
  for (const name of referencesIn(root)) {
    if (seen.has(name)) continue;
    seen.add(name);
    const schema = document.components.schemas[name];
    if (!schema) throw new Error(`openapi.yaml: there is no schema ${name}.`);
    reachable(document, schema, seen);
  }
  return [...seen];
}

function referencesIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(referencesIn);
  if (typeof node !== 'object' || node === null) return [];
  const reference = (node as SchemaNode).$ref;
  if (typeof reference === 'string') return [reference.slice(prefix.length)];
  return Object.entries(node).flatMap(([key, value]) => {
    if (key === 'properties') return Object.values(value as object).flatMap(referencesIn);
    return prose.has(key) ? [] : referencesIn(value);
  });
}

/** Names so that each stands behind what it refers to. */
function sorted(document: Document, names: string[]): string[] {
  const order = new Set<string>();
  const visit = (name: string, path: string[]): void => {
    if (order.has(name)) return;
    if (path.includes(name)) {
      throw new Error(`openapi.yaml: schemas refer to each other: ${[...path, name].join(' → ')}.`);
    }
    const schema = document.components.schemas[name];
    for (const inner of referencesIn(schema).filter((inner) => names.includes(inner))) {
      visit(inner, [...path, name]);
    }
    order.add(name);
  };
  for (const name of [...names].sort()) visit(name, []);
  return [...order];
}

function printable(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(printable);
  if (typeof node !== 'object' || node === null) return node;
  const reference = (node as SchemaNode).$ref;
  if (typeof reference === 'string') return new Expression(reference.slice(prefix.length));
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !isProse(key))
      .map(([key, value]) => [key, key === 'properties' ? mapValues(value) : printable(value)]),
  );
}

function isProse(keyword: string): boolean {
  return prose.has(keyword) || keyword.startsWith('x-');
}

/** A property may be called `description`: the names of properties are not keywords. */
function mapValues(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, printable(schema)]),
  );
}

function parametersSchema(parameters: ParameterNode[]): SchemaNode | undefined {
  if (parameters.length === 0) return undefined;
  const required = parameters.filter((parameter) => parameter.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    ...(required.length > 0 && { required }),
  };
}

function operationSchemas(operation: OperationFacts): unknown {
  const within = (place: ParameterNode['in']) =>
    parametersSchema(operation.parameters.filter((parameter) => parameter.in === place));
  return printable({
    path: within('path'),
    query: within('query'),
    headers: within('header'),
    body: operation.body?.schema,
    responses: Object.fromEntries(
      operation.responses.map(({ status, schema }) => [status, schema ?? {}]),
    ),
  });
}

function fileOf(
  document: Document,
  home: Map<string, string>,
  tag: string,
  own: string[],
  rows: string[],
): string {
  const schemas = own.map((name) => ({ name, node: document.components.schemas[name] }));
  const constants = schemas.map(
    ({ name, node }) => `export const ${name}: JsonSchema = ${literal(printable(node))};\n`,
  );
  const text = [...constants, ...rows].join('\n');
  const imported = [...home]
    .filter(([name, at]) => at === 'shared' && tag !== 'shared' && mentions(text, name))
    .map(([name]) => name)
    .sort();
  const types = [
    ...(own.length > 0 ? ['JsonSchema'] : []),
    ...(rows.length > 0 ? ['OperationSchemas'] : []),
  ];
  return [
    header,
    `import type { ${types.join(', ')} } from '../../json-schema.ts';\n`,
    imported.length > 0 ? `import {\n  ${imported.join(',\n  ')},\n} from './shared.ts';\n` : '',
    own.length > 0
      ? `\n${constants.map((text) => (tag === 'shared' ? text : text.replace('export ', ''))).join('\n')}`
      : '',
    rows.length > 0
      ? `\nexport const ${tag} = {\n${rows.join('')}} satisfies Record<string, OperationSchemas>;\n`
      : '',
  ].join('');
}

function mentions(text: string, name: string): boolean {
  return new RegExp(`(?<![\\w'])${name}(?![\\w'])`).test(text);
}

function indexFile(tags: string[]): string {
  return `${header}import type { OperationSchemas } from '../../json-schema.ts';
import type { OperationId } from '../operation-table.ts';
${[...tags]
  .sort()
  .map((tag) => `import { ${tag} } from './${kebabCase(tag)}.ts';\n`)
  .join('')}
export const operationSchemas: Readonly<Record<OperationId, OperationSchemas>> = {
${tags.map((tag) => `  ...${tag},\n`).join('')}};
`;
}
