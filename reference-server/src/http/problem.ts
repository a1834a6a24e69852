/**
 * Errors as answers: code → status, headers, and the body of each family.
 *
 * - Every 401 carries `WWW-Authenticate`, every 429 and every passing 503 `Retry-After`.
 * - `X-Should-Retry` says what the status does not: which 409 is worth another try, and which 429
 *   and 503 are not.
 * - Two requests refused with the same code and details get the same bytes, request id and time apart.
 */
import { type ErrorCode, errorCatalogue } from '@keyturn/contract';
import type { ApiError, ErrorDetails } from '../domain/api-error.ts';
import type { Answer } from './answer.ts';
import { type EnvelopeFacts, metaOf } from './envelope.ts';
import type { Family } from './family.ts';

const CHALLENGE = 'Bearer realm="keyturn", Basic realm="keyturn"';

/** The usual text of each code: the External Admin API's, then the token family's. */
const TEXTS: Readonly<Record<ErrorCode, readonly [external: string, tokens: string]>> = {
  VALIDATION_ERROR: ['Request validation failed.', 'Validation failed'],
  MISSING_AUTH_HEADER: ['No Authorization header was sent.', 'Authorization header is missing'],
  INVALID_AUTH_SCHEME: ['Use the Bearer or the Basic scheme.', 'Invalid authorization scheme'],
  INVALID_API_KEY: ['The API key is invalid.', 'Invalid API key'],
  TOKEN_EXPIRED: ['The JWT has expired. Exchange the API key for a new one.', 'JWT has expired'],
  INVALID_TOKEN: ['The JWT is invalid.', 'Invalid JWT'],
  API_KEY_EXPIRED: ['The API key has expired.', 'Token has expired'],
  API_KEY_DISABLED: ['The API key is disabled.', 'Token is disabled'],
  INSUFFICIENT_SCOPE: ['The API key lacks a scope that this needs.', 'Insufficient permissions'],
  ENDPOINT_NOT_ALLOWED: ['The API key may not be used for this endpoint.', 'Endpoint not allowed'],
  IP_NOT_ALLOWED: ['The API key may not be used from this address.', 'Address not allowed'],
  NOT_FOUND: ['Nothing was found under this id.', 'Token not found'],
  ENDPOINT_NOT_FOUND: ['No endpoint has this path.', 'Endpoint not found'],
  METHOD_NOT_ALLOWED: ['This endpoint does not have this method.', 'Method not allowed'],
  CONFLICT: ['The present state forbids this change.', 'Conflict'],
  PAYLOAD_TOO_LARGE: ['The body is larger than 1 MiB.', 'Body is too large'],
  UNSUPPORTED_MEDIA_TYPE: ['Send the body as application/json.', 'Unsupported media type'],
  IDEMPOTENCY_KEY_REUSED: [
    'This idempotency key was used with another body.',
    'Idempotency key was used with another body',
  ],
  RATE_LIMIT_EXCEEDED: [
    'Rate limit exceeded. Please retry after the reset time.',
    'Rate limit exceeded',
  ],
  TOO_MANY_AUTH_FAILURES: [
    'Too many failed authentications from this address.',
    'Too many failed authentications',
  ],
  INTERNAL_ERROR: ['Something went wrong on the server.', 'Internal server error'],
  API_KEY_NOT_CONFIGURED: ['The server has no API key configured.', 'API key is not configured'],
  SERVICE_UNAVAILABLE: [
    'The server cannot do its work at present. Try again shortly.',
    'Service unavailable',
  ],
};

/** The answer to a request that ended with `error`, in the shape of its family. */
export function answerProblem(error: ApiError, family: Family, facts: EnvelopeFacts): Answer {
  const { code, details } = error;
  const body =
    family === 'external'
      ? {
          success: false,
          error: {
            code,
            message: error.message || externalText(code, details),
            ...externalDetails(details),
          },
          meta: metaOf(facts),
        }
      : { error: error.message || TEXTS[code][1], code, ...tokenDetails(code, details) };
  return { status: errorCatalogue[code].status, body, headers: headersOf(code, details) };
}

function externalText(code: ErrorCode, { requiredScope }: ErrorDetails): string {
  if (requiredScope !== undefined) return `The API key lacks the scope ${requiredScope}.`;
  return TEXTS[code][0];
}

function externalDetails({ fields, requiredScope, resetAtMs }: ErrorDetails): object {
  if (fields !== undefined) return { details: { fields } };
  if (requiredScope !== undefined) return { details: { requiredScope } };
  if (resetAtMs !== undefined) return { details: { resetAt: new Date(resetAtMs).toISOString() } };
  return {};
}

function tokenDetails(code: ErrorCode, details: ErrorDetails): object {
  const { fields, requiredScope, limit, retryAfterSeconds } = details;
  if (fields !== undefined) return { fields };
  if (requiredScope !== undefined) return { required_scope: requiredScope };
  if (errorCatalogue[code].status !== 429) return {};
  const wait = { retry_after: retryAfterSeconds };
  // The request that was refused is the first beyond the limit.
  return limit === undefined ? wait : { limit, current: limit + 1, ...wait };
}

function headersOf(code: ErrorCode, details: ErrorDetails): Record<string, string> {
  const headers: Record<string, string> = {};
  if (errorCatalogue[code].status === 401) headers['WWW-Authenticate'] = CHALLENGE;
  if (details.retryAfterSeconds !== undefined) {
    headers['Retry-After'] = String(details.retryAfterSeconds);
  }
  const shouldRetry = details.shouldRetry ?? neverAgain(code);
  if (shouldRetry !== undefined) headers['X-Should-Retry'] = String(shouldRetry);
  if (details.allow !== undefined) headers['Allow'] = details.allow.join(', ');
  return headers;
}

/** A client would send a 429 or a 5xx again, which leads nowhere for some codes. */
function neverAgain(code: ErrorCode): false | undefined {
  const { status, retryable } = errorCatalogue[code];
  return !retryable && (status === 429 || status >= 500) ? false : undefined;
}
