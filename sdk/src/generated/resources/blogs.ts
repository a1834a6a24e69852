// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Body, CallOptions, CallPromise, PageOptions, PagePromise, Query } from '../../operation-types.ts';

/** Posts of the blog. */
export interface Blogs {
  /**
   * List blog posts.
   *
   * Answers the posts of every status page by page, by creation and then id. The search looks into
   * title, slug, excerpt and tags.
   *
   * `GET /api/external/blogs` · scope `blogs:read`
   *
   * @param query.page Number of the page, counted from 1. A page past the last is empty. (1 by
   *   default)
   * @param query.perPage Most items on a page. (1 to 100, 20 by default)
   * @param query.search Keeps what contains this text, whatever the case; an empty text keeps all.
   *   Which fields are searched, the operation says.
   * @param query.status Keeps each blog post of this status.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * for await (const item of admin.blogs.list()) console.log(item);
   * ```
   */
  list(query?: Query<'blogs.list'>, options?: PageOptions): PagePromise<'blogs.list'>;

  /**
   * Create a blog post.
   *
   * Writes down a post, as a draft unless a status is given. Without a slug one is made from the
   * title; a title that yields none is refused with 400. A slug that another post has is refused
   * with 409.
   *
   * `POST /api/external/blogs` · scope `blogs:write` · honours an idempotency key
   *
   * @param body What to send.
   * @param body.title Headline.
   * @param [body.slug] Last part of its address; unique. Left out, it is made from the title.
   * @param [body.excerpt] Short text for lists, or null for none.
   * @param body.content The text, as Markdown.
   * @param [body.status] Whether visitors can read it. Left out, the post is a draft.
   * @param [body.tags] Tags, in the order to show them. ([] by default)
   * @param [body.author] Name shown under the headline. Left out, it is the name of the key.
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
   * const blog = await admin.blogs.create({
   *   title: 'What is new in February',
   *   excerpt: 'Faster models and a new dashboard.',
   *   content: '# What is new\n\nFaster models and a new dashboard.\n',
   *   status: 'published',
   *   tags: ['news', 'models'],
   * });
   * ```
   */
  create(body: Body<'blogs.create'>, options?: CallOptions): CallPromise<'blogs.create'>;

  /**
   * Get a blog post.
   *
   * Answers one post of any status with its whole text.
   *
   * `GET /api/external/blogs/{id}` · scope `blogs:read`
   *
   * @param id Id of the blog post.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * const blog = await admin.blogs.get('blog_1');
   * ```
   */
  get(id: string, options?: CallOptions): CallPromise<'blogs.get'>;

  /**
   * Update a blog post.
   *
   * Changes the fields given and leaves the others; the slug stays when the title changes.
   * Publishing for the first time sets publishedAt, which then stays. A slug that another post has
   * is refused with 409.
   *
   * `PATCH /api/external/blogs/{id}` · scope `blogs:write`
   *
   * @param id Id of the blog post.
   * @param body What to send.
   * @param [body.title] Headline.
   * @param [body.slug] Last part of its address; unique.
   * @param [body.excerpt] Short text for lists, or null for none.
   * @param [body.content] The text, as Markdown.
   * @param [body.status] Whether visitors can read it.
   * @param [body.tags] Tags, in the order to show them.
   * @param [body.author] Name shown under the headline.
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
   * const blog = await admin.blogs.update('blog_1', { status: 'archived' });
   * ```
   */
  update(id: string, body: Body<'blogs.update'>, options?: CallOptions): CallPromise<'blogs.update'>;

  /**
   * Delete a blog post.
   *
   * Deletes the post for good and frees its slug. To take it down and keep it, set its status to
   * archived.
   *
   * `DELETE /api/external/blogs/{id}` · scope `blogs:delete`
   *
   * @param id Id of the blog post.
   * @param options Timeouts, retries, headers and an abort signal for this call.
   * @throws {ValidationError} `VALIDATION_ERROR`.
   * @throws {PermissionDeniedError} `INSUFFICIENT_SCOPE`, `ENDPOINT_NOT_ALLOWED`,
   *   `IP_NOT_ALLOWED`.
   * @throws {NotFoundError} `NOT_FOUND`.
   * @throws {KeyturnError} What every call can meet: AuthenticationError, RateLimitError,
   *   ServerError, ConnectionError, TimeoutError, ParseError.
   * @example
   * ```ts
   * await admin.blogs.delete('blog_1');
   * ```
   */
  delete(id: string, options?: CallOptions): CallPromise<'blogs.delete'>;
}
