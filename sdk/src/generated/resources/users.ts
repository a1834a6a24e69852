// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Body, CallOptions, CallPromise, PageOptions, PagePromise, Query } from '../../operation-types.ts';

/** Accounts, their plans, balances and sessions. */
export interface Users {
  /**
   * List users.
   *
   * Answers the accounts page by page, by creation and then id. The search looks into name, e-mail
   * address and id; status and plan narrow it further, and all filters given must match.
   *
   * `GET /api/external/users` · scope `users:read`
   *
   * @param query.page Number of the page, counted from 1. A page past the last is empty. (1 by
   *   default)
   * @param query.perPage Most items on a page. (1 to 100, 20 by default)
   * @param query.search Keeps what contains this text, whatever the case; an empty text keeps all.
   *   Which fields are searched, the operation says.
   * @param query.status Keeps each user of this status.
   * @param query.plan Keeps the users of this plan.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * for await (const item of admin.users.list()) console.log(item);
   * ```
   */
  list(query?: Query<'users.list'>, options?: PageOptions): PagePromise<'users.list'>;

  /**
   * Get a user.
   *
   * Answers one account with its plan, status and balance of AI tokens.
   *
   * `GET /api/external/users/{id}` · scope `users:read`
   *
   * @param id Id of the user.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const user = await admin.users.get('user_123');
   * ```
   */
  get(id: string, options?: CallOptions): CallPromise<'users.get'>;

  /**
   * Delete a user.
   *
   * Deletes the account and ends all of its sessions, for good. What refers to the user elsewhere
   * stays and keeps the id, which is never given out again.
   *
   * `DELETE /api/external/users/{id}` · scope `users:delete`
   *
   * @param id Id of the user.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * await admin.users.delete('user_123');
   * ```
   */
  delete(id: string, options?: CallOptions): CallPromise<'users.delete'>;

  /**
   * Change a user's plan.
   *
   * Moves the account to another plan with effect from now. The balance of AI tokens and the
   * status stay as they are; moving to the present plan changes nothing.
   *
   * `PATCH /api/external/users/{id}/plan` · scope `users:write`
   *
   * @param id Id of the user.
   * @param body What to send.
   * @param body.plan A subscription plan, from the smallest to the largest.
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
   * const user = await admin.users.updatePlan('user_123', { plan: 'professional' });
   * ```
   */
  updatePlan(id: string, body: Body<'users.updatePlan'>, options?: CallOptions): CallPromise<'users.updatePlan'>;

  /**
   * Adjust a user's token balance.
   *
   * Sets the balance of AI tokens, adds to it or subtracts from it, in one step that cannot
   * interleave with another. A subtraction below 0 and an addition above 1,000,000,000,000 are
   * refused with 409 and change nothing. To add is not safe to repeat blindly; to set is.
   *
   * `PATCH /api/external/users/{id}/tokens` · scope `users:write`
   *
   * @param id Id of the user.
   * @param body What to send.
   * @param body.tokens How many tokens to set, add or subtract. (0 to 1000000000000)
   * @param body.operation What to do with the number given: make it the balance, add it, or take
   *   it away.
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
   * const user = await admin.users.adjustTokens('user_123', { tokens: 1000000, operation: 'set' });
   * ```
   */
  adjustTokens(id: string, body: Body<'users.adjustTokens'>, options?: CallOptions): CallPromise<'users.adjustTokens'>;

  /**
   * List a user's active sessions.
   *
   * Answers every session of the user that has not ended, oldest first. There are no pages.
   *
   * `GET /api/external/users/{id}/sessions` · scope `users:read`
   *
   * @param id Id of the user.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const answer = await admin.users.listSessions('user_123');
   * ```
   */
  listSessions(id: string, options?: CallOptions): CallPromise<'users.listSessions'>;

  /**
   * Revoke a user's session.
   *
   * Ends one session, so that the device has to sign in again. A session of another user is not
   * found.
   *
   * `DELETE /api/external/users/{id}/sessions/{sessionId}` · scope `users:delete`
   *
   * @param id Id of the user.
   * @param sessionId Id of the session.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * await admin.users.revokeSession('user_123', 'sess_1');
   * ```
   */
  revokeSession(id: string, sessionId: string, options?: CallOptions): CallPromise<'users.revokeSession'>;
}
