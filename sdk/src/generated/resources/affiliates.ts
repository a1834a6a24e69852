// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { CallOptions, CallPromise, PageOptions, PagePromise, Query } from '../../operation-types.ts';

/** Partners who bring customers. */
export interface Affiliates {
  /**
   * List affiliates.
   *
   * Answers the affiliates page by page, by creation and then id. The search looks into name,
   * e-mail address, code and id.
   *
   * `GET /api/external/affiliates` · scope `affiliates:read`
   *
   * @param query.page Number of the page, counted from 1. A page past the last is empty. (1 by
   *   default)
   * @param query.perPage Most items on a page. (1 to 100, 20 by default)
   * @param query.search Keeps what contains this text, whatever the case; an empty text keeps all.
   *   Which fields are searched, the operation says.
   * @param query.status Keeps each affiliate of this status.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * for await (const item of admin.affiliates.list()) console.log(item);
   * ```
   */
  list(query?: Query<'affiliates.list'>, options?: PageOptions): PagePromise<'affiliates.list'>;

  /**
   * Get an affiliate.
   *
   * Answers one affiliate with referrals and commission. Amounts are in minor units of the
   * currency.
   *
   * `GET /api/external/affiliates/{id}` · scope `affiliates:read`
   *
   * @param id Id of the affiliate.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const affiliate = await admin.affiliates.get('aff_1');
   * ```
   */
  get(id: string, options?: CallOptions): CallPromise<'affiliates.get'>;

  /**
   * Delete an affiliate.
   *
   * Ends the partnership for good and frees the code. The withdrawals stay, since they are
   * financial records, and keep the id of the affiliate.
   *
   * `DELETE /api/external/affiliates/{id}` · scope `affiliates:delete`
   *
   * @param id Id of the affiliate.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * await admin.affiliates.delete('aff_1');
   * ```
   */
  delete(id: string, options?: CallOptions): CallPromise<'affiliates.delete'>;
}
