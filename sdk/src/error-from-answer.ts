import {
  ApiError,
  type ApiErrorFields,
  AuthenticationError,
  ConflictError,
  NotFoundError,
  ParseError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
  ValidationError,
} from './errors.ts';
import type { ErrorCode } from './generated/error-codes.ts';
import { readRetryAfter, toRateLimit } from './rate-limit-headers.ts';
import { redact } from './redaction.ts';
import type { RequestRecord } from './request-record.ts';

const CLASSES: Readonly<Record<number, typeof ApiError>> = {
  400: ValidationError,
  401: AuthenticationError,
  403: PermissionDeniedError,
  404: NotFoundError,
  409: ConflictError,
};

/** What the two families' error bodies have in common once they are read. */
interface Problem {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly details?: unknown;
}

/**
 * The error that an answer stands for.
 *
 * @param now Wall-clock milliseconds since the epoch.
 */
export function errorFromAnswer(request: RequestRecord, response: Response, now: number): ApiError {
  const { status, headers } = response;
  const { code, message, details } = readProblem(redact(`${request.content}`));
  const fields: ApiErrorFields = {
    operation: request.operation,
    status,
    code: typeof code === 'string' ? (code as ErrorCode) : undefined,
    requestId: headers.get('x-request-id') ?? undefined,
    details,
    rateLimit: toRateLimit(request.rateLimit),
    retryAfterMs: readRetryAfter(headers, now),
  };
  const text = sentence(fields, message);
  if (status === 429) return rateLimitError(text, fields, now);
  return new (CLASSES[status] ?? (status >= 500 ? ServerError : ApiError))(text, fields);
}

function rateLimitError(text: string, fields: ApiErrorFields, now: number): RateLimitError {
  const { retryAfterMs, rateLimit } = fields;
  const resetAt = retryAfterMs === undefined ? rateLimit?.resetAt : new Date(now + retryAfterMs);
  return new RateLimitError(resetAt ? `${text} Try again at ${resetAt.toISOString()}.` : text, {
    ...fields,
    resetAt,
  });
}

function readProblem(text: string): Problem {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return {};
  }
  if (typeof body !== 'object' || body === null || !('error' in body)) return {};
  const { error, code, ...rest } = body as Record<string, unknown>;
  if (typeof error !== 'string') return (error ?? {}) as Problem;
  // The token family: the message in `error`, everything else beside it.
  const details = Object.entries(rest).map(([name, value]) => [camelCase(name), value]);
  return {
    code,
    message: error,
    details: details.length > 0 ? Object.fromEntries(details) : undefined,
  };
}

function camelCase(name: string): string {
  return name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}

function sentence(
  { status, code, requestId, details, operation }: ApiErrorFields,
  message: unknown,
) {
  const said =
    typeof message === 'string'
      ? message
      : status < 400
        ? 'The server redirected, which is not followed with a credential; use the final address as baseUrl.'
        : 'The answer is not one of this API; check baseUrl and what stands in front of the server.';
  const facts = [status || 'redirect', code, requestId && `request ${requestId}`];
  const context = facts.filter(Boolean).join(', ');
  return `${operation ? `${operation}: ` : ''}${said}${said.endsWith('.') ? '' : '.'} (${context})${hint(status, details)}`;
}

/** What to do about it, where the server's message does not say. */
function hint(status: number, details: unknown): string {
  if (status === 401) return ' Check that apiKey is the key of this server and still valid.';
  const { requiredScope } = (details ?? {}) as Record<string, unknown>;
  return requiredScope ? ` The key needs the scope ${requiredScope}.` : '';
}

/** The error for a success that is not what the contract promises. */
export function unreadable(
  { operation }: RequestRecord,
  { status, headers }: Response,
  property: string | undefined,
): ParseError {
  const what = property ? `JSON with a property "${property}"` : 'JSON';
  const type = headers.get('content-type') ?? 'no content type';
  return new ParseError(
    `${operation}: The answer is not ${what}; check baseUrl and what stands in front of the server. (${status}, ${type})`,
    { operation, status, requestId: headers.get('x-request-id') ?? undefined },
  );
}
