/**
 * What the SDK knows of the operations: one line each for the time it runs, and documented
 * interfaces of the methods that it makes from those lines.
 */
import type { Document, OperationFacts, ParameterNode } from './document.ts';
import { byTag, kebabCase, pascalCase } from './document.ts';
import { methodDocs } from './method-docs.ts';
import { docComment, header, quoted, wrap } from './source-text.ts';

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
  const methods = operations.map((operation) => method(document, operation));
  const types = [
    'Body',
    'CallOptions',
    'CallPromise',
    'PageOptions',
    'PagePromise',
    'Query',
  ].filter((name) =>
    methods.some((text) =>
      new RegExp(`\\b${name}\\b`).test(text.replace(/\/\*\*[\s\S]*?\*\//g, '')),
    ),
  );
  return `${header}import type { ${types.join(', ')} } from '../../operation-types.ts';

${docComment(wrap(tagDescription(document, tag)))}export interface ${pascalCase(tag)} {
${methods.join('\n')}}
`;
}

function method(document: Document, operation: OperationFacts): string {
  const id = quoted(operation.id);
  const name = operation.id.split('.')[1] ?? operation.id;
  const path = operation.parameters.filter((parameter) => parameter.in === 'path');
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const { body } = operation;
  const signature = [
    ...path.map((parameter) => `${parameter.name}: ${pathType(parameter)}`),
    ...(body ? [`body${body.required ? '' : '?'}: Body<${id}>`] : []),
    ...(query.length > 0 ? [`query?: Query<${id}>`] : []),
    `options?: ${operation.paginated ? 'PageOptions' : 'CallOptions'}`,
  ];
  const promise = operation.paginated ? 'PagePromise' : 'CallPromise';
  return `${docComment(methodDocs(document, operation), '  ')}  ${name}(${signature.join(', ')}): ${promise}<${id}>;
`;
}

function pathType(parameter: ParameterNode): string {
  return parameter.schema.type === 'integer' ? 'number' : 'string';
}

function resourcesFile(document: Document, tags: string[]): string {
  const sorted = [...tags].sort();
  const imports = sorted.map(
    (tag) => `import type { ${pascalCase(tag)} } from './resources/${kebabCase(tag)}.ts';\n`,
  );
  return `${header}${imports.join('')}
/** Every operation of the API, grouped as \`client.users.get(…)\`. */
export interface Resources {
${tags
  .map(
    (tag) =>
      `${docComment(wrap(tagDescription(document, tag)), '  ')}  readonly ${tag}: ${pascalCase(tag)};\n`,
  )
  .join('')}}
`;
}

/** What a line says after its name. */
function marksOf(operation: OperationFacts): string {
  const { body, parameters, paginated, idempotent, unwrap } = operation;
  return [
    body ? '!' : '',
    parameters.some((parameter) => parameter.in === 'query') ? '?' : '',
    paginated ? '*' : '',
    idempotent ? '+' : '',
    operation.public ? '-' : '',
    unwrap === 'data' ? '' : `.${unwrap ?? ''}`,
  ].join('');
}

/** The part of their paths that the operations of a tag have in common. */
function basePath(operations: OperationFacts[]): string {
  const [first = [], ...others] = operations.map(({ path }) => path.split('/'));
  const end = first.findIndex(
    (segment, at) => segment.startsWith('{') || others.some((other) => other[at] !== segment),
  );
  return first.slice(0, end < 0 ? undefined : end).join('/');
}

function operationsFile(operations: OperationFacts[]): string {
  const tags = [...byTag(operations)].map(([tag, own]) => {
    const base = basePath(own);
    const lines = own.map((operation) => {
      const rest = operation.path.slice(base.length) || '/';
      const name = operation.id.split('.')[1];
      return `${[operation.method, rest, name, marksOf(operation)].join(' ').trim()}\n`;
    });
    const named = base.split('/').at(-1) ?? '';
    if (named !== kebabCase(tag)) throw new Error(`The paths of ${tag} begin with ${base}.`);
    return `\n${base}\n${lines.join('')}`;
  });
  const traits = operations.map(({ id, paginated, unwrap }) => {
    const paging = paginated ? 'paginated: true; ' : '';
    return `  ${quoted(id)}: { ${paging}unwrap: ${unwrap ? quoted(unwrap) : 'null'} };\n`;
  });
  return `${header}
/**
 * Every operation in a line: method, path below that of its group, name, and marks. The last part
 * of a group's path names the group.
 *
 * - \`!\` and \`?\`: it takes a body, a query.
 * - \`*\`: its answers go on over pages.
 * - \`+\`: it honours an idempotency key.
 * - \`-\`: it needs no credential.
 * - \`.token\`: the data is in this property instead of \`data\`; \`.\`: it is the whole answer.
 */
export const operations = \`${tags.join('')}\`;

/** What the types of an operation depend on. */
export interface OperationTraits {
${traits.join('')}}
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
