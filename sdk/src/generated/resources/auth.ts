// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { CallOptions, CallPromise } from '../../operation-types.ts';

/** The credential itself: exchange it, look at it. */
export interface Auth {
  /**
   * Exchange an API key for a JWT.
   *
   * Gives a short-lived JWT for the API key presented, as Bearer or as Basic user name. The JWT
   * stands for the key: it shares its rate limit, and loses its rights at once when the key is
   * disabled, narrowed, rotated or deleted. It needs no scope and is exempt from endpoint
   * restrictions, so that every key can be exchanged. A JWT cannot be exchanged for another, and
   * is refused with INVALID_API_KEY.
   *
   * `POST /api/external/auth/validate`
   *
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {PermissionDeniedError} `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const answer = await admin.auth.validate();
   * ```
   */
  validate(options?: CallOptions): CallPromise<'auth.validate'>;

  /**
   * Describe the current credential.
   *
   * Tells which key is behind the request, what it may do at this moment and how much of its rate
   * limit is left. It needs no scope and is exempt from endpoint restrictions.
   *
   * `GET /api/external/auth/me`
   *
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {PermissionDeniedError} `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const answer = await admin.auth.me();
   * ```
   */
  me(options?: CallOptions): CallPromise<'auth.me'>;
}
