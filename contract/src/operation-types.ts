import type { OperationId, operationTable } from './generated/operation-table.ts';
import type { components, operations } from './generated/schema.ts';

/** A schema of the contract by its name. */
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export type Tag = (typeof operationTable)[OperationId]['tag'];

/** The operations of one tag. */
export type OperationOf<T extends Tag> = {
  [Id in OperationId]: (typeof operationTable)[Id]['tag'] extends T ? Id : never;
}[OperationId];

/** The JSON body that an operation takes; `undefined` where it takes none. */
export type RequestBody<Id extends OperationId> = operations[Id] extends {
  requestBody?: { content: { 'application/json': infer Body } };
}
  ? Body
  : undefined;

export type PathParams<Id extends OperationId> = operations[Id]['parameters'] extends {
  path: infer Path;
}
  ? Path
  : Record<never, never>;

export type QueryParams<Id extends OperationId> = operations[Id]['parameters'] extends {
  query?: infer Query;
}
  ? NonNullable<Query>
  : Record<never, never>;

type SuccessOf<Id extends OperationId> =
  operations[Id]['responses'][(typeof operationTable)[Id]['successStatus'] &
    keyof operations[Id]['responses']];

/** The JSON body of the answer to a call that went well. */
export type Answer<Id extends OperationId> =
  SuccessOf<Id> extends { content: { 'application/json': infer Body } } ? Body : undefined;

/** What the answer is about: `data`, `token` or `tokens` of its body, or the whole of it. */
export type Data<Id extends OperationId> = (typeof operationTable)[Id]['unwrap'] extends infer Key
  ? Key extends keyof Answer<Id>
    ? Answer<Id>[Key]
    : Answer<Id>
  : never;
