/** TypeScript types of the document, by openapi-typescript, split so that no file gets long. */
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import ts from 'typescript';
import type { Document, OperationFacts, SchemaNode } from './document.ts';
import { byTag, kebabCase, pascalCase } from './document.ts';
import { header } from './source-text.ts';

/** Set on enums that a newer server may extend: their type takes any other string as well. */
const openEnum = 'x-open-enum';

/** File name (without folder) → text: schema.ts, and what it is made of in schema/. */
export async function schemaTypeFiles(
  document: Document,
  operations: OperationFacts[],
): Promise<Map<string, string>> {
  const nodes = await openapiTS(document as unknown as OpenAPI3, {
    alphabetize: false,
    defaultNonNullable: false,
    silent: true,
    transform: (schema) => (openEnum in schema ? openEnumType(schema as SchemaNode) : undefined),
  });
  const interfaces = new Map(
    nodes.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, node]),
  );
  const files = new Map<string, string>();
  const uses = (name: string, from: string) => `import type { ${name} } from '${from}';\n`;
  files.set('schema/components.ts', header + astToString(named(interfaces, 'components')));
  files.set(
    'schema/paths.ts',
    header + uses('operations', './operations.ts') + astToString(named(interfaces, 'paths')),
  );
  const members = new Map(
    named(interfaces, 'operations').members.map((member) => [memberName(member), member]),
  );
  const tags = [...byTag(operations)];
  for (const [tag, own] of tags) {
    const declaration = ts.factory.createInterfaceDeclaration(
      [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)],
      `${pascalCase(tag)}Operations`,
      undefined,
      undefined,
      own.flatMap(({ id }) => members.get(id) ?? []),
    );
    files.set(
      `schema/operations/${kebabCase(tag)}.ts`,
      header + uses('components', '../components.ts') + astToString(declaration),
    );
  }
  files.set('schema/operations.ts', operationsFile(tags.map(([tag]) => tag)));
  files.set(
    'schema.ts',
    `${header}export type { components } from './schema/components.ts';
export type { operations } from './schema/operations.ts';
export type { paths } from './schema/paths.ts';
`,
  );
  return files;
}

function named(
  interfaces: Map<string, ts.InterfaceDeclaration>,
  name: string,
): ts.InterfaceDeclaration {
  const found = interfaces.get(name);
  if (!found) throw new Error(`openapi-typescript wrote no interface ${name}.`);
  return found;
}

function memberName(member: ts.TypeElement): string {
  const name = member.name;
  return name && (ts.isStringLiteral(name) || ts.isIdentifier(name)) ? name.text : '';
}

function operationsFile(tags: string[]): string {
  const sorted = [...tags].sort();
  const imports = sorted.map(
    (tag) =>
      `import type { ${pascalCase(tag)}Operations } from './operations/${kebabCase(tag)}.ts';\n`,
  );
  const bases = tags.map((tag) => `${pascalCase(tag)}Operations`).join(',\n    ');
  return `${header}${imports.join('')}
export interface operations
  extends ${bases} {}
`;
}

function openEnumType(schema: SchemaNode): ts.TypeNode {
  const { factory } = ts;
  const anyString = factory.createParenthesizedType(
    factory.createIntersectionTypeNode([
      factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword),
      factory.createTypeLiteralNode([]),
    ]),
  );
  const values = (schema.enum ?? []).filter((value) => typeof value === 'string');
  const nullable = Array.isArray(schema.type) && schema.type.includes('null');
  return factory.createUnionTypeNode([
    ...values.map((value) => factory.createLiteralTypeNode(factory.createStringLiteral(value))),
    anyString,
    ...(nullable ? [factory.createLiteralTypeNode(factory.createNull())] : []),
  ]);
}

/**
 * The document as a client reads it: enums of answers are open, so that a newer server does not
 * break an older client; enums that only requests use stay closed, so that typos do not compile.
 */
export function withOpenEnums(document: Document): Document {
  const copy = structuredClone(document);
  const { schemas, parameters } = copy.components;
  const inlineClosed = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const schema = node as SchemaNode;
    const target = schema.$ref && document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
    if (target && (isStringEnum(target) || target.type === 'array')) {
      const { $ref: _, ...own } = schema;
      delete schema.$ref;
      Object.assign(schema, structuredClone(target), own);
    }
    for (const inner of Object.values(node)) inlineClosed(inner);
  };
  const requests = new Set(Object.keys(schemas).filter((name) => name.endsWith('Request')));
  for (const name of requests) inlineClosed(schemas[name]);
  inlineClosed(parameters);
  for (const [name, schema] of Object.entries(schemas)) {
    if (!requests.has(name)) markOpen(schema);
  }
  return copy;
}

function isStringEnum(schema: SchemaNode): boolean {
  return schema.enum?.some((value) => typeof value === 'string') ?? false;
}

function markOpen(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  if (isStringEnum(node as SchemaNode)) (node as SchemaNode)[openEnum] = true;
  for (const inner of Object.values(node)) markOpen(inner);
}
