// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { CallOptions, CallPromise, Query } from '../../operation-types.ts';

/** Figures for dashboards. */
export interface Analytics {
  /**
   * Get the dashboard overview.
   *
   * Answers how many users, models, affiliates, withdrawals, posts and requests there are, and a
   * series of the last 30 days. Days are days of UTC, and today is not over.
   *
   * `GET /api/external/analytics/overview` · scope `analytics:read`
   *
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const answer = await admin.analytics.overview();
   * ```
   */
  overview(options?: CallOptions): CallPromise<'analytics.overview'>;

  /**
   * Get visitor statistics.
   *
   * Answers page views and different visitors of the period by day, page, referrer, country and
   * device. A visitor is counted once in each group, so that groups add up to more than the total.
   *
   * `GET /api/external/analytics/tracking` · scope `analytics:read`
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
   * const answer = await admin.analytics.tracking();
   * ```
   */
  tracking(query?: Query<'analytics.tracking'>, options?: CallOptions): CallPromise<'analytics.tracking'>;

  /**
   * Get resource monitoring data.
   *
   * Measures processor, memory and load of the server process and of its machine at this moment.
   * Sizes are in bytes.
   *
   * `GET /api/external/analytics/resources` · scope `analytics:read`
   *
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const answer = await admin.analytics.resources();
   * ```
   */
  resources(options?: CallOptions): CallPromise<'analytics.resources'>;

  /**
   * Get token usage statistics.
   *
   * Answers how many AI tokens the users spent in the period, by day, model, plan and user. It is
   * about the tokens of models; the use of API tokens is in apiTokens.overview.
   *
   * `GET /api/external/analytics/usage` · scope `analytics:read`
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
   * const answer = await admin.analytics.usage();
   * ```
   */
  usage(query?: Query<'analytics.usage'>, options?: CallOptions): CallPromise<'analytics.usage'>;
}
