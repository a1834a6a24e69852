/** A JSON Schema (2020-12) without references. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
}

/** What an operation takes and answers. Absent where it takes nothing of that kind. */
export interface OperationSchemas {
  readonly path?: JsonSchema;
  readonly query?: JsonSchema;
  readonly headers?: JsonSchema;
  readonly body?: JsonSchema;
  /** By status. */
  readonly responses: Readonly<Record<number, JsonSchema>>;
}
