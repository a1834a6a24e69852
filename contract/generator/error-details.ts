/**
 * What the error codes say beyond their names: the status, and the details as the SDK gives them.
 * Both families of bodies become one: the token family's extra members are its details, and their
 * names are written in camel case.
 */
import type { Document, OperationFacts, SchemaNode } from './document.ts';
import { docComment, header, wrap } from './source-text.ts';

/** Members of the token family's errors that are no details. */
const commonMembers = new Set(['error', 'code']);

interface Detail {
  readonly type: string;
  readonly description: string;
}

export function errorDetailsFile(document: Document, operations: OperationFacts[]): string {
  const details = new Map<string, Map<string, Detail>>();
  for (const { family, responses } of operations) {
    for (const { schema, errorCodes } of responses) {
      const members = Object.entries(detailsIn(document, family, schema));
      for (const code of errorCodes) {
        for (const [name, node] of members.filter(([, member]) => goesWith(member, code))) {
          const own = details.get(code) ?? new Map<string, Detail>();
          own.set(camelCase(name), detailOf(node));
          details.set(code, own);
        }
      }
    }
  }
  const codes = Object.keys(document['x-error-catalogue']);
  const statuses = codes.map(
    (code) => `  ${code}: ${document['x-error-catalogue'][code]?.status};\n`,
  );
  const rows = codes
    .filter((code) => details.has(code))
    .map((code) => `  ${code}: {\n${memberLines(details.get(code) ?? new Map())}  };\n`);
  return `${header}import type { components } from './schema.ts';

/** The HTTP status that each code comes with. */
export interface ErrorStatuses {
${statuses.join('')}}

/** What each code carries in \`details\`. A code that is not here says all by its name. */
export interface ErrorDetails {
${rows.join('')}}
`;
}

function detailsIn(
  document: Document,
  family: OperationFacts['family'],
  schema: SchemaNode | undefined,
): Record<string, SchemaNode> {
  const problem = schema?.$ref
    ? document.components.schemas[schema.$ref.split('/').at(-1) ?? '']
    : schema;
  if (family === 'external') {
    return problem?.properties?.['error']?.properties?.['details']?.properties ?? {};
  }
  return Object.fromEntries(
    Object.entries(problem?.properties ?? {}).filter(([name]) => !commonMembers.has(name)),
  );
}

/** A schema that several codes share says which of them a member belongs to. */
function goesWith(member: SchemaNode, code: string): boolean {
  const codes = member['x-error-codes'] as string[] | undefined;
  return codes?.includes(code) ?? true;
}

function detailOf(node: SchemaNode): Detail {
  return { type: typeOf(node), description: node.description?.trim() ?? '' };
}

function typeOf(node: SchemaNode): string {
  if (node.$ref) return `components['schemas']['${node.$ref.split('/').at(-1)}']`;
  switch (node.type) {
    case 'array':
      return `readonly ${typeOf(node.items ?? {})}[]`;
    case 'integer':
    case 'number':
      return 'number';
    case 'string':
      return 'string';
    default:
      throw new Error(`openapi.yaml: a detail of an error has no simple type: ${node.type}.`);
  }
}

/** Every member is optional: a client must not rely on what an answer may leave out. */
function memberLines(members: ReadonlyMap<string, Detail>): string {
  return [...members]
    .map(
      ([name, { type, description }]) =>
        `${docComment(wrap(description), '    ')}    readonly ${name}?: ${type} | undefined;\n`,
    )
    .join('');
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
