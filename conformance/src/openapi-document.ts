/** What an OpenAPI document holds, each with the JSON pointer at which it stands. */
import { valueAt } from './exchange.ts';

export interface Place {
  readonly pointer: string;
  readonly value: unknown;
}

export interface DescribedOperation {
  /** In capitals. */
  readonly method: string;
  /** With `{name}` for its parameters. */
  readonly path: string;
  readonly place: Place;
}

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
/** The keywords that hold schemas: one, a list of them, or one by each name. */
const ONE = [
  ...['items', 'contains', 'not', 'if', 'then', 'else', 'propertyNames', 'additionalProperties'],
  ...['unevaluatedItems', 'unevaluatedProperties'],
];
const SEVERAL = [
  ...['allOf', 'anyOf', 'oneOf', 'prefixItems'],
  ...['properties', 'patternProperties', 'dependentSchemas', '$defs'],
];
/** A place that refers to itself leads nowhere. */
const MOST_STEPS = 10;

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The place of that name inside another one. */
export function within({ pointer, value }: Place, name: string): Place {
  const token = name.replaceAll('~', '~0').replaceAll('/', '~1');
  return { pointer: `${pointer}/${token}`, value: valueAt(value, name) };
}

export function placesIn(place: Place): Place[] {
  const { value } = place;
  const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  return names.map((name) => within(place, name));
}

/** Where a place refers to, or the place itself; its value is `undefined` where that is nowhere. */
export function followed(document: Place, place: Place): Place {
  let current = place;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const ref = valueAt(current.value, '$ref');
    if (typeof ref !== 'string') return current;
    current = referred(document, ref);
  }
  return { ...current, value: undefined };
}

/** The place that a `$ref` names; its value is `undefined` where the document has none. */
export function referred(document: Place, ref: string): Place {
  if (!ref.startsWith('#/')) return { pointer: ref, value: undefined };
  return ref
    .slice(2)
    .split('/')
    .map((token) => unescaped(token))
    .reduce(within, document);
}

function unescaped(token: string): string {
  try {
    return decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return token;
  }
}

export function describedOperations(document: Place): DescribedOperation[] {
  const paths = within(document, 'paths');
  return Object.keys(Object(paths.value)).flatMap((path) => {
    const item = followed(document, within(paths, path));
    return METHODS.filter((method) => valueAt(item.value, method) !== undefined).map((method) => ({
      method: method.toUpperCase(),
      path,
      place: within(item, method),
    }));
  });
}

/** Every `$ref`, wherever it stands but in an example. */
export function* refsIn(place: Place): Generator<Place & { readonly value: string }> {
  for (const inner of placesIn(place)) {
    const { pointer, value } = inner;
    if (isExample(pointer)) continue;
    if (pointer.endsWith('/$ref') && typeof value === 'string') yield { pointer, value };
    else yield* refsIn(inner);
  }
}

/** Every schema, and the schemas inside it. */
export function* schemasIn(place: Place): Generator<Place> {
  for (const inner of placesIn(place)) {
    const { pointer } = inner;
    if (isExample(pointer)) continue;
    const isSchema = pointer.endsWith('/schema') || /^\/components\/schemas\/[^/]+$/.test(pointer);
    yield* isSchema ? schemaAndInner(inner) : schemasIn(inner);
  }
}

function* schemaAndInner(schema: Place): Generator<Place> {
  if (!isObject(schema.value)) return;
  yield schema;
  for (const name of ONE) yield* schemaAndInner(within(schema, name));
  for (const name of SEVERAL) {
    for (const inner of placesIn(within(schema, name))) yield* schemaAndInner(inner);
  }
}

/** An example may look like anything. A field or a schema may be called `example`, too. */
function isExample(pointer: string): boolean {
  return /(?<!\/properties|\/schemas)\/(example|examples\/([^/]+\/value|\d+))$/.test(pointer);
}
