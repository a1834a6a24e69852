/**
 * Sends requests as they are told, by the platform's own `fetch`.
 *
 * - Nothing is hidden: no retry, no redirect, no correction of what a check sends.
 * - But a used-up limit is waited out, since a check that is not about limits should not meet one;
 *   not for longer than two minutes, since nobody would know what the run is doing.
 */
import { type Operation, type OperationId, operationTable } from '@keyturn/contract';
import { CannotDecide } from './check.ts';
import type { Clock } from './clock.ts';
import type { Credential } from './credential.ts';
import { codeOf, type Exchange, parsedJson, type SentRequest } from './exchange.ts';
import { whyNoAnswer } from './no-answer.ts';

export interface RequestOptions {
  /** `null` for none; the target's own when left out. */
  readonly credential?: Credential | null | undefined;
  readonly query?: Readonly<Record<string, unknown>> | string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, in the place of `body`. */
  readonly rawBody?: string | undefined;
  /** Answers the 429 instead of waiting it out. */
  readonly impatient?: boolean | undefined;
}

export interface CallOptions extends RequestOptions {
  /** In the place of the operation's own method, whose answer this one mirrors. */
  readonly method?: 'HEAD' | undefined;
  /** Values of the path's parameters. */
  readonly path?: Readonly<Record<string, string | number>> | undefined;
}

export interface TargetParts {
  /** The server's address, without a slash at its end. */
  readonly url: string;
  readonly credential: Credential;
  /** Those that may be called; all of them where nothing is said. */
  readonly operations?: ReadonlySet<OperationId> | undefined;
  readonly fetch: typeof globalThis.fetch;
  readonly clock: Clock;
  /** Milliseconds after which a request counts as unanswered. */
  readonly timeoutMs: number;
  /** Is told of every exchange. */
  readonly onExchange: (exchange: Exchange) => void;
  /** Is told of each wait for a limit. */
  readonly onWait?: ((seconds: number) => void) | undefined;
}

/** The server did not answer. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** A key has used up its requests for longer than a run should wait. */
export class OutOfRequests extends Error {
  override readonly name = 'OutOfRequests';
}

const WAITS = 5;
const LONGEST_WAIT_SECONDS = 120;
/** A key's own limit, and that of wrong credentials, which a run before this one may have used up. */
const WAITED_OUT = ['RATE_LIMIT_EXCEEDED', 'TOO_MANY_AUTH_FAILURES'];

export class Target {
  readonly #parts: TargetParts;

  constructor(parts: TargetParts) {
    this.#parts = parts;
  }

  /** The server's address. */
  get url(): string {
    return this.#parts.url;
  }

  /**
   * Asks for an operation.
   *
   * @throws {CannotDecide} For one that the server is said not to have.
   */
  async call(
    id: OperationId,
    { path = {}, method, ...options }: CallOptions = {},
  ): Promise<Exchange> {
    if (this.#parts.operations?.has(id) === false) {
      throw new CannotDecide(
        `It needs ${id}, which is not among --operations, or beyond the scopes of the key.`,
      );
    }
    const operation: Operation = operationTable[id];
    const filled = operation.path.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(path[name] ?? ''),
    );
    return this.#patiently(method ?? operation.method, filled, options, operation);
  }

  /**
   * Sends a request that belongs to no operation.
   *
   * @param path Behind the server's address; sent as it is.
   */
  request(method: string, path: string, options: RequestOptions = {}): Promise<Exchange> {
    return this.#patiently(method, path, options, undefined);
  }

  async #patiently(
    method: string,
    path: string,
    options: RequestOptions,
    operation: Operation | undefined,
  ): Promise<Exchange> {
    for (let waits = 0; ; waits += 1) {
      const exchange = await this.#send(method, path, options, operation);
      const limited = exchange.status === 429 && WAITED_OUT.includes(codeOf(exchange) ?? '');
      const seconds = Number(exchange.headers.get('retry-after') ?? Number.NaN);
      if (!limited || options.impatient || waits === WAITS || !(seconds >= 0)) return exchange;
      if (seconds > LONGEST_WAIT_SECONDS) {
        const name = exchange.request.credential?.name;
        const minutes = Math.ceil(seconds / 60);
        throw new OutOfRequests(`The key "${name}" has no requests left for ${minutes} minutes.`);
      }
      this.#parts.onWait?.(seconds);
      await this.#parts.clock.sleep(seconds * 1_000);
    }
  }

  async #send(
    method: string,
    path: string,
    options: RequestOptions,
    operation: Operation | undefined,
  ): Promise<Exchange> {
    const { url, clock, fetch, timeoutMs, onExchange } = this.#parts;
    const credential =
      options.credential === null ? undefined : (options.credential ?? this.#parts.credential);
    const body =
      options.rawBody ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
    const headers: Record<string, string> = {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...options.headers,
    };
    const request: SentRequest = {
      method,
      path: `${path}${queryText(options.query)}`,
      headers,
      body,
      credential,
    };
    const startedAt = clock.now();
    try {
      const response = await fetch(`${url}${request.path}`, {
        method,
        headers: credential ? { Authorization: credential.authorization, ...headers } : headers,
        body: body ?? null,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await response.text();
      const exchange: Exchange = {
        operation,
        request,
        status: response.status,
        headers: response.headers,
        text,
        body: parsedJson(text),
        startedAt,
        endedAt: clock.now(),
      };
      onExchange(exchange);
      return exchange;
    } catch (cause) {
      throw new Unreachable(
        `${method} ${url}${request.path} got no answer: ${whyNoAnswer(cause, timeoutMs)}.`,
        {
          cause,
        },
      );
    }
  }
}

function queryText(query: RequestOptions['query']): string {
  if (query === undefined) return '';
  if (typeof query === 'string') return `?${query}`;
  const pairs = Object.entries(query).map(([name, value]) => [name, String(value)]);
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`;
}
