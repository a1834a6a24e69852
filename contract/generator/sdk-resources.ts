/** The SDK's resource classes: one one-line method per operation, with its documentation. */
import type { Document, OperationFacts, ParameterNode } from './document.ts';
import { byTag, kebabCase, pascalCase, successOf } from './document.ts';
import { docComment, header, literal, quoted, wrap } from './source-text.ts';

export function sdkFiles(document: Document, operations: OperationFacts[]): Map<string, string> {
  const files = new Map<string, string>();
  const tags = [...byTag(operations)];
  for (const [tag, own] of tags) {
    files.set(`resources/${kebabCase(tag)}.ts`, resourceFile(document, tag, own));
  }
  files.set(
    'resources.ts',
    resourcesFile(
      document,
      tags.map(([tag]) => tag),
    ),
  );
  files.set('operations.ts', operationsFile(operations));
  files.set('error-codes.ts', errorCodesFile(document, operations));
  return files;
}

function tagDescription(document: Document, tag: string): string {
  return document.tags.find(({ name }) => name === tag)?.description.trim() ?? '';
}

function resourceFile(document: Document, tag: string, operations: OperationFacts[]): string {
  const methods = operations.map(method);
  const types = ['Body', 'CallOptions', 'CallPromise', 'PagePromise', 'Query'].filter((name) =>
    methods.some((text) =>
      new RegExp(`\\b${name}\\b`).test(text.replace(/\/\*\*[\s\S]*?\*\//g, '')),
    ),
  );
  return `${header}import type { ${types.join(', ')} } from '../../operation-types.ts';
import { Resource } from '../../resource.ts';

${docComment(wrap(tagDescription(document, tag)))}export class ${pascalCase(tag)} extends Resource {
${methods.join('\n')}}
`;
}

function method(operation: OperationFacts): string {
  const id = quoted(operation.id);
  const name = operation.id.split('.')[1] ?? operation.id;
  const path = operation.parameters.filter((parameter) => parameter.in === 'path');
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const { body } = operation;
  const signature = [
    ...path.map((parameter) => `${parameter.name}: ${pathType(parameter)}`),
    ...(body ? [`body${body.required ? '' : '?'}: Body<${id}>`] : []),
    ...(query.length > 0 ? [`query?: Query<${id}>`] : []),
    'options?: CallOptions',
  ];
  const parts = [
    ...(path.length > 0 ? [`path: { ${path.map(({ name }) => name).join(', ')} }`] : []),
    ...(query.length > 0 ? ['query'] : []),
    ...(body ? ['body'] : []),
  ];
  const [verb, promise] = operation.paginated ? ['page', 'PagePromise'] : ['call', 'CallPromise'];
  const parameters = parts.length > 0 ? `{ ${parts.join(', ')} }` : '{}';
  return `${docComment(documentation(operation, path, query), '  ')}  ${name}(${signature.join(', ')}): ${promise}<${id}> {
    return this.${verb}(${id}, ${parameters}, options);
  }
`;
}

function pathType(parameter: ParameterNode): string {
  return parameter.schema.type === 'integer' ? 'number' : 'string';
}

function oneLine(text: string | undefined): string {
  return (text ?? '').trim().replace(/\s+/g, ' ');
}

function documentation(
  operation: OperationFacts,
  path: ParameterNode[],
  query: ParameterNode[],
): string[] {
  const facts = [
    `\`${operation.method} ${operation.path}\``,
    ...(operation.scope ? [`scope \`${operation.scope}\``] : []),
    ...(operation.idempotent ? ['honours an idempotency key'] : []),
  ];
  const parameters = [
    ...path.map((parameter) => `@param ${parameter.name} ${oneLine(parameter.description)}`),
    ...(operation.body ? ['@param body What to send; every field is described in its type.'] : []),
    ...query.map((parameter) => `@param query.${parameter.name} ${oneLine(parameter.description)}`),
    '@param options Timeouts, retries, headers and an abort signal for this call.',
    ...throwsOf(operation),
  ];
  return [
    ...wrap(`${operation.summary.replace(/\.$/, '')}.`),
    '',
    ...wrap(operation.description),
    '',
    facts.join(' · '),
    '',
    ...parameters.flatMap((line) =>
      wrap(line).map((text, index) => (index > 0 ? `  ${text}` : text)),
    ),
    '@example',
    '```ts',
    ...example(operation, path),
    '```',
  ];
}

/** The SDK's error classes for what depends on the operation. */
const errorClasses: Record<number, string> = {
  400: 'ValidationError',
  404: 'NotFoundError',
  409: 'ConflictError',
  413: 'ApiError',
  415: 'ApiError',
  422: 'ApiError',
};

function throwsOf(operation: OperationFacts): string[] {
  const own = operation.responses.flatMap(({ status, errorCodes }) => {
    const name = errorClasses[status];
    return name ? [`@throws {${name}} ${errorCodes.map((code) => `\`${code}\``).join(', ')}.`] : [];
  });
  return [
    ...own,
    '@throws {KeyturnError} What every call can meet: authentication, permission, rate limit, server, connection, time.',
  ];
}

function example(operation: OperationFacts, path: ParameterNode[]): string[] {
  const args = path.map((parameter) => literal(exampleOf(parameter)));
  if (operation.body) args.push(literal(operation.body.example ?? {}));
  const call = `admin.${operation.id}(${args.join(', ')})`;
  if (operation.paginated) return [`for await (const item of ${call}) console.log(item);`];
  const deletes = successOf(operation).schema?.$ref?.includes('Delet') ?? false;
  return (deletes ? `await ${call};` : `const ${resultName(operation)} = await ${call};`).split(
    '\n',
  );
}

function exampleOf(parameter: ParameterNode): unknown {
  const written = parameter['example' as keyof ParameterNode] ?? parameter.schema['example'];
  if (written !== undefined) return written;
  const examples = parameter['examples' as keyof ParameterNode] ?? parameter.schema['examples'];
  if (Array.isArray(examples)) return examples[0];
  const first = Object.values((examples ?? {}) as Record<string, { value?: unknown }>)[0];
  return first?.value ?? (parameter.schema.type === 'integer' ? 1 : `${parameter.name}_1`);
}

function resultName(operation: OperationFacts): string {
  if (operation.unwrap === 'token') return 'token';
  const name = operation.tag.replace(/^api/, '');
  const plural = name.charAt(0).toLowerCase() + name.slice(1);
  const one = ['get', 'create', 'update', 'updatePlan', 'adjustTokens', 'updateStatus'];
  return one.includes(operation.id.split('.')[1] ?? '') ? plural.replace(/s$/, '') : 'answer';
}

function resourcesFile(document: Document, tags: string[]): string {
  const sorted = [...tags].sort();
  const imports = sorted.map(
    (tag) => `import { ${pascalCase(tag)} } from './resources/${kebabCase(tag)}.ts';\n`,
  );
  return `${header}import type { Caller } from '../resource.ts';
${imports.join('')}
/** Every operation of the API, grouped as \`client.users.get(…)\`. */
export interface Resources {
${tags
  .map(
    (tag) =>
      `${docComment(wrap(tagDescription(document, tag)), '  ')}  readonly ${tag}: ${pascalCase(tag)};\n`,
  )
  .join('')}}

export function createResources(caller: Caller): Resources {
  return {
${tags.map((tag) => `    ${tag}: new ${pascalCase(tag)}(caller),\n`).join('')}  };
}
`;
}

function operationsFile(operations: OperationFacts[]): string {
  const rows = operations.map((operation) => {
    const row = {
      method: operation.method,
      path: operation.path,
      public: operation.public || undefined,
      idempotent: operation.idempotent || undefined,
      paginated: operation.paginated || undefined,
      unwrap: operation.unwrap ?? undefined,
    };
    return `  ${quoted(operation.id)}: ${literal(row, 1)},\n`;
  });
  return `${header}
/** What the client needs to know of an operation while it runs. */
export const operations = {
${rows.join('')}} as const;

export type OperationId = keyof typeof operations;
`;
}

function errorCodesFile(document: Document, operations: OperationFacts[]): string {
  const codesOf = (operation: OperationFacts) => [
    ...new Set(operation.responses.flatMap(({ errorCodes }) => errorCodes)),
  ];
  const authenticated = operations.filter((operation) => !operation.public).map(codesOf);
  const common = (authenticated[0] ?? []).filter((code) =>
    authenticated.every((codes) => codes.includes(code)),
  );
  const rows = operations.map((operation) => {
    const codes = codesOf(operation);
    const sharesAll = common.every((code) => codes.includes(code));
    const own = codes.filter((code) => !sharesAll || !common.includes(code)).map(quoted);
    return union(
      `  ${quoted(operation.id)}:`,
      [...(sharesAll ? ['CommonErrorCode'] : []), ...own],
      1,
    );
  });
  const all = Object.keys(document['x-error-catalogue']);
  return `${header}
/** Every code that an error of the API can carry. */
${union('export type ErrorCode =', all.map(quoted), 0)}
/** The codes that every authenticated call can meet. */
${union('export type CommonErrorCode =', common.map(quoted), 0)}
/** The codes that each operation can answer. */
export interface OperationErrorCodes {
${rows.join('')}}
`;
}

function union(start: string, members: string[], depth: number): string {
  const line = `${start} ${members.join(' | ')};`;
  if (line.length <= 100) return `${line}\n`;
  const indent = '  '.repeat(depth + 1);
  return `${start}\n${members.map((member) => `${indent}| ${member}`).join('\n')};\n`;
}
