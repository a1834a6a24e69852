import type { Client } from 'openapi-fetch';
import type { Answered } from './answered.ts';
import { readApiKey } from './api-key.ts';
import { parseJson } from './attempt.ts';
import { errorFromAnswer } from './error-from-answer.ts';
import type { Resources } from './generated/resources.ts';
import type { paths } from './generated/schema.ts';
import type { CallOptions, Schema } from './operation-types.ts';
import { type KeyturnOptions, type ResolvedOptions, resolveOptions, settle } from './options.ts';
import { closePipeline, createPipeline, type Pipeline } from './pipeline.ts';
import { type RateLimit, toRateLimit } from './rate-limit-headers.ts';
import { createRaw } from './raw.ts';
import { joinHeaders } from './request-headers.ts';
import type { RequestRecord } from './request-record.ts';
import { fillPath, toSearch } from './request-url.ts';
import { createResources, type Operation, readOperations } from './resource.ts';
import type { Credential } from './token-source.ts';

const EXCHANGE = 'auth.validate';

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
  readonly #options: ResolvedOptions;
  readonly #pipeline: Pipeline;
  #raw: Client<paths> | undefined;

  /** @throws {KeyturnError} For options that cannot work, with a sentence that says what to do. */
  constructor(options?: KeyturnOptions);
  /** @internal */
  constructor(options: KeyturnOptions, parent: ResolvedOptions, shared: Pipeline);
  constructor(given: KeyturnOptions = {}, parent?: ResolvedOptions, shared?: Pipeline) {
    const options = resolveOptions(given);
    const { apiKey, auth, baseUrl, tokenStore } = options;
    this.#options = options;
    this.#pipeline = createPipeline(
      options,
      {
        readKey: () => readApiKey(apiKey),
        exchange: (key) => this.#exchange(key),
        audience: baseUrl,
        // No store holds the key itself.
        store: auth === 'jwt' ? tokenStore : undefined,
      },
      apiKey === parent?.apiKey && auth === parent.auth && baseUrl === parent.baseUrl
        ? shared
        : undefined,
    );
    Object.assign(
      this,
      createResources((...call) => this.#call(...call)),
    );
  }

  /** openapi-fetch itself on the same pipeline, for what the methods do not offer. */
  get raw(): Client<paths> {
    this.#raw ??= createRaw(async () =>
      (await import('./raw-client.ts')).createRawClient(this.#pipeline.send, this.#options),
    );
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
    const rateLimit = override({ ...this.#options.rateLimit }, options.rateLimit);
    const all = override({ ...this.#options }, { ...options, rateLimit }) as KeyturnOptions;
    return createClient(all, this.#options, this.#pipeline);
  }

  /** Ends all calls under way, refuses new ones and forgets all tokens; derived clients included. */
  close(): void {
    closePipeline(this.#pipeline);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }

  async #exchange(key: string): Promise<Credential> {
    const { auth } = this.#options;
    if (auth !== 'jwt') {
      const authorization = auth === 'key' ? `Bearer ${key}` : `Basic ${btoa(`${key}:`)}`;
      return { authorization, lifetimeMs: Infinity };
    }
    const operation = readOperations().find(({ id }) => id === EXCHANGE) as Operation;
    const { data } = await this.#call(operation, [], undefined, undefined, undefined, key);
    const { token, expiresIn } = data as Schema<'JwtResponse'>['data'];
    return { authorization: token && `Bearer ${token}`, lifetimeMs: expiresIn * 1_000 };
  }

  /** @param given The key to exchange, where it has been read. */
  async #call(
    { id: operation, method, path: route, marks }: Operation,
    args: readonly unknown[],
    body?: unknown,
    query?: object,
    options?: CallOptions,
    given?: string,
  ): Promise<Answered> {
    const { apiKey, baseUrl, settings, createId, clock, tracer, validate } = this.#options;
    // A token cannot be exchanged again.
    const key = operation === EXCHANGE ? (given ?? (await readApiKey(apiKey))) : undefined;
    const isPublic = marks.includes('-');
    const idempotent = marks.includes('+');
    const content = JSON.stringify(body) as string | undefined;
    const headers = joinHeaders(
      {
        'content-type': content && 'application/json',
        'idempotency-key': options?.idempotencyKey ?? (idempotent ? createId() : undefined),
      },
      this.#options.headers,
      options?.headers,
      { authorization: key && `Bearer ${key}` },
    );
    let filled = 0;
    const request: RequestRecord = {
      ...(options ? settle(settings, options) : settings),
      url: baseUrl + fillPath(route, () => args[filled++]) + toSearch(query),
      method,
      headers,
      body: content,
      signal: options?.signal,
      operation,
      anonymous: isPublic || !!key,
      uncounted: isPublic,
      repeatable: !!key || (idempotent && 'idempotency-key' in headers),
      route,
      attempts: 0,
      deadlineAt: Infinity,
    };
    const call = async (): Promise<Answered> => {
      const response = await this.#pipeline.send(request);
      const fail = (missing?: string) => errorFromAnswer(request, response, clock.now(), missing);
      if (!response.ok) throw await fail();
      const whole = parseJson(`${request.content}`);
      if (validate === 'responses') {
        (await import('./response-check.ts')).checkAnswer(operation, response, whole);
      }
      const members = Object(whole) as Readonly<Record<string, unknown>>;
      const property = marks.split('.')[1] ?? 'data';
      const data = property ? members[property] : whole;
      if (!data) throw await fail(property);
      if (marks.includes('*') && !members['pagination']) throw await fail('pagination');
      return { data, body: whole, request, response };
    };
    return tracer ? (await import('./traced.ts')).traced(tracer, request, call) : call();
  }
}

/** A class that names itself would be renamed by the build, and shown under that name. */
function createClient(...args: [KeyturnOptions, ResolvedOptions, Pipeline]): Keyturn {
  return new Keyturn(...args);
}

/** Puts what is given in the place of what was there. What is `undefined` has not been given. */
function override(options: Record<string, unknown>, given: object = {}): object {
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) options[name] = value;
  }
  return options;
}
