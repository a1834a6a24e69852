/**
 * Cross-origin requests from browsers: off unless origins are named.
 *
 * - Only the origins named may read answers; there is no wildcard, and no cookie is ever involved.
 * - A preflight is answered before authentication, since browsers send it without credentials.
 */
import type { Answer } from './answer.ts';

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const REQUEST_HEADERS = 'Authorization, Content-Type, Idempotency-Key, X-Request-Id';
const READABLE_HEADERS = [
  // What times in other headers are measured against.
  'Date',
  'X-Request-Id',
  'X-RateLimit-Limit',
  'X-RateLimit-Remaining',
  'X-RateLimit-Reset',
  'RateLimit-Policy',
  'RateLimit',
  'Retry-After',
  'X-Should-Retry',
  'Idempotent-Replayed',
].join(', ');
const PREFLIGHT_SECONDS = '600';
const NONE = {};

export interface Cors {
  /** The answer to a preflight; `undefined` for any other request. */
  preflight(request: Request): Answer | undefined;
  /** Headers for every other answer. */
  headers(request: Request): Record<string, string>;
}

/** @param origins such as `https://admin.your-domain.com`; none switches CORS off */
export function createCors(origins: readonly string[]): Cors {
  function headers(request: Request): Record<string, string> {
    if (origins.length === 0) return NONE;
    const origin = request.headers.get('origin');
    if (origin === null || !origins.includes(origin)) return { Vary: 'Origin' };
    return {
      Vary: 'Origin',
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Expose-Headers': READABLE_HEADERS,
    };
  }

  return {
    headers,
    preflight(request) {
      if (origins.length === 0 || request.method !== 'OPTIONS') return undefined;
      if (!request.headers.has('access-control-request-method')) return undefined;
      return {
        status: 204,
        body: null,
        headers: {
          'Access-Control-Allow-Methods': METHODS,
          'Access-Control-Allow-Headers': REQUEST_HEADERS,
          'Access-Control-Max-Age': PREFLIGHT_SECONDS,
        },
      };
    },
  };
}
