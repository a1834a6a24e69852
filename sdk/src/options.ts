/** The client's options, their defaults, and the one place that resolves them. */
import { type ApiKey, checkApiKey } from './api-key.ts';
import { resolveBaseUrl } from './base-url.ts';
import { type Clock, systemClock } from './clock.ts';
import { KeyturnError } from './errors.ts';
import type { EventOptions } from './events.ts';
import type { CallSettings } from './request-record.ts';
import type { RetryBudgetOptions } from './retry-budget.ts';
import type { TokenStore } from './token-source.ts';
import type { Tracer } from './tracer.ts';
import type { Fetch, Middleware } from './transport.ts';

/** Options that `createFetch` and the client share. */
export interface PipelineOptions extends EventOptions {
  /** Milliseconds for one attempt, its body included. 30,000 by default. */
  readonly timeoutMs?: number | undefined;
  /** Milliseconds for the whole call: every attempt and every wait. 120,000 by default. */
  readonly deadlineMs?: number | undefined;
  /** How often a failed attempt is repeated. 2 by default; 0 never repeats. */
  readonly maxRetries?: number | undefined;
  /** Bounds the retries of all calls together. 100 at once, 10 more each second by default. */
  readonly retryBudget?: Partial<RetryBudgetOptions> | undefined;
  /** How limits are met. */
  readonly rateLimit?: RateLimitOptions | undefined;
  /** Stands around each attempt, first is outermost. */
  readonly middleware?: readonly Middleware[] | undefined;
  /** Sends requests instead of the platform's `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Follows every call, such as `openTelemetry()` of `@keyturn/sdk/opentelemetry`. */
  readonly tracer?: Tracer | undefined;
  /** Time, for tests. */
  readonly clock?: Clock | undefined;
  /** Numbers from 0 up to 1, for tests. */
  readonly random?: (() => number) | undefined;
}

export interface RateLimitOptions {
  /** `wait` (default) sits a limit out; `throw` rejects with `RateLimitError` at once. */
  readonly mode?: 'wait' | 'throw' | undefined;
  /** The longest wait that a server may ask for, in milliseconds. 60,000 by default. */
  readonly maxWaitMs?: number | undefined;
  /** Calls that may be in flight at once. 100 by default. */
  readonly maxConcurrency?: number | undefined;
}

