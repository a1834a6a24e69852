// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Body, CallOptions, CallPromise, PageOptions, PagePromise, Query } from '../../operation-types.ts';

/** Payments that affiliates ask for. */
export interface Withdrawals {
  /**
   * List withdrawals.
   *
   * Answers what affiliates asked to be paid out, page by page, by creation and then id. The
   * search looks into the ids of withdrawal and affiliate. Amounts are in minor units of the
   * currency.
   *
   * `GET /api/external/withdrawals` · scope `withdrawals:read`
   *
   * @param query.page Number of the page, counted from 1. A page past the last is empty. (1 by
   *   default)
   * @param query.perPage Most items on a page. (1 to 100, 20 by default)
   * @param query.search Keeps what contains this text, whatever the case; an empty text keeps all.
   *   Which fields are searched, the operation says.
   * @param query.status Keeps each withdrawal of this status.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * for await (const item of admin.withdrawals.list()) console.log(item);
   * ```
   */
  list(query?: Query<'withdrawals.list'>, options?: PageOptions): PagePromise<'withdrawals.list'>;

  /**
   * Change a withdrawal's status.
   *
   * Moves the withdrawal named in the body from pending to approved or rejected, or from approved
   * to paid. Every other move is refused with 409, the present status included, and of two moves
   * at the same time one wins. It records the decision; it moves no money.
   *
   * `PUT /api/external/withdrawals` · scope `withdrawals:write`
   *
   * @param body What to send.
   * @param body.id Id of the withdrawal.
   * @param body.status A status that an administrator can move a withdrawal to.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {ConflictError} `CONFLICT`.
   * @throws {ApiError} `PAYLOAD_TOO_LARGE`.
   * @throws {ApiError} `UNSUPPORTED_MEDIA_TYPE`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const withdrawal = await admin.withdrawals.updateStatus({ id: 'wd_1', status: 'approved' });
   * ```
   */
  updateStatus(body: Body<'withdrawals.updateStatus'>, options?: CallOptions): CallPromise<'withdrawals.updateStatus'>;
}
