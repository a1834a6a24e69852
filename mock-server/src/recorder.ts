/**
 * Remembers every call with what a test asks about: its operation, its parsed body, its end.
 *
 * - Credentials are replaced before anything is kept, in the query and in headers where they are
 *   not meant to be as well.
 * - A call is recorded when it has been answered, in the order of the answers.
 * - A snapshot is a version: taking one and going back to it copies nothing.
 */
import type { ErrorCode, OperationId } from '@keyturn/contract';
import { createRouter, type Route } from '@keyturn/reference-server/internal/http/router';
import { routedOperations } from '@keyturn/reference-server/internal/routes/all';

/** One request to the mock, and how it ended. */
export interface RecordedCall extends ReceivedRequest {
  /** `undefined` where no answer came. */
  readonly status: number | undefined;
  /** The error's code; absent where the call went well. */
  readonly code: ErrorCode | undefined;
  readonly requestId: string | undefined;
  /** What was done to it on purpose, such as `users.get.fail('NOT_FOUND')`. */
  readonly faults: readonly string[];
}

export interface ReceivedRequest {
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
  /** When the request came in, in ms since the epoch on the mock's clock. */
  readonly at: number;
}

/** How a request ended. */
type CallOutcome = Omit<RecordedCall, keyof ReceivedRequest>;

export interface Recorder {
  record(received: ReceivedRequest, outcome: CallOutcome): void;
  calls(operation?: OperationId): readonly RecordedCall[];
  snapshot(): RecorderSnapshot;
  restore(snapshot: RecorderSnapshot): void;
}

/** The newest call, and through it all before. */
export type RecorderSnapshot =
  | {
      readonly received: ReceivedRequest;
      readonly outcome: CallOutcome;
      readonly before: RecorderSnapshot;
    }
  | undefined;

export function createRecorder(): Recorder {
  let newest: RecorderSnapshot;

  return {
    record(received, outcome) {
      newest = { received, outcome, before: newest };
    },
    calls(operation) {
      const calls: RecordedCall[] = [];
      for (let link = newest; link !== undefined; link = link.before) {
        const { received, outcome } = link;
        const isWanted = operation === undefined || received.operation === operation;
        if (isWanted) calls.push({ ...received, ...outcome });
      }
      return calls.reverse();
    },
    snapshot: () => newest,
    restore(snapshot) {
      newest = snapshot;
    },
  };
}

const router = createRouter(routedOperations);
const nothing: Readonly<Record<string, string>> = Object.freeze({});

/** The parsed body of a request, which can still be read afterwards. */
export async function bodyOf(request: Request): Promise<unknown> {
  return parsed(await request.clone().text());
}

/** What a request asks for, and of which operation. */
export function receive(
  request: Request,
  path: string,
  at: number,
  body: unknown,
): { readonly received: ReceivedRequest; readonly route: Route } {
  const { method, url } = request;
  const route = router.find(method, path);
  const isOperation = route.kind === 'operation';
  const received = {
    operation: isOperation ? route.operation.id : undefined,
    method,
    path,
    params: isOperation ? route.params : nothing,
    query: url.includes('?') ? queryOf(url) : nothing,
    headers: redactedHeaders(request.headers),
    body,
    at,
  };
  return { received, route };
}

const REDACTED = '[redacted]';
/** As clients write them; how others do is nobody's question. */
const SCHEMES = ['Bearer ', 'Basic '] as const;
const secretHeaders = new Set(['authorization', 'cookie', 'proxy-authorization']);

/** A JWT is looked for from the beginning of a word only, so that a long text takes linear time. */
const SHAPES = /\bsk_(?:live|test)_\w+|(?<![\w-])(?=[\w-]*\beyJ[\w-])[\w-]+\.[\w-]+\.[\w-]*/g;

function withoutSecrets(value: string): string {
  const mayHoldOne = value.includes('sk_') || value.includes('eyJ');
  return mayHoldOne ? value.replace(SHAPES, REDACTED) : value;
}

function queryOf(url: string): Record<string, string> {
  const pairs = [...new URL(url).searchParams];
  return Object.fromEntries(pairs.map(([name, value]) => [name, withoutSecrets(value)]));
}

function redactedHeaders(headers: Headers): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const [name, value] of headers) {
    shown[name] = secretHeaders.has(name) ? redacted(value) : withoutSecrets(value);
  }
  return shown;
}

function redacted(value: string): string {
  const scheme = SCHEMES.find((name) => value.startsWith(name));
  return scheme === undefined ? REDACTED : `${scheme}${REDACTED}`;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The code in an error answer of either family. */
export async function codeOf(response: Response): Promise<ErrorCode | undefined> {
  if (response.ok) return undefined;
  const body = parsed(await response.clone().text()) as
    | { code?: ErrorCode; error?: { code?: ErrorCode } }
    | undefined;
  return body?.code ?? body?.error?.code;
}
