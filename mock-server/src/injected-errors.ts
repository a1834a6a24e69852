/**
 * Errors that a test asks for, made by the server where it would make them itself.
 *
 * - Status, body and headers are the server's own.
 * - An injected error stands in the order of checks where a real one of its code stands: what goes
 *   wrong before it, goes wrong; and it counts against the limit where a real one counts.
 */
import { type ErrorCode, errorCatalogue, type Scope } from '@keyturn/contract';
import type { ExtraChecks } from '@keyturn/reference-server/internal/app';
import { ApiError, type ErrorDetails } from '@keyturn/reference-server/internal/domain/api-error';
import type { Call } from '@keyturn/reference-server/internal/http/call';
import type { FailOptions } from './fault.ts';

const SECOND_MS = 1000;
const DEFAULT_RETRY_AFTER_SECONDS = 1;

type Place = keyof ExtraChecks;

interface Injection {
  readonly code: ErrorCode;
  readonly options: FailOptions;
}

export interface ErrorInjector {
  readonly checks: Readonly<Record<Place, (call: Call) => void>>;
  /** The request will end with this error, unless the server refuses it before. */
  inject(request: Request, code: ErrorCode, options: FailOptions): void;
}

export function createErrorInjector(): ErrorInjector {
  const injections = new WeakMap<Request, Injection>();

  function checkAt(place: Place): (call: Call) => void {
    return (call) => {
      const injection = injections.get(call.request);
      if (injection === undefined || placeOf(injection.code) !== place) return;
      throw errorFor(call, injection);
    };
  }

  return {
    checks: {
      first: checkAt('first'),
      identified: checkAt('identified'),
      last: checkAt('last'),
    },
    inject: (request, code, options) => {
      injections.set(request, { code, options });
    },
  };
}

/** Where in the order of checks a real error of this code comes from. */
function placeOf(code: ErrorCode): Place {
  const { status } = errorCatalogue[code];
  const isOfCredential =
    status === 401 || code === 'TOO_MANY_AUTH_FAILURES' || code === 'API_KEY_NOT_CONFIGURED';
  if (isOfCredential) return 'first';
  return status === 403 || status === 429 ? 'identified' : 'last';
}

function errorFor(call: Call, { code, options }: Injection): ApiError {
  const rateLimit = call.caller?.rateLimit ?? undefined;
  if (code === 'RATE_LIMIT_EXCEEDED' && rateLimit !== undefined) {
    const { limit } = rateLimit;
    const { resetAtMs, retryAfterSeconds } = waitOf(call.at, options);
    call.quota = { admitted: false, limit, remaining: 0, resetAtMs, retryAfterSeconds };
    const details = { limit, resetAtMs, retryAfterSeconds };
    return new ApiError(code, details, options.message);
  }
  return new ApiError(code, detailsOf(call, code, options), options.message);
}

/** What a real error of this code would tell. */
function detailsOf(
  { at, route }: Pick<Call, 'at' | 'route'>,
  code: ErrorCode,
  options: FailOptions,
): ErrorDetails {
  const { status } = errorCatalogue[code];
  if (status === 429) return waitOf(at, options);
  if (code === 'VALIDATION_ERROR') {
    const { fields = [{ field: '', location: 'body', message: 'was refused' }] } = options;
    return { fields };
  }
  if (code === 'INSUFFICIENT_SCOPE' && route.kind === 'operation' && route.operation.scope) {
    return { requiredScope: route.operation.scope as Scope };
  }
  const { retryAfterSeconds } = waitOf(at, options);
  if (code === 'CONFLICT')
    return options.shouldRetry ? { shouldRetry: true, retryAfterSeconds } : {};
  return code === 'SERVICE_UNAVAILABLE' ? { retryAfterSeconds } : {};
}

function waitOf(at: number, { retryAfter = DEFAULT_RETRY_AFTER_SECONDS }: FailOptions) {
  // On a whole second, as the server's own reset times are.
  const resetAtMs = Math.ceil(at / SECOND_MS + retryAfter) * SECOND_MS;
  return { resetAtMs, retryAfterSeconds: retryAfter };
}
