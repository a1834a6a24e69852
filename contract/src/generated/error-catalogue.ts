// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { ErrorCatalogueEntry } from '../operation.ts';

export type ErrorCode =
  | 'VALIDATION_ERROR'
  | 'MISSING_AUTH_HEADER'
  | 'INVALID_AUTH_SCHEME'
  | 'INVALID_API_KEY'
  | 'TOKEN_EXPIRED'
  | 'INVALID_TOKEN'
  | 'API_KEY_EXPIRED'
  | 'API_KEY_DISABLED'
  | 'INSUFFICIENT_SCOPE'
  | 'ENDPOINT_NOT_ALLOWED'
  | 'IP_NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'ENDPOINT_NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'CONFLICT'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'RATE_LIMIT_EXCEEDED'
  | 'TOO_MANY_AUTH_FAILURES'
  | 'INTERNAL_ERROR'
  | 'API_KEY_NOT_CONFIGURED'
  | 'SERVICE_UNAVAILABLE';

/** Every error code with its status and whether the same request may succeed later. */
export const errorCatalogue: Readonly<Record<ErrorCode, ErrorCatalogueEntry>> = {
  /** Body, query, path or header breaks the contract; every offending field is named with what is wrong with it. */
  VALIDATION_ERROR: { status: 400, retryable: false },
  /** The request carries no Authorization header. */
  MISSING_AUTH_HEADER: { status: 401, retryable: false },
  /** The Authorization header uses a scheme other than Bearer and Basic. */
  INVALID_AUTH_SCHEME: { status: 401, retryable: false },
  /** The key is malformed, unknown or wrong; the answer does not tell which. */
  INVALID_API_KEY: { status: 401, retryable: false },
  /** The JWT has ended; exchange the key for a new one. */
  TOKEN_EXPIRED: { status: 401, retryable: false },
  /** The JWT is malformed, was not signed by this server, or its key is gone. */
  INVALID_TOKEN: { status: 401, retryable: false },
  /** The key is right, and past its end. */
  API_KEY_EXPIRED: { status: 401, retryable: false },
  /** The key is right, and switched off. */
  API_KEY_DISABLED: { status: 401, retryable: false },
  /** The key lacks the scope that the operation needs, or tries to grant more than it holds. */
  INSUFFICIENT_SCOPE: { status: 403, retryable: false },
  /** The key is restricted to other endpoints. */
  ENDPOINT_NOT_ALLOWED: { status: 403, retryable: false },
  /** The key is restricted to other addresses. */
  IP_NOT_ALLOWED: { status: 403, retryable: false },
  /** Nothing has this id, in the data that the key works on. */
  NOT_FOUND: { status: 404, retryable: false },
  /** No operation has this path. */
  ENDPOINT_NOT_FOUND: { status: 404, retryable: false },
  /** The path exists, with other methods; the header Allow names them. */
  METHOD_NOT_ALLOWED: { status: 405, retryable: false },
  /** The present state forbids the change. Only with X-Should-Retry: true is it worth sending the request again. */
  CONFLICT: { status: 409, retryable: false },
  /** The body is larger than 1 MiB. */
  PAYLOAD_TOO_LARGE: { status: 413, retryable: false },
  /** The body is not application/json. */
  UNSUPPORTED_MEDIA_TYPE: { status: 415, retryable: false },
  /** The idempotency key was used with another body within the last 24 hours. */
  IDEMPOTENCY_KEY_REUSED: { status: 422, retryable: false },
  /** The key has used up its quota; Retry-After says when some of it is back. */
  RATE_LIMIT_EXCEEDED: { status: 429, retryable: true },
  /** Too many wrong credentials came from this address within a minute; the same ones will not become right. */
  TOO_MANY_AUTH_FAILURES: { status: 429, retryable: false },
  /** The server failed; repeat what can safely be repeated. */
  INTERNAL_ERROR: { status: 500, retryable: true },
  /** The server has no root key, so that no credential can be judged; its operator has to set ADMIN_API_KEY. */
  API_KEY_NOT_CONFIGURED: { status: 503, retryable: false },
  /** A part that the server needs, such as its store, is away; Retry-After says when to try again. */
  SERVICE_UNAVAILABLE: { status: 503, retryable: true },
};
