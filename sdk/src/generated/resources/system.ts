// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Body, CallOptions, CallPromise, PageOptions, PagePromise, Query } from '../../operation-types.ts';

/** Health, self tests, caches and the audit log. */
export interface System {
  /**
   * Check the health of the server.
   *
   * Tells whether the server can do its work, and the state of everything that it depends on. It
   * needs no credential and counts against no limit. A server that works with limits, such as one
   * that lost its shared counter, answers 200 and degraded; one that cannot work answers 503.
   *
   * `GET /api/external/system/health`
   *
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {KeyturnError} What every call can meet: ServerError, ConnectionError, TimeoutError,
   *   ParseError.
   * @example
   * ```ts
   * const answer = await admin.system.health();
   * ```
   */
  health(options?: CallOptions): CallPromise<'system.health'>;

  /**
   * Run all system tests.
   *
   * Runs every self test against the parts in use and tells how each went. A failed test is part
   * of the report: the answer is 200 all the same. What the tests write, they remove.
   *
   * `GET /api/external/system/tests` · scope `system:read`
   *
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const answer = await admin.system.runAllTests();
   * ```
   */
  runAllTests(options?: CallOptions): CallPromise<'system.runAllTests'>;

  /**
   * Run some system tests.
   *
   * Runs the self tests that are named, in the order given. A failed test is part of the report:
   * the answer is 200 all the same. An unknown name is refused with 400, and nothing runs.
   *
   * `POST /api/external/system/tests` · scope `system:write`
   *
   * @param body What to send.
   * @param body.tests Names of the tests, each once; they run in this order.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {ApiError} `PAYLOAD_TOO_LARGE`.
   * @throws {ApiError} `UNSUPPORTED_MEDIA_TYPE`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const answer = await admin.system.runTests({ tests: ['store', 'jwt'] });
   * ```
   */
  runTests(body: Body<'system.runTests'>, options?: CallOptions): CallPromise<'system.runTests'>;

  /**
   * Clear the caches.
   *
   * Empties the caches of verified keys and JWT signatures in the process that answers. Nobody is
   * signed out: the next request with each credential is verified from scratch, and is slower for
   * it.
   *
   * `POST /api/external/system/cache/clear` · scope `system:write`
   *
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const answer = await admin.system.clearCache();
   * ```
   */
  clearCache(options?: CallOptions): CallPromise<'system.clearCache'>;

  /**
   * Query the audit log.
   *
   * Answers every change that was made through the API page by page, newest first: who, what, from
   * where, and the state before and after without secrets. All filters given must match.
   *
   * `GET /api/external/system/audit-log` · scope `system:read`
   *
   * @param query.page Number of the page, counted from 1. A page past the last is empty. (1 by
   *   default)
   * @param query.perPage Most items on a page. (1 to 100, 20 by default)
   * @param query.actor Keeps the changes made by this actor, by its id.
   * @param query.operation Keeps the changes made by this operation, by its operationId.
   * @param query.target Keeps the changes made to the thing of this id.
   * @param query.from Keeps the changes made at this moment or later.
   * @param query.to Keeps the changes made before this moment.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * for await (const item of admin.system.auditLog()) console.log(item);
   * ```
   */
  auditLog(query?: Query<'system.auditLog'>, options?: PageOptions): PagePromise<'system.auditLog'>;
}
