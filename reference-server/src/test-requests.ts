/** How tests write requests and read answers, whatever sends them. */
import type { Schema } from '@keyturn/contract';
import type { ConnectionInfo } from './app.ts';

export interface TestRequest {
  /** The root key when not given; `null` for none. */
  key?: string | null;
  /** The whole Authorization header, instead of `key`. */
  authorization?: string;
  headers?: Record<string, string>;
  /** Sent as JSON; a text is sent as it is. */
  body?: unknown;
  /** Sent as they are, instead of `body`. */
  bytes?: Uint8Array<ArrayBuffer>;
  info?: ConnectionInfo;
}

export interface TestAnswer {
  status: number;
  headers: Headers;
  /** The JSON, whatever its shape; the test says what it expects. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read deep into bodies whose shape they assert
  body: any;
  text: string;
}

type CreateToken = Partial<Schema<'CreateApiTokenRequest'>>;

export interface TestCalls {
  /** Sends a request; the path is that behind the origin. */
  send(method: string, path: string, request?: TestRequest): Promise<TestAnswer>;
  /** Creates a token with the root key and answers its key and id. */
  createToken(settings?: CreateToken): Promise<{ id: number; key: string }>;
}

type Fetch = (path: string, init: RequestInit, info?: ConnectionInfo) => Promise<Response>;

/** @param fetch sends to the server of the test; `info` is what the test says of the connection */
export function callsThrough(rootKey: string, fetch: Fetch): TestCalls {
  const send: TestCalls['send'] = async (method, path, request = {}) => {
    const response = await fetch(path, initOf(method, { key: rootKey, ...request }), request.info);
    const text = await response.text();
    const { status, headers } = response;
    return { status, headers, text, body: text === '' ? undefined : JSON.parse(text) };
  };
  return {
    send,
    async createToken(settings = {}) {
      const { status, body, text } = await send('POST', '/api/api-tokens', {
        body: { name: 'Test', scopes: ['*'], ...settings },
      });
      if (status !== 201) throw new Error(`The token was not created: ${status} ${text}`);
      return { id: body.token.id, key: body.token.token };
    },
  };
}

function initOf(
  method: string,
  { key = null, authorization, headers = {}, body, bytes }: TestRequest,
): RequestInit {
  const sent = new Headers(headers);
  if (authorization !== undefined) sent.set('Authorization', authorization);
  else if (key !== null) sent.set('Authorization', `Bearer ${key}`);
  if (body !== undefined && !sent.has('Content-Type')) {
    sent.set('Content-Type', 'application/json');
  }
  const init: RequestInit = { method, headers: sent };
  if (body !== undefined) init.body = typeof body === 'string' ? body : JSON.stringify(body);
  if (bytes !== undefined) init.body = bytes;
  return init;
}
