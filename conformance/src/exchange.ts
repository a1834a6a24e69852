import type { Operation } from '@keyturn/contract';
import type { Credential } from './credential.ts';

/** A request as it was sent. */
export interface SentRequest {
  readonly method: string;
  /** Path and query behind the server's address. */
  readonly path: string;
  /** Without the credential. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly credential: Credential | undefined;
}

/** One request with its answer. */
export interface Exchange {
  /** The operation that was asked for; absent where the request belongs to none. */
  readonly operation: Operation | undefined;
  readonly request: SentRequest;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; `undefined` where it is none. */
  readonly body: unknown;
  /** When the request was sent, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** When the answer was read. */
  readonly endedAt: number;
}

/** Where a server may publish its document. What it answers there is no answer of the API. */
export const DOCUMENT_PATH = '/openapi.json';

/** A text as JSON; `undefined` where it is none. */
export function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A value inside a body, by the names and indices that lead to it; `undefined` where there is none. */
export function valueAt(body: unknown, ...path: readonly (string | number)[]): unknown {
  let value = body;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) {
      return undefined;
    }
    value = (value as Record<string | number, unknown>)[name];
  }
  return value;
}

/** The error code of an answer, in the shape of either family. */
export function codeOf({ body }: Exchange): string | undefined {
  const code = valueAt(body, 'error', 'code') ?? valueAt(body, 'code');
  return typeof code === 'string' ? code : undefined;
}

/** The family whose mount was asked. */
export function familyOf({ request }: Exchange): Operation['family'] {
  return request.path.startsWith('/api/api-tokens') ? 'tokens' : 'external';
}

/** What an answer is about, without the wrapper of its family. */
export function dataOf({ operation, body }: Exchange): unknown {
  return operation?.unwrap ? valueAt(body, operation.unwrap) : body;
}
