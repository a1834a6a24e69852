// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Body, CallOptions, CallPromise } from '../../operation-types.ts';

/** The AI models on offer, and their order. */
export interface Models {
  /**
   * List models.
   *
   * Answers every model, active or not, in the order that users see them. There are no pages.
   *
   * `GET /api/external/models` · scope `models:read`
   *
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const answer = await admin.models.list();
   * ```
   */
  list(options?: CallOptions): CallPromise<'models.list'>;

  /**
   * Create a model.
   *
   * Adds a model at the end of the display order, to be chosen at once unless it is made inactive.
   * A name that another model has is refused with 409.
   *
   * `POST /api/external/models` · scope `models:write` · honours an idempotency key
   *
   * @param body What to send.
   * @param body.name Technical name, as the provider spells it; unique.
   * @param body.label Name that people choose it by.
   * @param body.tier How exclusive a model is: for everybody, for paying plans, or for the
   *   enterprise plan.
   * @param [body.supportsMedia] Whether it takes images and other media beside text. (false by
   *   default)
   * @param [body.active] Whether users can choose it. (true by default)
   * @param [body.description] A few words on what it is good for, or null for none.
   * @param [body.contextWindow] Tokens that fit into one conversation, or null where unknown. (1
   *   to 100000000)
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
   * const model = await admin.models.create({ name: 'gpt-4-turbo', label: 'GPT-4 Turbo', tier: 'premium', supportsMedia: true });
   * ```
   */
  create(body: Body<'models.create'>, options?: CallOptions): CallPromise<'models.create'>;

  /**
   * Get a model.
   *
   * Answers one model, active or not.
   *
   * `GET /api/external/models/{id}` · scope `models:read`
   *
   * @param id Id of the model.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const model = await admin.models.get('model_1');
   * ```
   */
  get(id: string, options?: CallOptions): CallPromise<'models.get'>;

  /**
   * Update a model.
   *
   * Changes the fields given and leaves the others. The place in the display order is changed by
   * models.reorder. A name that another model has is refused with 409.
   *
   * `PATCH /api/external/models/{id}` · scope `models:write`
   *
   * @param id Id of the model.
   * @param body What to send.
   * @param [body.name] Technical name, as the provider spells it; unique.
   * @param [body.label] Name that people choose it by.
   * @param [body.tier] How exclusive a model is: for everybody, for paying plans, or for the
   *   enterprise plan.
   * @param [body.supportsMedia] Whether it takes images and other media beside text.
   * @param [body.active] Whether users can choose it.
   * @param [body.description] A few words on what it is good for, or null for none.
   * @param [body.contextWindow] Tokens that fit into one conversation, or null where unknown. (1
   *   to 100000000)
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
   * const model = await admin.models.update('model_1', { active: false });
   * ```
   */
  update(id: string, body: Body<'models.update'>, options?: CallOptions): CallPromise<'models.update'>;

  /**
   * Delete a model.
   *
   * Takes the model off the list for good; the others keep their order. Usage that was recorded
   * for it stays in the analytics.
   *
   * `DELETE /api/external/models/{id}` · scope `models:delete`
   *
   * @param id Id of the model.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * await admin.models.delete('model_1');
   * ```
   */
  delete(id: string, options?: CallOptions): CallPromise<'models.delete'>;

  /**
   * Reorder the models.
   *
   * Puts all models into the order given, in one step. The list must name every model exactly
   * once: a missing, unknown or repeated id is refused with 400, and nothing moves. The places are
   * then counted from 1.
   *
   * `POST /api/external/models/reorder` · scope `models:write`
   *
   * @param body What to send.
   * @param body.ids The id of every model, each once, first to last.
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
   * const answer = await admin.models.reorder({ ids: ['model_2', 'model_1'] });
   * ```
   */
  reorder(body: Body<'models.reorder'>, options?: CallOptions): CallPromise<'models.reorder'>;
}
