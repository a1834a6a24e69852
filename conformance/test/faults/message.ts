/** Requests and answers as plain values, which a broken server changes on their way. */
import { type OperationId, operationTable } from '@keyturn/contract';

export interface Asked {
  readonly method: string;
  /** As it was sent, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  readonly text: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export type Serve = (asked: Asked) => Promise<Answer>;

export type Fields = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** Those without a parameter come first, as a path that both fit belongs to them. */
const ROUTES = Object.values(operationTable)
  .map(({ id, method, path }) => ({ id, method, pattern: patternOf(path) }))
  .sort((a, b) => a.pattern.source.split('[^').length - b.pattern.source.split('[^').length);

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`);
}

export function operationOf({ method, path }: Asked): OperationId | undefined {
  return ROUTES.find((route) => route.method === method && route.pattern.test(path))?.id;
}

export function isOf(asked: Asked, ...ids: readonly OperationId[]): boolean {
  const id = operationOf(asked);
  return id !== undefined && ids.includes(id);
}

/** The id in the path; empty where there is none. */
export function idIn(asked: Asked): string {
  const route = ROUTES.find(({ id }) => id === operationOf(asked));
  return route?.pattern.exec(asked.path)?.groups?.['id'] ?? '';
}

/** A request for an operation, with the rights of another one. */
export function requestLike(
  { headers }: Asked,
  id: OperationId,
  {
    path = '',
    query = {},
    json,
  }: { path?: string; query?: Record<string, string>; json?: unknown } = {},
): Asked {
  const operation = operationTable[id];
  return {
    method: operation.method,
    path: operation.path.replace('{id}', path),
    query: new URLSearchParams(query),
    headers: new Headers({
      Authorization: headers.get('authorization') ?? '',
      'Content-Type': 'application/json',
    }),
    text: json === undefined ? '' : JSON.stringify(json),
  };
}

export function credentialOf({ headers }: Asked): string {
  return headers.get('authorization') ?? '';
}

export function isJwt(asked: Asked): boolean {
  return credentialOf(asked).startsWith('Bearer eyJ');
}

export function jsonOf({ text }: { readonly text: string }): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function codeOf(answer: Answer): unknown {
  return valueIn(answer, 'error', 'code') ?? valueIn(answer, 'code');
}

/** A value in the body, by the names that lead to it. */
export function valueIn(message: { readonly text: string }, ...path: Path): unknown {
  let value = jsonOf(message);
  for (const name of path) value = Object(value)[name];
  return value;
}

export function numberIn(message: { readonly text: string }, ...path: Path): number {
  return Number(valueIn(message, ...path));
}

/** What an answer is about: the one record, without the wrapper of its family. */
export function recordOf(message: { readonly text: string }): Fields {
  return Object(valueIn(message, 'data') ?? valueIn(message, 'token') ?? jsonOf(message));
}

export function recordsOf(answer: Answer): readonly Fields[] {
  const list = valueIn(answer, 'data') ?? valueIn(answer, 'tokens');
  return Array.isArray(list) ? list : [];
}

export function withJson<M extends Asked | Answer>(message: M, value: unknown): M {
  return { ...message, text: JSON.stringify(value) };
}

/** With another value in the body; `undefined` takes it out. */
export function withValue<M extends Asked | Answer>(message: M, path: Path, value: unknown): M {
  return withJson(message, replaced(jsonOf(message), path, value));
}

function replaced(body: unknown, [name, ...rest]: Path, value: unknown): unknown {
  if (name === undefined) return value;
  const inner = replaced(Object(body)[name], rest, value);
  if (Array.isArray(body)) return body.with(Number(name), inner);
  return { ...Object(body), [name]: inner };
}

/** With some fields of the one record changed. */
export function withFields(answer: Answer, fields: Fields): Answer {
  const record = { ...recordOf(answer), ...fields };
  const wrapper = ['data', 'token'].find((name) => valueIn(answer, name) !== undefined);
  return withValue(answer, wrapper === undefined ? [] : [wrapper], record);
}

export function withRecords(
  answer: Answer,
  change: (records: readonly Fields[]) => readonly Fields[],
): Answer {
  const wrapper = valueIn(answer, 'tokens') === undefined ? 'data' : 'tokens';
  return withValue(answer, [wrapper], change(recordsOf(answer)));
}

/** With another value of a header; `null` takes it out. */
export function withHeader<M extends Asked | Answer>(
  message: M,
  name: string,
  value: string | null,
): M {
  const headers = new Headers(message.headers);
  if (value === null) headers.delete(name);
  else headers.set(name, value);
  return { ...message, headers };
}

export function withQuery(asked: Asked, name: string, value: string | null): Asked {
  const query = new URLSearchParams(asked.query);
  if (value === null) query.delete(name);
  else query.set(name, value);
  return { ...asked, query };
}

export function as(asked: Asked, authorization: string): Asked {
  return withHeader(asked, 'authorization', authorization);
}

/** An error in the shape of the family, with the headers of the answer whose place it takes. */
export function refused(answer: Answer, status: number, code: string, message = 'Refused'): Answer {
  const meta = valueIn(answer, 'meta');
  return withJson(
    { ...answer, status },
    meta === undefined
      ? { error: message, code }
      : { success: false, error: { code, message }, meta },
  );
}
