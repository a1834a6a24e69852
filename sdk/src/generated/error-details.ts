// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { components } from './schema.ts';

/** The HTTP status that each code comes with. */
export interface ErrorStatuses {
  VALIDATION_ERROR: 400;
  MISSING_AUTH_HEADER: 401;
  INVALID_AUTH_SCHEME: 401;
  INVALID_API_KEY: 401;
  TOKEN_EXPIRED: 401;
  INVALID_TOKEN: 401;
  API_KEY_EXPIRED: 401;
  API_KEY_DISABLED: 401;
  INSUFFICIENT_SCOPE: 403;
  ENDPOINT_NOT_ALLOWED: 403;
  IP_NOT_ALLOWED: 403;
  NOT_FOUND: 404;
  ENDPOINT_NOT_FOUND: 404;
  METHOD_NOT_ALLOWED: 405;
  CONFLICT: 409;
  PAYLOAD_TOO_LARGE: 413;
  UNSUPPORTED_MEDIA_TYPE: 415;
  IDEMPOTENCY_KEY_REUSED: 422;
  RATE_LIMIT_EXCEEDED: 429;
  TOO_MANY_AUTH_FAILURES: 429;
  INTERNAL_ERROR: 500;
  API_KEY_NOT_CONFIGURED: 503;
  SERVICE_UNAVAILABLE: 503;
}

/** What each code carries in `details`. A code that is not here says all by its name. */
export interface ErrorDetails {
  VALIDATION_ERROR: {
    /** Every field that was refused. */
    readonly fields?: readonly components['schemas']['FieldProblem'][] | undefined;
  };
  INSUFFICIENT_SCOPE: {
    /** The scope that is lacking, with INSUFFICIENT_SCOPE. */
    readonly requiredScope?: components['schemas']['Scope'] | undefined;
  };
  RATE_LIMIT_EXCEEDED: {
    /** When the next request can be admitted. */
    readonly resetAt?: components['schemas']['Timestamp'] | undefined;
    /** Requests that one window admits, with RATE_LIMIT_EXCEEDED. */
    readonly limit?: number | undefined;
    /** Requests made in it, this one included, with RATE_LIMIT_EXCEEDED. */
    readonly current?: number | undefined;
    /** Seconds to wait. */
    readonly retryAfter?: number | undefined;
  };
  TOO_MANY_AUTH_FAILURES: {
    /** When the next request can be admitted. */
    readonly resetAt?: components['schemas']['Timestamp'] | undefined;
    /** Seconds to wait. */
    readonly retryAfter?: number | undefined;
  };
}
