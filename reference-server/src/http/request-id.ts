import { randomBase62 } from '../domain/base62.ts';
import type { RandomBytes } from '../ports.ts';

const RANDOM_LENGTH = 20;
/** Letters, digits, dots, dashes and underscores: safe in a header, a log line and a URL. */
const SAFE = /^[\w.-]{8,64}$/;

/** The id of a request: the one that it brings if that is safe to repeat, else a new one. */
export function requestIdOf(request: Request, randomBytes: RandomBytes): string {
  const brought = request.headers.get('x-request-id');
  if (brought !== null && SAFE.test(brought)) return brought;
  return `req_${randomBase62(RANDOM_LENGTH, randomBytes)}`;
}
