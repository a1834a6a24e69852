export { type ErrorCode, errorCatalogue } from './generated/error-catalogue.ts';
export { type OperationId, operationTable } from './generated/operation-table.ts';
export type { components, operations, paths } from './generated/schema.ts';
export { type Scope, scopes } from './generated/scopes.ts';
export type { JsonSchema, OperationSchemas } from './json-schema.ts';
export type { ErrorCatalogueEntry, Operation } from './operation.ts';
export type {
  Answer,
  Data,
  OperationOf,
  PathParams,
  QueryParams,
  RequestBody,
  Schema,
  Tag,
} from './operation-types.ts';
