/**
 * What the package does wherever it runs. A behaviour says how the server answers and what the
 * client then does, with nothing that only one runtime has, so that one list is run in all of them.
 */
import type { ErrorCode, Keyturn, KeyturnOptions, TokenStore } from '../../src/index.ts';

/** A request as the scripted server received it. */
export interface SentRequest {
  readonly method: string;
  /** The path and query after the behaviour's own address. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export function isExchange({ path }: SentRequest): boolean {
  return path.endsWith('/auth/validate');
}

/** What the scripted server does with a request. */
export type Answer =
  | {
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
      /** Sent as it is if it is a string, as JSON otherwise. */
      readonly body?: unknown;
    }
  /** Reads the request and keeps silent. */
  | 'silent'
  /** Begins an answer and does not go on. */
  | 'stalled'
  /** Closes the connection. */
  | 'dropped';

/** What only some runtimes have. */
export type Feature =
  /** Failures before sending are told apart from those after. */
  | 'unsent'
  /** Objects can be printed in depth. */
  | 'inspect'
  /** Both builds can be loaded into one program. */
  | 'both builds'
  /** Files. */
  | 'files'
  /** Variables of the environment. */
  | 'environment'
  /** Visitors, who could read a key. */
  | 'visitors';

/** The package, as the runtime has loaded it. */
export interface Package {
  readonly main: typeof import('../../src/index.ts');
  readonly fetch: typeof import('../../src/fetch.ts');
}

/** What a runtime brings along. */
export interface Runtime {
  readonly features: readonly Feature[];
  readonly package: Package;
  /** The package's other build, where there is one to load. */
  readonly otherBuild?: Package['main'] | undefined;
  readonly inspect?: (value: unknown) => string;
  /** Each call gives another store over the same files. */
  readonly openFileTokenStore?: () => TokenStore;
}

/** Where the servers are. */
export interface Servers {
  /** The scripted server, with a prefix that no other run has. */
  readonly scriptedUrl: string;
  /** An address at which nobody listens. */
  readonly refusedUrl: string;
  readonly reference: { readonly baseUrl: string; readonly adminKey: string };
}

/** What a behaviour works with. */
interface Subject extends Runtime, Omit<Servers, 'scriptedUrl'> {
  /** Where the scripted server answers as this behaviour says. */
  readonly baseUrl: string;
  /** A client of the scripted server, whose backoff takes no time. */
  client(options?: KeyturnOptions): Keyturn;
  /** Every request so far but the exchanges, in order. */
  sent(): Promise<SentRequest[]>;
  exchanges(): Promise<SentRequest[]>;
}

export interface Behaviour {
  readonly name: string;
  /** Without it the behaviour does not apply. */
  readonly needs?: Feature;
  /** Answers requests but exchanges; the number counts them from 1. */
  readonly answer?: (request: SentRequest, number: number) => Answer;
  /** Answers exchanges; by default with the tokens `jwt-1`, `jwt-2` and so on. */
  readonly exchange?: (request: SentRequest, number: number) => Answer;
  run(subject: Subject): Promise<void>;
}

/** A key of the right form that no server has issued. */
export const API_KEY = 'sk_test_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

const meta = { timestamp: '2026-01-01T00:00:00.000Z', requestId: 'req_1' };

/** A success of the External Admin API. */
export function success(data: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { headers: { 'x-request-id': 'req_1', ...headers }, body: { success: true, data, meta } };
}

/** An error of the External Admin API. */
export function failure(
  status: number,
  code: ErrorCode,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const error = { code, message: 'It did not work.' };
  return {
    status,
    headers: { 'x-request-id': 'req_1', ...headers },
    body: { success: false, error, meta },
  };
}

/** @throws {Error} that shows both, unless they are the same as JSON. */
export function equal(actual: unknown, expected: unknown): void {
  const [is, should] = [actual, expected].map((value) => `${JSON.stringify(value)}`);
  if (is !== should) throw new Error(`expected ${should}, got ${is}`);
}

/** What a promise is rejected with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    return error as Error;
  }
  throw new Error('expected a rejection, and the promise was resolved');
}

/** An `AbortSignal` that is aborted with `reason` while the caller waits. */
export function abortSoon(reason: unknown): AbortSignal {
  const controller = new AbortController();
  setTimeout(() => controller.abort(reason), 50);
  return controller.signal;
}
