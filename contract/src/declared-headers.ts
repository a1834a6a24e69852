import type { JsonSchema } from './json-schema.ts';

/** The headers that an answer may have, and those that it must. */
export type DeclaredHeaders = readonly {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}[];
