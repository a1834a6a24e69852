/** The operation table and the error catalogue: the contract as data. */
import type { Document, OperationFacts } from './document.ts';
import { successOf } from './document.ts';
import { docComment, header, literal, quoted } from './source-text.ts';

export function operationTableFile(operations: OperationFacts[]): string {
  const rows = operations.map((operation) => {
    const errorCodes = new Set(operation.responses.flatMap((response) => response.errorCodes));
    const row = {
      id: operation.id,
      method: operation.method,
      path: operation.path,
      tag: operation.tag,
      family: operation.family,
      scope: operation.scope,
      public: operation.public,
      paginated: operation.paginated,
      idempotent: operation.idempotent,
      unwrap: operation.unwrap,
      hasBody: operation.body !== undefined,
      bodyRequired: operation.body?.required ?? false,
      successStatus: successOf(operation).status,
      statuses: operation.responses.map(({ status }) => status),
      errorCodes: [...errorCodes],
    };
    return `  ${quoted(operation.id)}: ${literal(row, 1)},\n`;
  });
  return `${header}import type { Operation } from '../operation.ts';

/** Every operation of the contract, by its id. */
export const operationTable = {
${rows.join('')}} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operationTable;
`;
}

export function errorCatalogueFile(document: Document): string {
  const entries = Object.entries(document['x-error-catalogue']);
  return `${header}import type { ErrorCatalogueEntry } from '../operation.ts';

export type ErrorCode =
${entries.map(([code]) => `  | ${quoted(code)}`).join('\n')};

/** Every error code with its status and whether the same request may succeed later. */
export const errorCatalogue: Readonly<Record<ErrorCode, ErrorCatalogueEntry>> = {
${entries
  .map(
    ([code, { status, retryable, description }]) =>
      `${docComment([description.trim().replace(/\s+/g, ' ')], '  ')}  ${code}: { status: ${status}, retryable: ${retryable} },\n`,
  )
  .join('')}};
`;
}

export function scopesFile(document: Document): string {
  const scopes = document.components.schemas['Scope']?.enum ?? [];
  return `${header}
/** The closed list of scopes that a token can hold. */
export const scopes = ${literal(scopes)} as const;

export type Scope = (typeof scopes)[number];
`;
}
