/** What an editor shows of a method: what it does, takes, throws, and an example. */
import type { Document, OperationFacts, ParameterNode, SchemaNode } from './document.ts';
import { resolve, successOf } from './document.ts';
import { literal, wrap } from './source-text.ts';

/** The lines of a method's doc comment. */
export function methodDocs(document: Document, operation: OperationFacts): string[] {
  const path = operation.parameters.filter((parameter) => parameter.in === 'path');
  const query = operation.parameters.filter((parameter) => parameter.in === 'query');
  const facts = [
    `\`${operation.method} ${operation.path}\``,
    ...(operation.scope ? [`scope \`${operation.scope}\``] : []),
    ...(operation.idempotent ? ['honours an idempotency key'] : []),
  ];
  const tags = [
    ...path.map(({ name, description, schema }) => parameter(name, description, schema)),
    ...bodyFields(document, operation),
    ...query.map(({ name, description, schema }) =>
      parameter(`query.${name}`, description, schema),
    ),
    '@param options Timeouts, retries, headers and an abort signal for this call.',
    ...throws(operation),
  ];
  return [
    ...wrap(`${operation.summary.replace(/\.$/, '')}.`),
    '',
    ...wrap(operation.description),
    '',
    facts.join(' · '),
    '',
    ...tags.flatMap((line) => wrap(line).map((text, index) => (index > 0 ? `  ${text}` : text))),
    '@example',
    '```ts',
    ...example(operation, path),
    '```',
  ];
}

function parameter(name: string, description: string | undefined, schema: SchemaNode): string {
  const text = (description ?? '').trim().replace(/\s+/g, ' ');
  const { minimum, maximum, default: fallback } = schema;
  const bounds = [
    ...(minimum !== undefined && maximum !== undefined ? [`${minimum} to ${maximum}`] : []),
    ...(fallback !== undefined ? [`${JSON.stringify(fallback)} by default`] : []),
  ];
  return `@param ${name} ${text}${bounds.length > 0 ? ` (${bounds.join(', ')})` : ''}`;
}

function bodyFields(document: Document, { body }: OperationFacts): string[] {
  if (!body) return [];
  const { properties = {}, required = [] } = resolve(document, body.schema);
  const fields = Object.entries(properties).map(([name, field]) => {
    const target = resolve(document, field);
    const description = field.description ?? target.description;
    const path = required.includes(name) ? `body.${name}` : `[body.${name}]`;
    return parameter(path, description, { ...target, ...field });
  });
  return ['@param body What to send.', ...fields];
}

/** The SDK's error classes for what depends on the operation. */
const errorClasses: Record<number, string> = {
  400: 'ValidationError',
  403: 'PermissionDeniedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  413: 'ApiError',
  415: 'ApiError',
  422: 'ApiError',
};

function throws(operation: OperationFacts): string[] {
  const own = operation.responses.flatMap(({ status, errorCodes }) => {
    const name = errorClasses[status];
    return name ? [`@throws {${name}} ${errorCodes.map((code) => `\`${code}\``).join(', ')}.`] : [];
  });
  const common = [
    ...(operation.public ? [] : ['AuthenticationError', 'RateLimitError']),
    ...['ServerError', 'ConnectionError', 'TimeoutError', 'ParseError'],
  ];
  return [...own, `@throws {KeyturnError} What every call can meet: ${common.join(', ')}.`];
}

function example(operation: OperationFacts, path: ParameterNode[]): string[] {
  const args = path.map((own) => literal(exampleOf(own)));
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
