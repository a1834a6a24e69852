/**
 * The API as one function from request to answer. It runs wherever fetch does: nothing here or below
 * in `http/`, `routes/` and `domain/` knows of Node, of a socket or of a database.
 *
 * What it needs from outside is `AppDependencies`: five ports (`ports.ts`), the settings, and who is
 * told of what happened. `fetch` never rejects on account of a request; it does so only when
 * `onContractViolation` throws, which is how a test finds an answer that breaks the contract.
 */
import { ApiError } from './domain/api-error.ts';
import { createJwts } from './domain/jwt.ts';
import { createKeyVerifier } from './domain/key-verifier.ts';
import { environmentOfKey } from './domain/keys.ts';
import { createSelfTests } from './domain/self-tests.ts';
import {
  createRequireRoute,
  requireActive,
  requireAllowedAddress,
  requireAllowedEndpoint,
  requireScope,
  requireUnexpired,
} from './http/access.ts';
import { type Answer, renderAnswer } from './http/answer.ts';
import { createAuthenticate } from './http/authenticate.ts';
import type { Call, Check } from './http/call.ts';
import { type ContractViolation, checkAnswer } from './http/check-answer.ts';
import { clientAddress } from './http/client-address.ts';
import { createCors } from './http/cors.ts';
import { createDateHeader } from './http/date-header.ts';
import { createOperate } from './http/operation.ts';
import { answerProblem } from './http/problem.ts';
import { createCountRequest, rateLimitHeaders, standingOf } from './http/rate-limit.ts';
import { type CallOutcome, usageRowOf } from './http/record-usage.ts';
import { requestIdOf } from './http/request-id.ts';
import { createRouter, type Route } from './http/router.ts';
import type { AppObserver } from './observer.ts';
import {
  type Clock,
  type Counter,
  type KeyHasher,
  type RandomBytes,
  type RateLimitDecision,
  type ResourceProbe,
  type Store,
  StoreUnavailableError,
  type TokenReader,
  type UsageRow,
} from './ports.ts';
import { handlers, routedOperations } from './routes/all.ts';
import { type AppSettings, DEFAULT_SETTINGS } from './settings.ts';

/** The part of a logger that the app uses; pino and console have it. */
export interface AppLogger {
  info(facts: object, message: string): void;
  error(facts: object, message: string): void;
}

const STORE_RETRY_AFTER_SECONDS = 1;

export interface AppDependencies {
  readonly store: Store;
  /** Where requests read the record of their key; the store when not given. */
  readonly tokenReader?: TokenReader;
  readonly counter: Counter;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly hasher: KeyHasher;
  readonly settings: AppSettings;
  /** Takes the row of every request; must not wait or throw. */
  readonly usage?: { record(row: UsageRow): void };
  readonly logger?: AppLogger;
  /** Without one, `analytics.resources` is answered with 503. */
  readonly resources?: ResourceProbe;
  readonly observer?: AppObserver;
  /** When given, every answer is held against the contract first. For tests and mocks. */
  readonly onContractViolation?: (violation: ContractViolation) => void;
  /** Steps beside the app's own, for mocks that end calls with errors of their choice. */
  readonly extraChecks?: ExtraChecks;
}

/** Each is a place in the order of the checks. Operations without authentication have the ends only. */
export interface ExtraChecks {
  /** Before anything is known of who calls. */
  readonly first?: Check;
  /** When the caller is known, before it is decided what they may do, and before they are counted. */
  readonly identified?: Check;
  /** When nothing is left but to read the request and to do what it asks for. */
  readonly last?: Check;
}

/** What is known of a request beside the request. */
export interface ConnectionInfo {
  /** Address at the other end of the connection; the loopback address when not given. */
  readonly remoteAddress?: string | undefined;
  /** The request target as it was sent: a `Request` has its dot segments already resolved. */
  readonly target?: string | undefined;
  /** Which operation the request is for, where that has been looked up already. */
  readonly route?: Route;
}

export interface App {
  fetch(request: Request, info?: ConnectionInfo): Promise<Response>;
}

