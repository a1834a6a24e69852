import type { Mock } from './mock.ts';

export interface TestRequest {
  /** The root key when not given; `null` for none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

export interface TestAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** The JSON, whatever its shape; the test says what it expects. */
  // biome-ignore lint/suspicious/noExplicitAny: tests read deep into bodies whose shape they assert
  readonly body: any;
  readonly text: string;
}

/** What sends plain requests to a mock, so that its tests do not depend on the client. */
export function requester(mock: Mock) {
  return async (method: string, path: string, request: TestRequest = {}): Promise<TestAnswer> => {
    const response = await requestOf(mock, method, path, request);
    const text = await response.text();
    const { status, headers } = response;
    return { status, headers, text, body: text === '' ? undefined : JSON.parse(text) };
  };
}

/** The answer as it comes, its body unread. */
export function requestOf(
  mock: Mock,
  method: string,
  path: string,
  { key = mock.adminKey, headers = {}, body, signal }: TestRequest = {},
): Promise<Response> {
  return mock.fetch(`${mock.baseUrl}${path}`, {
    method,
    headers: {
      ...(key !== null && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(signal && { signal }),
  });
}
