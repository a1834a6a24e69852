/**
 * Remembers every call with what a test asks about: its operation, its parsed body, its end.
 *
 * - Credentials are replaced before anything is kept.
 * - A call is recorded when it has been answered, in the order of the answers.
 */
import type { ErrorCode, OperationId } from '@keyturn/contract';
import { createRouter } from '@keyturn/reference-server/internal/http/router';
import { routedOperations } from '@keyturn/reference-server/internal/routes/all';

/** One request to the mock, and how it ended. */
export interface RecordedCall {
  /** Absent where the request reached no operation. */
  readonly operation: OperationId | undefined;
  readonly method: string;
  /** Below the base URL, without the query. */
  readonly path: string;
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. Credentials are replaced; their scheme stays. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON, or the text where it is none; `undefined` without a body. */
  readonly body: unknown;
  readonly status: number;
  /** The error's code; absent where the call went well. */
  readonly code: ErrorCode | undefined;
  readonly requestId: string | undefined;
  /** When the request came in, in ms since the epoch on the mock's clock. */
  readonly at: number;
}

export interface Recorder {
  /** Takes down what a request asks for. @returns what takes down how it ended */
  begin(request: Request, path: string, at: number): Promise<(response: Response) => Promise<void>>;
  calls(operation?: OperationId): readonly RecordedCall[];
}

const router = createRouter(routedOperations);

export function createRecorder(): Recorder {
  const calls: RecordedCall[] = [];

  return {
    async begin(request, path, at) {
      const body = request.body === null ? undefined : parsed(await request.clone().text());
      const route = router.find(request.method, path);
      const asked = {
        operation: route.kind === 'operation' ? route.operation.id : undefined,
        method: request.method,
        path,
        params: route.kind === 'operation' ? route.params : {},
        query: Object.fromEntries(new URL(request.url).searchParams),
        headers: redactedHeaders(request.headers),
        body,
        at,
      };
      return async (response) => {
        calls.push({
          ...asked,
          status: response.status,
          code: response.ok ? undefined : codeOf(parsed(await response.clone().text())),
          requestId: response.headers.get('x-request-id') ?? undefined,
        });
      };
    },

    calls: (operation) =>
      operation === undefined ? [...calls] : calls.filter((call) => call.operation === operation),
  };
}

const secretHeaders = new Set(['authorization', 'cookie', 'proxy-authorization']);

function redactedHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(
    [...headers].map(([name, value]) => [name, secretHeaders.has(name) ? redacted(value) : value]),
  );
}

function redacted(value: string): string {
  const scheme = /^(?:Bearer|Basic) /i.exec(value)?.[0] ?? '';
  return `${scheme}[redacted]`;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The code in an error body of either family. */
function codeOf(body: unknown): ErrorCode | undefined {
  const { code, error } = (body ?? {}) as { code?: ErrorCode; error?: { code?: ErrorCode } };
  return code ?? error?.code;
}