export interface KeyturnOptions extends PipelineOptions {
  /** The key, or a function that is asked for it at every exchange. `KEYTURN_API_KEY` by default. */
  readonly apiKey?: ApiKey | undefined;
  /**
   * The server's origin, with a prefix where a proxy adds one; a trailing `/api/external` is
   * accepted. `KEYTURN_BASE_URL` by default.
   */
  readonly baseUrl?: string | undefined;
  /** `jwt` (default) exchanges the key for short-lived tokens; the others send the key itself. */
  readonly auth?: 'jwt' | 'key' | 'basic' | undefined;
  /** Shares tokens with other processes, so that all of them together exchange once. */
  readonly tokenStore?: TokenStore | undefined;
  /** Sent with every request; `null` removes a header that the client would send. */
  readonly headers?: Readonly<Record<string, string | null>> | undefined;
  /**
   * `responses` holds every success against the contract and rejects with `ParseError` where it
   * breaks it. What does so is loaded with the first answer. `off` by default.
   */
  readonly validate?: 'off' | 'responses' | undefined;
  /** Makes idempotency keys, for tests. */
  readonly createId?: (() => string) | undefined;
  /** Allows a key in a browser, where everybody can read it. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

/** What the pipeline goes by: the options, with their defaults in place of what is absent. */
export interface ResolvedPipeline extends EventOptions {
  readonly settings: CallSettings & { readonly maxConcurrency: number };
  readonly retryBudget: RetryBudgetOptions;
  readonly middleware: readonly Middleware[];
  readonly fetch: Fetch;
  readonly tracer?: Tracer | undefined;
  readonly clock: Clock;
  readonly random: () => number;
}

export interface ResolvedOptions
  extends ResolvedPipeline,
    Pick<KeyturnOptions, 'rateLimit' | 'validate'> {
  readonly apiKey: ApiKey;
  readonly baseUrl: string;
  readonly auth: 'jwt' | 'key' | 'basic';
  readonly tokenStore?: TokenStore | undefined;
  readonly headers: Readonly<Record<string, string | null>>;
  readonly createId: () => string;
}

/** The least that a number may be, where that is not 0. */
const LEAST: Readonly<Record<string, number>> = { timeoutMs: 1, deadlineMs: 1, maxConcurrency: 1 };

/** What an option may be, where that is not left to its type. */
const CHOICES: Readonly<Record<string, string>> = {
  auth: 'jwt, key, basic',
  mode: 'wait, throw',
  validate: 'off, responses',
};

/**
 * The defaults, and what has been given in their place.
 *
 * @throws {KeyturnError} For a number that is none or is out of its bounds, and for a word that is
 *   none of those that an option may be.
 */
export function settle<Settings extends object>(defaults: Settings, given: object = {}): Settings {
  const settled: Record<string, unknown> = {};
  for (const [name, byDefault] of Object.entries(defaults)) {
    const { [name]: value = byDefault } = given as Readonly<Record<string, unknown>>;
    const least = LEAST[name] ?? 0;
    const choices = CHOICES[name];
    const isAllowed = choices
      ? choices.split(', ').includes(value as string)
      : typeof byDefault !== 'number' || (typeof value === 'number' && value >= least);
    if (!isAllowed) {
      throw new KeyturnError(
        `${name} must be ${choices ? `one of ${choices}` : `a number, ${least} or more`}.`,
      );
    }
    settled[name] = value;
  }
  return settled as Settings;
}

/** @throws {KeyturnError} For a number that is none, or is out of its bounds. */
export function resolvePipeline(options: PipelineOptions): ResolvedPipeline {
  const defaults: Pick<ResolvedPipeline, 'middleware' | 'fetch' | 'clock' | 'random'> = {
    middleware: [],
    // Looked up at each call, so that what replaces the global `fetch` later is used too.
    fetch: (input, init) => globalThis.fetch(input, init),
    clock: systemClock,
    random: Math.random,
  };
  const settings: ResolvedPipeline['settings'] = {
    timeoutMs: 30_000,
    deadlineMs: 120_000,
    maxRetries: 2,
    mode: 'wait',
    maxWaitMs: 60_000,
    maxConcurrency: 100,
  };
  return {
    ...options,
    ...settle(defaults, options),
    settings: settle(settings, { ...options, ...options.rateLimit }),
    retryBudget: settle({ capacity: 100, refillPerSecond: 10 }, options.retryBudget),
  };
}

/** @throws {KeyturnError} With a sentence that says what to do. It never holds the key. */
export function resolveOptions(options: KeyturnOptions): ResolvedOptions {
  const {
    apiKey = environment('KEYTURN_API_KEY'),
    baseUrl = environment('KEYTURN_BASE_URL'),
    dangerouslyAllowBrowser,
  } = options;
  // A page, or a worker of one: no other runtime has either name.
  if (!dangerouslyAllowBrowser && ('document' in globalThis || 'importScripts' in globalThis)) {
    throw new KeyturnError(
      'In a browser everybody can read apiKey. Call the API from your server, or set dangerouslyAllowBrowser.',
    );
  }
  const defaults: Pick<ResolvedOptions, 'auth' | 'headers' | 'validate' | 'createId'> = {
    auth: 'jwt',
    validate: 'off',
    headers: {},
    createId: () => crypto.randomUUID(),
  };
  return {
    ...resolvePipeline(options),
    ...settle(defaults, options),
    apiKey: typeof apiKey === 'function' ? apiKey : checkApiKey(apiKey),
    baseUrl: resolveBaseUrl(baseUrl),
  };
}

function environment(name: string): string | undefined {
  const platform = globalThis as {
    process?: { env?: Readonly<Record<string, string | undefined>> };
  };
  return platform.process?.env?.[name];
}
