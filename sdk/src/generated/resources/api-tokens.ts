// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Body, CallOptions, CallPromise, Query } from '../../operation-types.ts';

/** Named API tokens: their keys, restrictions and use. */
export interface ApiTokens {
  /**
   * List API tokens.
   *
   * Answers all tokens, oldest first, with how much each is used; there are no pages, and no keys.
   * A test key sees test tokens only.
   *
   * `GET /api/api-tokens` · scope `tokens:read`
   *
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const answer = await admin.apiTokens.list();
   * ```
   */
  list(options?: CallOptions): CallPromise<'apiTokens.list'>;

  /**
   * Create an API token.
   *
   * Makes a token and shows its key, this once. It reads everything unless scopes are given, and
   * is limited to 100 requests a minute unless a limit or a tier is given, which exclude each
   * other. Nobody grants what they do not hold: scopes, endpoints, addresses, environment or an
   * end beyond those of the caller are refused with 403. A repetition with the same idempotency
   * key answers without the key.
   *
   * `POST /api/api-tokens` · scope `tokens:write` · honours an idempotency key
   *
   * @param body What to send.
   * @param body.name Name that says what it is for.
   * @param [body.description] Notes, or null for none.
   * @param [body.environment] Data that it works on. Left out, it is that of the caller.
   * @param [body.scopes] What it may do. (["*:read"] by default)
   * @param [body.allowed_endpoints] Where it may be used; null or an empty list mean everywhere.
   * @param [body.ip_allowlist] Networks that it may be used from; null or an empty list mean all.
   * @param [body.rate_limit] Requests a minute, 100 when neither limit is given; excludes
   *   rate_limit_tier. (1 to 1000000)
   * @param [body.rate_limit_tier] Limit by the hour; excludes rate_limit.
   * @param [body.expires_at] When it ends: a moment, or a day, which means the start of that day
   *   in UTC; null for never.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {ConflictError} `CONFLICT`.
   * @throws {ApiError} `PAYLOAD_TOO_LARGE`.
   * @throws {ApiError} `UNSUPPORTED_MEDIA_TYPE`.
   * @throws {ApiError} `IDEMPOTENCY_KEY_REUSED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const token = await admin.apiTokens.create({
   *   name: 'WordPress Plugin - Main Site',
   *   description: 'Token for the main WordPress website',
   *   rate_limit: 200,
   *   expires_at: '2026-12-31',
   *   allowed_endpoints: ['/products*', '/stores*', '/categories*'],
   * });
   * ```
   */
  create(body: Body<'apiTokens.create'>, options?: CallOptions): CallPromise<'apiTokens.create'>;

  /**
   * Get statistics over all API tokens.
   *
   * Answers how much the whole API was used in the period, with the tokens and endpoints used
   * most. Requests of tokens that were deleted since are in the totals, and in no ranking of
   * tokens. Times are in milliseconds.
   *
   * `GET /api/api-tokens/stats/overview` · scope `tokens:read`
   *
   * @param query.days Length of the period in days of UTC, today included. (1 to 365, 7 by
   *   default)
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const answer = await admin.apiTokens.overview();
   * ```
   */
  overview(query?: Query<'apiTokens.overview'>, options?: CallOptions): CallPromise<'apiTokens.overview'>;

  /**
   * Delete expired API tokens.
   *
   * Deletes every token whose end has passed, those rotated away included, with its usage. The
   * server does the same by itself from time to time.
   *
   * `POST /api/api-tokens/prune` · scope `tokens:write`
   *
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const answer = await admin.apiTokens.prune();
   * ```
   */
  prune(options?: CallOptions): CallPromise<'apiTokens.prune'>;

  /**
   * Get an API token.
   *
   * Answers the settings of one token, without its key, which cannot be had again. For a test key
   * a live token is not found.
   *
   * `GET /api/api-tokens/{id}` · scope `tokens:read`
   *
   * @param id Id of the API token.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const token = await admin.apiTokens.get(1);
   * ```
   */
  get(id: number, options?: CallOptions): CallPromise<'apiTokens.get'>;

