// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Body, CallOptions, CallPromise, PageOptions, PagePromise, Query } from '../../operation-types.ts';

/** Wishes of users. */
export interface FeatureRequests {
  /**
   * List feature requests.
   *
   * Answers the wishes of users page by page, by creation and then id. The search looks into title
   * and description.
   *
   * `GET /api/external/feature-requests` · scope `feature-requests:read`
   *
   * @param query.page Number of the page, counted from 1. A page past the last is empty. (1 by
   *   default)
   * @param query.perPage Most items on a page. (1 to 100, 20 by default)
   * @param query.search Keeps what contains this text, whatever the case; an empty text keeps all.
   *   Which fields are searched, the operation says.
   * @param query.status Keeps each feature request of this status.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * for await (const item of admin.featureRequests.list()) console.log(item);
   * ```
   */
  list(query?: Query<'featureRequests.list'>, options?: PageOptions): PagePromise<'featureRequests.list'>;

  /**
   * Update a feature request.
   *
   * Sets the status, the public answer, or both. Every status can follow every other.
   *
   * `PATCH /api/external/feature-requests/{id}` · scope `feature-requests:write`
   *
   * @param id Id of the feature request.
   * @param body What to send.
   * @param [body.status] What became of a wish: undecided, planned, being built, done, or
   *   declined.
   * @param [body.response] Public answer of the team; null takes it back.
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
   * const featureRequest = await admin.featureRequests.update('fr_1', { status: 'planned', response: 'Planned for the spring.' });
   * ```
   */
  update(id: string, body: Body<'featureRequests.update'>, options?: CallOptions): CallPromise<'featureRequests.update'>;
}
