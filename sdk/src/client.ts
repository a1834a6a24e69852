import type { Client } from 'openapi-fetch';
import type { Answered } from './answered.ts';
import { readApiKey } from './api-key.ts';
import { errorFromAnswer, unreadable } from './error-from-answer.ts';
import { createEmit } from './events.ts';
import { operations } from './generated/operations.ts';
import type { Resources } from './generated/resources.ts';
import type { paths } from './generated/schema.ts';
import { parseJson } from './json.ts';
import type { CallOptions, Schema } from './operation-types.ts';
import {
  callSettings,
  type KeyturnOptions,
  type ResolvedOptions,
  resolveOptions,
} from './options.ts';
import { closePipeline, createPipeline, type Pipeline, type SharedState } from './pipeline.ts';
import { type RateLimit, toRateLimit } from './rate-limit-headers.ts';
import { createRaw } from './raw.ts';
import { setHeaders } from './request-headers.ts';
import type { RequestRecord } from './request-record.ts';
import { fillPath, toSearch } from './request-url.ts';
import { type CallInput, createResources, type Operation, readOperation } from './resource.ts';
import type { Credential } from './token-source.ts';
import { createTransport } from './transport.ts';

const EXCHANGE = 'auth.validate';

/** Options of a derived client: it goes on with the state of the one that it comes from. */
const SHARED = Symbol('shared');
type DerivedOptions = KeyturnOptions & { readonly [SHARED]?: SharedState | undefined };

export interface Keyturn extends Resources {}

/**
 * The API, typed. Keys become tokens, limits are waited out and failures repeated underneath;
 * every method answers the data or throws a `KeyturnError`.
 *
 * @example
 * ```ts
 * const admin = new Keyturn({ apiKey: process.env.KEYTURN_API_KEY, baseUrl: 'https://your-domain.com' });
 * const user = await admin.users.get('user_123');
 * ```
 */
// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the constructor assigns every resource.
export class Keyturn {
  readonly #given: KeyturnOptions;
  readonly #options: ResolvedOptions;
  readonly #pipeline: Pipeline;
  #raw: Client<paths> | undefined;

  /** @throws {KeyturnError} For options that cannot work, with a sentence that says what to do. */
  constructor(options: KeyturnOptions = {}) {
    this.#given = options;
    this.#options = resolveOptions(options);
    const { apiKey, auth, baseUrl, fetch, middleware, tokenStore } = this.#options;
    this.#pipeline = createPipeline(
      {
        ...this.#options,
        transport: createTransport(fetch, middleware),
        emit: createEmit(options, options.tracer),
        credentials: {
          readKey: () => readApiKey(apiKey),
          exchange: (key) => this.#exchange(key),
          audience: baseUrl,
          // No store holds the key itself.
          store: auth === 'jwt' ? tokenStore : undefined,
        },
      },
      (options as DerivedOptions)[SHARED],
    );
    Object.assign(
      this,
      createResources((operation, input, own) => this.#call(operation, input, own)),
    );
  }

  /** openapi-fetch itself on the same pipeline, for what the methods do not offer. */
  get raw(): Client<paths> {
    this.#raw ??= createRaw(async () => {
      const { createRawClient } = await import('./raw-client.ts');
      return createRawClient(this.#pipeline.send, this.#options, this.#given.tracer);
    });
    return this.#raw;
  }

  /** The quota as the last answer stated it; absent before the first. */
  get rateLimit(): RateLimit | undefined {
    return toRateLimit(this.#pipeline.queue.last());
  }

  /**
   * A client with some options changed. It shares token (with `tokenStore`), quota (with
   * `maxConcurrency`) and retry budget with this one, unless key, kind of authentication or
   * address differ.
   */
  withOptions(options: KeyturnOptions): Keyturn {
    const given = { ...this.#given, ...options };
    const { apiKey, auth, baseUrl } = resolveOptions(given);
    const own = this.#options;
    const same = apiKey === own.apiKey && auth === own.auth && baseUrl === own.baseUrl;
    const derived: DerivedOptions = { ...given, [SHARED]: same ? this.#pipeline : undefined };
    return new Keyturn(derived);
  }

  /** Ends all calls under way, refuses new ones and forgets all tokens; derived clients included. */
  close(): void {
    closePipeline(this.#pipeline);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }

  async #call(
    operation: Operation,
    input: CallInput,
    options: CallOptions | undefined,
  ): Promise<Answered> {
    // A token cannot be exchanged again.
    const key = operation.id === EXCHANGE ? await readApiKey(this.#options.apiKey) : undefined;
    return this.#send(operation, input, options, key);
  }

  async #exchange(key: string): Promise<Credential> {
    const { auth } = this.#options;
    if (auth !== 'jwt') {
      const authorization = auth === 'key' ? `Bearer ${key}` : `Basic ${btoa(`${key}:`)}`;
      return { authorization, lifetimeMs: Infinity };
    }
    const { data } = await this.#send(
      readOperation(EXCHANGE, operations.auth.validate),
      {},
      {},
      key,
    );
    const { token, expiresIn } = data as Schema<'JwtResponse'>['data'];
    return { authorization: token && `Bearer ${token}`, lifetimeMs: expiresIn * 1_000 };
  }

  /** @param key Sent in the place of a token, to be exchanged for one. */
  async #send(
    operation: Operation,
    { path = [], query, body }: CallInput,
    options: CallOptions = {},
    key?: string,
  ): Promise<Answered> {
    const { baseUrl, settings, headers: own, createId, clock } = this.#options;
    const { tracer, validate } = this.#given;
    const headers: Record<string, string> = {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    const ownId = operation.idempotent ? createId : () => undefined;
    setHeaders(headers, { 'idempotency-key': options.idempotencyKey ?? ownId() });
    setHeaders(headers, own);
    setHeaders(headers, options.headers);
    if (key) headers['authorization'] = `Bearer ${key}`;
    let filled = 0;
    const request: RequestRecord = {
      ...callSettings(settings, options),
      url: baseUrl + fillPath(operation.path, () => path[filled++]) + toSearch(query),
      method: operation.method,
      headers,
      body: body === undefined ? body : JSON.stringify(body),
      signal: options.signal,
      operation: operation.id,
      anonymous: operation.public || key !== undefined,
      uncounted: operation.public,
      repeatable:
        key !== undefined || (operation.idempotent && 'idempotency-key' in headers) || undefined,
      textual: true,
      route: operation.path,
      attempts: 0,
    };
    const call = async (): Promise<Answered> => {
      const response = await this.#pipeline.send(request);
      if (!response.ok) throw errorFromAnswer(request, response, clock.now());
      const whole = parseJson(`${request.content}`);
      if (validate === 'responses') {
        (await import('./response-check.ts')).checkAnswer(operation.id, response, whole);
      }
      const { unwrap } = operation;
      const data = unwrap ? (whole as Record<string, unknown> | undefined)?.[unwrap] : whole;
      if (data === undefined) throw unreadable(request, response, unwrap);
      return { data, body: whole, request, response };
    };
    return tracer ? (await import('./traced.ts')).traced(tracer, request, call) : call();
  }
}