  /**
   * Update an API token.
   *
   * Changes the fields given and leaves the others, with effect on the next request, JWTs
   * included. Setting one of the two limits drops the other; both null mean 100 requests a minute.
   * Nobody grants what they do not hold: scopes, endpoints, addresses, environment or an end
   * beyond those of the caller are refused with 403.
   *
   * `PUT /api/api-tokens/{id}` · scope `tokens:write`
   *
   * @param id Id of the API token.
   * @param body What to send.
   * @param [body.name] Name that says what it is for.
   * @param [body.description] Notes, or null for none.
   * @param [body.active] Whether it is accepted.
   * @param [body.scopes] What it may do.
   * @param [body.allowed_endpoints] Where it may be used; null or an empty list mean everywhere.
   * @param [body.ip_allowlist] Networks that it may be used from; null or an empty list mean all.
   * @param [body.rate_limit] Requests a minute, which replaces a tier; excludes rate_limit_tier.
   *   (1 to 1000000)
   * @param [body.rate_limit_tier] Limit by the hour, which replaces a limit by the minute;
   *   excludes rate_limit.
   * @param [body.expires_at] When it ends: a moment, or a day, which means the start of that day
   *   in UTC; null for never.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {ApiError} `PAYLOAD_TOO_LARGE`.
   * @throws {ApiError} `UNSUPPORTED_MEDIA_TYPE`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const token = await admin.apiTokens.update(1, { name: 'WordPress Plugin - Main Site (Updated)', active: false, rate_limit: 300 });
   * ```
   */
  update(id: number, body: Body<'apiTokens.update'>, options?: CallOptions): CallPromise<'apiTokens.update'>;

  /**
   * Delete an API token.
   *
   * Refuses the key and its JWTs from now on and deletes the usage recorded for it. To try what
   * would break, disable the token first.
   *
   * `DELETE /api/api-tokens/{id}` · scope `tokens:delete`
   *
   * @param id Id of the API token.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * await admin.apiTokens.delete(1);
   * ```
   */
  delete(id: number, options?: CallOptions): CallPromise<'apiTokens.delete'>;

  /**
   * Get the usage of an API token.
   *
   * Answers the requests that one token made in the period: by hour, by endpoint, and the latest
   * 100 one by one. Times are in milliseconds, sizes in bytes.
   *
   * `GET /api/api-tokens/{id}/usage` · scope `tokens:read`
   *
   * @param id Id of the API token.
   * @param query.days Length of the period in days of UTC, today included. (1 to 365, 7 by
   *   default)
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const answer = await admin.apiTokens.usage(1);
   * ```
   */
  usage(id: number, query?: Query<'apiTokens.usage'>, options?: CallOptions): CallPromise<'apiTokens.usage'>;

  /**
   * Rotate an API token.
   *
   * Makes a token with the same settings, a new id and a new key, shown this once. The old key
   * goes on working for the grace period, shares its rate limit with the new one meanwhile, and is
   * then expired. A token that has expired or was rotated before is refused with 409. It needs the
   * scopes of the token: nobody grants what they do not hold.
   *
   * `POST /api/api-tokens/{id}/rotate` · scope `tokens:write` · honours an idempotency key
   *
   * @param id Id of the API token.
   * @param body What to send.
   * @param [body.grace_period_hours] Hours for which the old key goes on working beside the new
   *   one; 0 ends it at once. (0 to 720, 24 by default)
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {ConflictError} `CONFLICT`.
   * @throws {ApiError} `PAYLOAD_TOO_LARGE`.
   * @throws {ApiError} `UNSUPPORTED_MEDIA_TYPE`.
   * @throws {ApiError} `IDEMPOTENCY_KEY_REUSED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const token = await admin.apiTokens.rotate(1, { grace_period_hours: 24 });
   * ```
   */
  rotate(id: number, body?: Body<'apiTokens.rotate'>, options?: CallOptions): CallPromise<'apiTokens.rotate'>;
}
