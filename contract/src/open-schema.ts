import type { JsonSchema } from './json-schema.ts';

const opened = new WeakMap<JsonSchema, JsonSchema>();

/**
 * The same schema for a reader that may be older than the writer: fields and values of string
 * enums that it does not know pass. Everything that it knows is held to the same rules.
 */
export function openSchema(schema: JsonSchema): JsonSchema {
  const known = opened.get(schema);
  if (known) return known;
  const made = Object.fromEntries(
    Object.entries(schema)
      .filter(([keyword, value]) => !closes(keyword, value))
      .map(([keyword, value]) => [keyword, openValue(keyword, value)]),
  );
  opened.set(schema, made);
  return made;
}

function closes(keyword: string, value: unknown): boolean {
  if (keyword === 'additionalProperties') return value === false;
  return keyword === 'enum' && (value as unknown[]).some((member) => typeof member === 'string');
}

function openValue(keyword: string, value: unknown): unknown {
  switch (keyword) {
    case 'properties':
      return Object.fromEntries(
        Object.entries(value as Record<string, JsonSchema>).map(([name, inner]) => [
          name,
          openSchema(inner),
        ]),
      );
    case 'anyOf':
      return (value as JsonSchema[]).map(openSchema);
    case 'items':
    case 'additionalProperties':
      return typeof value === 'object' ? openSchema(value as JsonSchema) : value;
    default:
      return value;
  }
}
