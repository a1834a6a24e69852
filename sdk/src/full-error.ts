/** What an answer that is no success, or no readable one, becomes: class, fields and words. */
import {
  AuthenticationError,
  ConflictError,
  NotFoundError,
  ParseError,
  PermissionDeniedError,
  ServerError,
  ValidationError,
} from './answer-errors.ts';
import { attempt } from './attempt.ts';
import { camelCase } from './camel-case.ts';
import { adviceFor } from './error-advice.ts';
import { ApiError, type DetailsOf, type KeyturnError, RateLimitError } from './errors.ts';
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

const FOREIGN = 'Check baseUrl and what stands in front of the server.';

/** What the two families' error bodies have in common once they are read. */
interface Problem {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly details?: unknown;
}

/**
 * @param now Wall-clock milliseconds since the epoch.
 * @param missing What a success lacks; absent for what is no success.
 */
export function fullError(
  request: RequestRecord,
  response: Response,
  now: number,
  missing: string | undefined,
): KeyturnError {
  return missing === undefined
    ? errorOfFailure(request, response, now)
    : errorOfSuccess(request, response, missing);
}

function errorOfFailure(request: RequestRecord, response: Response, now: number): ApiError {
  const { operation } = request;
  const { status, headers } = response;
  const problem = readProblem(`${request.content}`);
  const { message, details } = problem;
  const code = typeof problem.code === 'string' ? (problem.code as ErrorCode) : undefined;
  const requestId = headers.get('x-request-id') ?? undefined;
  const rateLimit = toRateLimit(request.rateLimit);
  const retryAfterMs = readRetryAfter(headers, now);
  const limitEnds = status === 429 ? rateLimit?.resetAt : undefined;
  const nextAt = retryAfterMs === undefined ? limitEnds : new Date(now + retryAfterMs);

  const said = typeof message === 'string' ? message : withoutMessage(status);
  const facts = [status || 'redirect', code, requestId && `request ${requestId}`];
  const words = [
    said.replace(/\.?$/, '.'),
    `(${facts.filter(Boolean).join(', ')})`,
    ...adviceOn(status, code, details, nextAt),
  ];
  // What stands in front of the server says with a 404 of its own nothing about a user.
  const isForeign = code === undefined && status < 429;
  const errorClass = isForeign ? undefined : CLASSES[Math.min(status, 500)];
  return new (errorClass ?? ApiError)(words.join(' '), {
    operation,
    status,
    code,
    requestId,
    details,
    rateLimit,
    retryAfterMs,
    resetAt: status === 429 ? nextAt : undefined,
  });
}

function readProblem(text: string): Problem {
  // JSON can write a key in many ways, so it is looked for in what they all mean.
  const clean = (_: string, value: unknown) => (typeof value === 'string' ? redact(value) : value);
  const body = attempt(() => JSON.parse(text, clean));
  const { error, code, ...rest } = Object(body) as Record<string, unknown>;
  if (typeof error !== 'string') return Object(error) as Problem;
  // The token family: the message in `error`, everything else beside it.
  const members = Object.entries(rest).map(([name, value]) => [camelCase(name), value]);
  return { code, message: error, details: members[0] && Object.fromEntries(members) };
}

function withoutMessage(status: number): string {
  return status < 400
    ? 'No credential follows a redirect. Use the final address as baseUrl'
    : `The answer is not one of this API. ${FOREIGN}`;
}

type TellingDetails = DetailsOf<'VALIDATION_ERROR'> & DetailsOf<'INSUFFICIENT_SCOPE'>;

/** What to do next, as exactly as the answer allows. */
function adviceOn(
  status: number,
  code: ErrorCode | undefined,
  details: unknown,
  nextAt: Date | undefined,
): readonly string[] {
  const { requiredScope, fields } = Object(details) as Partial<TellingDetails>;
  if (requiredScope) return [`Add ${requiredScope} to the scopes of the key.`];
  // What something else than the API answers may have any shape.
  if (Array.isArray(fields)) {
    return fields.map((one) => `${one?.field || 'body'}: ${one?.message}.`);
  }
  const otherwise = status === 401 ? 'Check that apiKey is valid for this server.' : [];
  const advice = [adviceFor(code) ?? otherwise].flat();
  if (!nextAt) return advice;
  const next = `Try again at ${nextAt.toISOString()}.`;
  return code === 'TOO_MANY_AUTH_FAILURES' ? [...advice, next] : [next];
}

function errorOfSuccess(request: RequestRecord, response: Response, missing: string): ParseError {
  const { operation } = request;
  const { status, headers } = response;
  const what = missing ? `JSON with a property "${missing}"` : 'JSON';
  const type = headers.get('content-type') ?? 'no content type';
  return new ParseError(`The answer is not ${what}. (${status}, ${type}) ${FOREIGN}`, {
    operation,
    status,
    requestId: headers.get('x-request-id') ?? undefined,
  });
}
