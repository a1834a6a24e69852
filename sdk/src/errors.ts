/**
 * Everything that a call can reject with, except the caller's own abort, which surfaces as the
 * signal's `reason`. What is told apart only once the server has answered is in `answer-errors.ts`.
 *
 * - `instanceof` holds across copies of this module, such as the ESM and the CJS build.
 * - `toJSON` and `inspect` show named fields only, so that no key or token can slip into a log.
 */
import type { ErrorCode } from './generated/error-codes.ts';
import type { ErrorDetails, ErrorStatuses } from './generated/error-details.ts';
import type { RateLimit } from './rate-limit-headers.ts';
import { redact } from './redaction.ts';

/** What an error may show of itself in a log. */
const SHOWN =
  'name message operation status code requestId details rateLimit resetAt retryAfterMs timeoutMs';

type AnyClass = abstract new (...args: never[]) => object;

/** What marks the instances of each class, those of another copy of this module included. */
const marks = new WeakMap<object, symbol>();

export interface ErrorContext {
  /** The operation that was called, such as `users.get`. */
  readonly operation?: string | undefined;
  readonly cause?: unknown;
}

/** The base of all errors of this package. */
export class KeyturnError extends Error {
  /** The operation that was called, such as `users.get`; absent outside a call. */
  declare readonly operation: string | undefined;
  /** The contract's error code; only answers of the API have one. */
  declare readonly code: string | undefined;

  /**
   * @param message What happened, and what to do next. The operation goes in front of it.
   * @param fields Become properties of the error, under their own names.
   */
  constructor(message: string, fields: ErrorContext = {}) {
    super(fields.operation ? `${fields.operation}: ${message}` : message, fields);
    Object.assign(this, fields);
  }

  // biome-ignore-start lint/complexity/noThisInStatic: it is whatever class stands at the right.
  static override [Symbol.hasInstance](this: AnyClass, value: unknown): boolean {
    const mark = marks.get(this);
    // A subclass made elsewhere inherits this method, and has no mark.
    return mark ? mark in Object(value) : Function.prototype[Symbol.hasInstance].call(this, value);
  }

  // biome-ignore-end lint/complexity/noThisInStatic: as above.

  /** The fields that are safe to log. */
  toJSON(): Record<string, unknown> {
    const fields = this as unknown as Record<string, unknown>;
    const shown: Record<string, unknown> = {};
    for (const name of SHOWN.split(' ')) {
      if (fields[name] !== undefined) shown[name] = fields[name];
    }
    if (this.cause instanceof Error) shown['cause'] = redact(`${this.cause}`);
    return shown;
  }

  [Symbol.for('nodejs.util.inspect.custom')](
    _depth: number,
    options: object,
    inspect?: (value: unknown, options: object) => string,
  ): string {
    const { name, message, ...fields } = this.toJSON();
    const head = `${this.stack ?? this}`;
    return inspect ? `${head} ${inspect(fields, options)}` : head;
  }
}

/** The base, for classes that ask for more fields. */
type WithFields<Fields> = new (message: string, fields: Fields) => KeyturnError;

export interface ApiErrorFields extends ErrorContext {
  /** HTTP status of the answer. */
  readonly status: number;
  readonly code?: ErrorCode | undefined;
  readonly requestId?: string | undefined;
  readonly details?: unknown;
  readonly rateLimit?: RateLimit | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly resetAt?: Date | undefined;
}

/** The codes that come with an HTTP status. */
export type CodeOfStatus<Status extends number> = {
  [Code in ErrorCode]: ErrorStatuses[Code] extends Status ? Code : never;
}[ErrorCode];

type Known<Code> = Code extends keyof ErrorDetails ? (known: ErrorDetails[Code]) => void : never;

/** What a server adds to these codes. Most codes say all by their name. */
export type DetailsOf<Code extends string> = string extends Code
  ? Readonly<Record<string, unknown>>
  : Known<Code> extends never
    ? Readonly<Record<string, unknown>>
    : Known<Code> extends (known: infer Details) => void
      ? Details
      : never;

/** The server answered, and the answer is not a success. */
export class ApiError<
  Code extends string = ErrorCode | (string & {}),
> extends (KeyturnError as WithFields<ApiErrorFields>) {
  declare static readonly [Symbol.hasInstance]: (value: unknown) => value is ApiError;
  /** HTTP status of the answer. */
  declare readonly status: number;
  /**
   * The contract's error code, or that of a server which is newer than this client; absent when
   * something else than the API answered.
   */
  declare readonly code: Code | undefined;
  /** Names the request in the server's logs. */
  declare readonly requestId: string | undefined;
  /** What the server added to the code, such as the fields that it refused. */
  declare readonly details: DetailsOf<Code> | undefined;
  /** The quota that the answer stated. */
  declare readonly rateLimit: RateLimit | undefined;
  /** Milliseconds after which the server suggests another attempt. */
  declare readonly retryAfterMs: number | undefined;
}

/**
 * 429, or a wait for quota that would not have fitted into the call's own limits: then nothing
 * was sent, and `requestId` is absent.
 */
export class RateLimitError<Code extends string = CodeOfStatus<429>> extends ApiError<Code> {
  declare static readonly [Symbol.hasInstance]: (value: unknown) => value is RateLimitError;
  /** When quota next comes back. */
  declare readonly resetAt: Date | undefined;
}

/** The server could not be reached, or the connection broke. `cause` says more. */
export class ConnectionError extends KeyturnError {
  declare readonly code: undefined;
}

export interface TimeoutErrorFields extends ErrorContext {
  readonly timeoutMs: number;
}

/** An attempt or the whole call took too long. */
export class TimeoutError extends (KeyturnError as WithFields<TimeoutErrorFields>) {
  declare readonly code: undefined;
  /** The bound that was passed, in milliseconds. */
  declare readonly timeoutMs: number;
}

/**
 * Gives classes their names, which a minifier takes from them, and marks their instances for
 * `instanceof`.
 */
export function nameClasses(
  classes: Readonly<Record<string, { readonly prototype: object }>>,
): void {
  for (const [name, errorClass] of Object.entries(classes)) {
    const mark = Symbol.for(`@keyturn/sdk ${name}`);
    marks.set(errorClass, mark);
    Object.assign(errorClass.prototype, { name, [mark]: true });
  }
}

nameClasses({ KeyturnError, ApiError, RateLimitError, ConnectionError, TimeoutError });
