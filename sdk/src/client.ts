import type { Client } from 'openapi-fetch';
import type { Answered, CallInput } from './answered.ts';
import { readApiKey } from './api-key.ts';
import type { BufferedResponse } from './buffered-response.ts';
import { fetchThrough } from './create-fetch.ts';
import { errorFromAnswer, unreadable } from './error-from-answer.ts';
import { createEmit } from './events.ts';
import { operations } from './generated/operations.ts';
import { createResources, type Resources } from './generated/resources.ts';
import type { paths } from './generated/schema.ts';
import { neverAborted } from './on-abort.ts';
import { createClient } from './openapi-fetch.ts';
import type { CallOptions, OperationId, Schema } from './operation-types.ts';
import {
  callSettings,
  type KeyturnOptions,
  type ResolvedOptions,
  resolveOptions,
} from './options.ts';
import { fillPath } from './path-parameters.ts';
import { closePipeline, createPipeline, type Pipeline, type SharedState } from './pipeline.ts';
import type { Send } from './policies/policy.ts';
import { type RateLimit, toRateLimit } from './rate-limit-headers.ts';
import { RequestRecord } from './request-record.ts';
import type { Credential } from './token-source.ts';
import { createTransport } from './transport.ts';

/** What the client reads of a row of the operation table. */
interface OperationRow {
  readonly method: string;
  readonly path: string;
  /** Needs no credential, and counts against no limit. */
  readonly public?: true;
  readonly idempotent?: true;
  readonly unwrap?: string;
}

/** openapi-fetch, as it is called with operations that are only known at run time. */
interface Requester {
  request(
    method: string,
    path: string,
    init: object,
  ): Promise<{ data?: string; response: BufferedResponse }>;
}

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
  readonly #api: Requester;
  #raw: Client<paths> | undefined;

  /** @throws {KeyturnError} For options that cannot work, with a sentence that says what to do. */
  constructor(options: KeyturnOptions = {}) {
    this.#given = options;
    this.#options = resolveOptions(options);
    const { apiKey, auth, baseUrl, headers, fetch, middleware, tokenStore } = this.#options;
    this.#pipeline = createPipeline(
      {
        ...this.#options,
        transport: createTransport(fetch, middleware),
        emit: createEmit(options),
        credentials: {
          readKey: () => readApiKey(apiKey),
          exchange: (key, send) => this.#exchange(key, send),
          audience: baseUrl,
          // No store holds the key itself.
          store: auth === 'jwt' ? tokenStore : undefined,
        },
      },
      (options as DerivedOptions)[SHARED],
    );
    this.#api = createClient({
      baseUrl,
      headers,
      pathSerializer: fillPath,
      redirect: 'manual',
      // A plain record in the place of a real request, which would double the cost of a call.
      Request: RequestRecord as unknown as typeof Request,
    }) as unknown as Requester;
    const resources = createResources((id, input, own) => this.#call(id, input, own));
    Object.assign(this, resources);
  }

  /** openapi-fetch itself on the same pipeline, for what the methods do not offer. */
  get raw(): Client<paths> {
    const { baseUrl, headers, settings } = this.#options;
    this.#raw ??= createClient<paths>({
      baseUrl,
      headers,
      pathSerializer: fillPath,
      fetch: fetchThrough(this.#pipeline.send, settings),
    });
    return this.#raw;
  }

  /** The quota as the last answer stated it; absent before the first. */
  get rateLimit(): RateLimit | undefined {
    return toRateLimit(this.#pipeline.queue.lastObservation);
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

  #call(id: OperationId, input: CallInput, options: CallOptions = {}): Promise<Answered> {
    const { send, sendWithoutAuth } = this.#pipeline;
    // A token cannot be exchanged again.
    if (id === 'auth.validate') return this.#validate(options);
    const row: OperationRow = operations[id];
    return this.#send(id, input, options, row.public ? sendWithoutAuth : send);
  }

  async #validate(options: CallOptions): Promise<Answered> {
    const key = await readApiKey(this.#options.apiKey);
    return this.#send('auth.validate', {}, options, this.#pipeline.sendWithoutAuth, key);
  }

  async #exchange(key: string, send: Send): Promise<Credential> {
    const { auth } = this.#options;
    if (auth === 'key') return { authorization: `Bearer ${key}`, lifetimeMs: Infinity };
    if (auth === 'basic')
      return { authorization: `Basic ${btoa(`${key}:`)}`, lifetimeMs: Infinity };
    const { data } = await this.#send('auth.validate', {}, {}, send, key);
    const { token, expiresIn } = data as Schema<'JwtResponse'>['data'];
    return { authorization: token && `Bearer ${token}`, lifetimeMs: expiresIn * 1_000 };
  }

  async #send(
    id: OperationId,
    { path, query, body }: CallInput,
    options: CallOptions,
    send: Send,
    key?: string,
  ): Promise<Answered> {
    const row: OperationRow = operations[id];
    const { settings, createId } = this.#options;
    const idempotencyKey = options.idempotencyKey ?? (row.idempotent && createId());
    let request: RequestRecord | undefined;
    const { data: text, response } = await this.#api.request(row.method, row.path, {
      params: { path, query },
      body,
      headers: {
        ...options.headers,
        'idempotency-key': idempotencyKey,
        authorization: key && `Bearer ${key}`,
      },
      // Read here, so that what is no JSON becomes an error of this package.
      parseAs: 'text',
      settings: {
        ...callSettings(settings, options),
        operation: id,
        uncounted: row.public,
        repeatable: row.idempotent || id === 'auth.validate' || undefined,
      },
      fetch(record: RequestRecord) {
        request = record;
        return send(record, options.signal ?? neverAborted);
      },
    });
    if (!request) throw new TypeError('openapi-fetch made no request.');
    if (!response.ok) throw await errorFromAnswer(request, response, this.#options.clock.now());
    const whole = parseJson(text);
    const data = row.unwrap ? (whole as Record<string, unknown> | undefined)?.[row.unwrap] : whole;
    if (data === undefined) throw unreadable(request, response, row.unwrap);
    return { data, body: whole, request, response };
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
