/** The client's options, their defaults, and the one place that resolves them. */
import { type ApiKey, checkApiKey } from './api-key.ts';
import { resolveBaseUrl } from './base-url.ts';
import { type Clock, systemClock } from './clock.ts';
import { KeyturnError } from './errors.ts';
import type { EventOptions } from './events.ts';
import type { CallSettings } from './request-record.ts';
import type { RetryBudgetOptions } from './retry-budget.ts';
import type { TokenStore } from './token-source.ts';
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
  /** Makes idempotency keys, for tests. */
  readonly createId?: (() => string) | undefined;
  /** Allows a key in a browser, where everybody can read it. */
  readonly dangerouslyAllowBrowser?: boolean | undefined;
}

export interface ResolvedPipeline {
  readonly settings: CallSettings;
  readonly retryBudget: RetryBudgetOptions;
  readonly maxConcurrency: number;
  readonly middleware: readonly Middleware[];
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly random: () => number;
}

export interface ResolvedOptions extends ResolvedPipeline {
  readonly apiKey: ApiKey;
  readonly baseUrl: string;
  readonly auth: 'jwt' | 'key' | 'basic';
  readonly tokenStore: TokenStore | undefined;
  readonly headers: Readonly<Record<string, string | null>>;
  readonly createId: () => string;
}

/** @throws {KeyturnError} For a number that is none, or is out of its bounds. */
export function resolvePipeline(options: PipelineOptions): ResolvedPipeline {
  const { rateLimit, retryBudget } = options;
  return {
    settings: {
      timeoutMs: positive('timeoutMs', options.timeoutMs ?? 30_000),
      deadlineMs: positive('deadlineMs', options.deadlineMs ?? 120_000),
      maxRetries: notNegative('maxRetries', options.maxRetries ?? 2),
      mode: rateLimit?.mode ?? 'wait',
      maxWaitMs: notNegative('rateLimit.maxWaitMs', rateLimit?.maxWaitMs ?? 60_000),
    },
    retryBudget: {
      capacity: notNegative('retryBudget.capacity', retryBudget?.capacity ?? 100),
      refillPerSecond: notNegative(
        'retryBudget.refillPerSecond',
        retryBudget?.refillPerSecond ?? 10,
      ),
    },
    maxConcurrency: positive('rateLimit.maxConcurrency', rateLimit?.maxConcurrency ?? 100),
    middleware: options.middleware ?? [],
    // Looked up at each call, so that what replaces the global `fetch` later is used too.
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    clock: options.clock ?? systemClock,
    random: options.random ?? Math.random,
  };
}

/** @throws {KeyturnError} With a sentence that says what to do. It never holds the key. */
export function resolveOptions(options: KeyturnOptions): ResolvedOptions {
  const apiKey = options.apiKey ?? environment('KEYTURN_API_KEY');
  if (!options.dangerouslyAllowBrowser && inBrowser()) {
    throw new KeyturnError(
      'An API key in a browser is readable by every visitor. Call the API from your server, or set dangerouslyAllowBrowser if this page is yours alone.',
    );
  }
  return {
    ...resolvePipeline(options),
    apiKey: typeof apiKey === 'function' ? apiKey : checkApiKey(apiKey),
    baseUrl: resolveBaseUrl(options.baseUrl ?? environment('KEYTURN_BASE_URL')),
    auth: options.auth ?? 'jwt',
    tokenStore: options.tokenStore,
    headers: options.headers ?? {},
    createId: options.createId ?? (() => crypto.randomUUID()),
  };
}

/** What one call says about itself, over what its client says. */
export function callSettings(
  defaults: CallSettings,
  options: Pick<PipelineOptions, 'timeoutMs' | 'deadlineMs' | 'maxRetries'>,
): CallSettings {
  return {
    ...defaults,
    timeoutMs: positive('timeoutMs', options.timeoutMs ?? defaults.timeoutMs),
    deadlineMs: positive('deadlineMs', options.deadlineMs ?? defaults.deadlineMs),
    maxRetries: notNegative('maxRetries', options.maxRetries ?? defaults.maxRetries),
  };
}

function positive(name: string, value: number): number {
  if (value > 0) return value;
  throw new KeyturnError(`${name} must be a number above 0.`);
}

function notNegative(name: string, value: number): number {
  if (value >= 0) return value;
  throw new KeyturnError(`${name} must be a number, 0 or more.`);
}

function environment(name: string): string | undefined {
  const { process } = globalThis as {
    process?: { env?: Readonly<Record<string, string | undefined>> };
  };
  return process?.env?.[name];
}

function inBrowser(): boolean {
  return typeof window !== 'undefined' && typeof window.document !== 'undefined';
}
