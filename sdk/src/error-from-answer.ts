import { parseJson } from './attempt.ts';
import { camelCase } from './camel-case.ts';
import {
  ApiError,
  AuthenticationError,
  ConflictError,
  type DetailsOf,
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
  429: RateLimitError,
  // And whatever is above.
  500: ServerError,
};

const FOREIGN = 'check baseUrl and what stands in front of the server.';

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
  const { operation } = request;
  const { status, headers } = response;
  const { code, message, details } = readProblem(redact(`${request.content}`));
  const requestId = headers.get('x-request-id') ?? undefined;
  const rateLimit = toRateLimit(request.rateLimit);
  const retryAfterMs = readRetryAfter(headers, now);
  const asked = retryAfterMs === undefined ? rateLimit?.resetAt : new Date(now + retryAfterMs);
  const resetAt = status === 429 ? asked : undefined;

  const facts = [status || 'redirect', code, requestId && `request ${requestId}`];
  const said = typeof message === 'string' ? message : withoutMessage(status);
  const text = `${operation}: ${said.replace(/\.?$/, '.')} (${facts.filter(Boolean).join(', ')})${hint(status, details, resetAt)}`;
  return new (CLASSES[Math.min(status, 500)] ?? ApiError)(text, {
    operation,
    status,
    code: typeof code === 'string' ? (code as ErrorCode) : undefined,
    requestId,
    details,
    rateLimit,
    retryAfterMs,
    resetAt,
  });
}

function readProblem(text: string): Problem {
  const { error, code, ...rest } = (parseJson(text) ?? {}) as Record<string, unknown>;
  if (typeof error !== 'string') return (error ?? {}) as Problem;
  // The token family: the message in `error`, everything else beside it.
  const members = Object.entries(rest).map(([name, value]) => [camelCase(name), value]);
  return { code, message: error, details: members[0] && Object.fromEntries(members) };
}

function withoutMessage(status: number): string {
  return status < 400
    ? 'No credential follows a redirect; use the final address as baseUrl'
    : `The answer is not one of this API; ${FOREIGN}`;
}

type HintedDetails = DetailsOf<'VALIDATION_ERROR'> & DetailsOf<'INSUFFICIENT_SCOPE'>;

/** What to do about it, where the server's message does not say. */
function hint(status: number, details: unknown, resetAt: Date | undefined): string {
  if (status === 401) return ' Check that apiKey is valid for this server.';
  if (resetAt) return ` Try again at ${resetAt.toISOString()}.`;
  const { requiredScope, fields } = (details ?? {}) as Partial<HintedDetails>;
  if (requiredScope) return ` The key needs the scope ${requiredScope}.`;
  // What something else than the API answers may have any shape.
  if (!Array.isArray(fields)) return '';
  return fields.map((one) => ` ${one?.field || 'body'}: ${one?.message}.`).join('');
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
    `${operation}: The answer is not ${what}; ${FOREIGN} (${status}, ${type})`,
    { operation, status, requestId: headers.get('x-request-id') ?? undefined },
  );
}
