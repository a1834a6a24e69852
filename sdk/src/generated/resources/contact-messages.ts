// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { CallOptions, CallPromise, PageOptions, PagePromise, Query } from '../../operation-types.ts';

/** Messages from the contact form. */
export interface ContactMessages {
  /**
   * List contact messages.
   *
   * Answers what was sent through the contact form, page by page, by creation and then id. The
   * search looks into name, e-mail address, subject and message. Reading changes no status.
   *
   * `GET /api/external/contact-messages` · scope `contact-messages:read`
   *
   * @param query.page Number of the page, counted from 1. A page past the last is empty. (1 by
   *   default)
   * @param query.perPage Most items on a page. (1 to 100, 20 by default)
   * @param query.search Keeps what contains this text, whatever the case; an empty text keeps all.
   *   Which fields are searched, the operation says.
   * @param query.status Keeps each contact message of this status.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * for await (const item of admin.contactMessages.list()) console.log(item);
   * ```
   */
  list(query?: Query<'contactMessages.list'>, options?: PageOptions): PagePromise<'contactMessages.list'>;

  /**
   * Delete a contact message.
   *
   * Deletes the message for good.
   *
   * `DELETE /api/external/contact-messages/{id}` · scope `contact-messages:delete`
   *
   * @param id Id of the contact message.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * await admin.contactMessages.delete('msg_1');
   * ```
   */
  delete(id: string, options?: CallOptions): CallPromise<'contactMessages.delete'>;
}