export function createApp(dependencies: AppDependencies): App {
  const { store, counter, clock, randomBytes, hasher, usage, logger, observer } = dependencies;
  const tokens = dependencies.tokenReader ?? store.tokens;
  const settings = { ...DEFAULT_SETTINGS, ...dependencies.settings };
  const { rootKey, rootRequestsPerHour: requestsPerHour } = settings;

  const jwts = createJwts({
    secret: settings.jwtSecret,
    ttlSeconds: settings.jwtTtlSeconds,
    clock,
    randomBytes,
    observer,
  });
  const keys = createKeyVerifier({ rootKey, tokens, hasher, observer });
  const authenticate = createAuthenticate({
    keys,
    jwts,
    tokens,
    counter,
    root: rootKey === null ? null : { environment: environmentOfKey(rootKey), requestsPerHour },
    authFailureLimit: settings.authFailureLimit,
  });
  const countRequest = createCountRequest(counter);
  const requireRoute = createRequireRoute(countRequest);
  const router = createRouter(routedOperations);
  const cors = createCors(settings.corsOrigins);
  const dateHeader = createDateHeader();
  const selfTests = createSelfTests({
    store,
    counter,
    jwts,
    hasher,
    clock,
    randomBytes,
    reportFault: (err) => logger?.error({ err }, 'A self test failed.'),
  });
  const operate = createOperate(handlers, {
    store,
    counter,
    clock,
    keys,
    jwts,
    hasher,
    randomBytes,
    selfTests,
    resources: dependencies.resources,
    version: settings.version,
    startedAt: clock.monotonic(),
  });

  const { first, identified, last } = dependencies.extraChecks ?? {};
  /** What a call must pass, in this order. */
  const checks = given([
    first,
    authenticate,
    identified,
    requireActive,
    requireUnexpired,
    requireAllowedAddress,
    requireRoute,
    requireAllowedEndpoint,
    requireScope,
    countRequest,
    last,
  ]);
  /** What a call of an operation without authentication must pass. */
  const publicChecks = given([first, last]);

  async function answerCall(call: Call): Promise<Answer> {
    try {
      for (const check of isPublic(call) ? publicChecks : checks) {
        const passing = check(call);
        if (passing !== undefined) await passing;
      }
      return await operate(call);
    } catch (error) {
      const problem = asApiError(error, call);
      call.failure = problem.code;
      return answerProblem(problem, call.route.family, call);
    }
  }

  /** What went wrong is for the log; the caller learns that something did, and the request id. */
  function asApiError(error: unknown, { requestId }: Call): ApiError {
    if (error instanceof ApiError) return error;
    if (error instanceof StoreUnavailableError) {
      logger?.error({ err: error, requestId }, 'The store is away.');
      return new ApiError('SERVICE_UNAVAILABLE', { retryAfterSeconds: STORE_RETRY_AFTER_SECONDS });
    }
    logger?.error({ err: error, requestId }, 'A request failed.');
    return new ApiError('INTERNAL_ERROR');
  }

  /** An answer is worth sending without it. */
  async function readStanding(call: Call): Promise<RateLimitDecision | undefined> {
    try {
      return await standingOf(counter, call);
    } catch (err) {
      logger?.error({ err, requestId: call.requestId }, 'The rate limit could not be read.');
      return undefined;
    }
  }

  function holdAgainstContract({ route }: Call, { status, body }: Answer): void {
    if (dependencies.onContractViolation === undefined || route.kind !== 'operation') return;
    const violation = checkAnswer(route.operation.id, status, body);
    if (violation !== undefined) dependencies.onContractViolation(violation);
  }

  function callFor(request: Request, { remoteAddress, route, target }: ConnectionInfo): Call {
    const { method, headers } = request;
    return {
      request,
      requestId: requestIdOf(request, randomBytes),
      at: clock.now(),
      address: clientAddress(remoteAddress ?? '127.0.0.1', headers, settings.trustedProxies),
      route: route ?? router.find(method, target ?? request.url),
      requestBytes: 0,
    };
  }

  /** The answer with the headers that any may have. */
  async function completeAnswer(call: Call): Promise<Answer> {
    const preflight = cors.preflight(call.request);
    const reply = preflight ?? (await answerCall(call));
    // Only an accepted credential has a limit to tell about.
    const hasLimit = call.caller !== undefined && reply.status !== 401;
    const standing = hasLimit ? (call.quota ?? (await readStanding(call))) : undefined;
    const headers = {
      Date: dateHeader(call.at),
      'X-Request-Id': call.requestId,
      ...rateLimitHeaders(call, standing),
      ...cors.headers(call.request),
      ...reply.headers,
    };
    if (preflight === undefined) holdAgainstContract(call, reply);
    return { ...reply, headers };
  }

  /** Tells usage, metrics and the log of a call that has ended. */
  function report(call: Call, outcome: CallOutcome): void {
    const row = usageRowOf(call, outcome);
    usage?.record(row);
    observer?.requestEnded(row, call.failure);
    const { requestId, failure: code, caller } = call;
    const { operation, status } = row;
    const durationMs = Math.round(row.durationMs * 100) / 100;
    const facts = { requestId, operation, status, code, durationMs, key: caller?.id };
    logger?.info(facts, `${row.method} ${row.endpoint}`);
  }

  return {
    async fetch(request, info = {}) {
      const startedAt = clock.monotonic();
      observer?.requestStarted();
      const call = callFor(request, info);
      const answer = await completeAnswer(call);
      const { response, bodyBytes } = renderAnswer(answer, request.method === 'HEAD');
      const durationMs = clock.monotonic() - startedAt;
      report(call, { status: answer.status, durationMs, responseBytes: bodyBytes });
      return response;
    },
  };
}

function isPublic({ route }: Call): boolean {
  return route.kind === 'operation' && route.operation.public;
}

function given(checks: readonly (Check | undefined)[]): readonly Check[] {
  return checks.filter((check) => check !== undefined);
}
