import { codeOf, dataOf, type Exchange, valueAt } from './exchange.ts';
import { UsageError } from './fixture.ts';
import type { Secrets } from './secrets.ts';
import type { Target } from './target.ts';

/** What the key of the command line is. */
export interface Identity {
  readonly environment: 'live' | 'test';
  readonly scopes: readonly string[];
  /** Whether it may make and remove tokens. */
  readonly mayManage: boolean;
  /** Whether its requests are limited. */
  readonly isLimited: boolean;
  /** How far the server's clock is ahead of this one's, as its answer says. */
  readonly aheadMs: number;
}

/**
 * Asks the server whose key it is.
 *
 * @throws {UsageError} When the server refuses the key, or is not the API.
 * @throws {Unreachable} When nothing answers.
 * @throws {OutOfRequests} When the key has none left for a while.
 */
export async function identify(target: Target, secrets: Secrets): Promise<Identity> {
  const exchange = await ask(target);
  const { status } = exchange;
  const me = dataOf(exchange);
  const answer = secrets.redact(summaryOf(exchange)).replace(/\.?$/, '.');
  if (REFUSALS.includes(status)) throw new UsageError(`The server refuses the key: ${answer}`);
  if (status !== 200 || valueAt(me, 'scopes') === undefined) {
    throw new UsageError(
      `No API answers at this address: GET ${target.url}${exchange.request.path} gave ${answer} Give the address before /api/external.`,
    );
  }
  const scopes = valueAt(me, 'scopes');
  const known = Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [];
  const environment = valueAt(me, 'environment') === 'test' ? 'test' : 'live';
  const mayManage = holds(known, ['tokens:read', 'tokens:write', 'tokens:delete']);
  return {
    ...{ environment, scopes: known, mayManage },
    isLimited: limitIn(exchange) !== null,
    aheadMs: aheadMsIn(exchange),
  };
}

/** The limit that an answer of `auth.me` tells of: `null` for none, `undefined` where it tells nothing. */
export function limitIn(exchange: Exchange): unknown {
  return valueAt(dataOf(exchange), 'rateLimit', 'limit');
}

const REFUSALS = [401, 403, 429];

/** Who guesses keys is refused for a while, and need not wait to learn that this one is wrong. */
async function ask(target: Target): Promise<Exchange> {
  const exchange = await target.call('auth.me', { impatient: true });
  return codeOf(exchange) === 'RATE_LIMIT_EXCEEDED' ? target.call('auth.me') : exchange;
}

/** An answer in a few words. */
function summaryOf(exchange: Exchange): string {
  const { status, headers, text, body } = exchange;
  const code = codeOf(exchange);
  const message = valueAt(body, 'error', 'message');
  if (code !== undefined && typeof message === 'string') return `${status} ${code}: ${message}`;
  const location = headers.get('location');
  if (location !== null) return `${status} to ${location}`;
  const start = text.slice(0, 200).replace(/\s+/g, ' ').trim() || 'no body';
  return `${status} with ${headers.get('content-type') ?? 'no content type'}: ${start}`;
}

function aheadMsIn({ body, startedAt, endedAt }: Exchange): number {
  const there = Date.parse(String(valueAt(body, 'meta', 'timestamp')));
  return Number.isNaN(there) ? 0 : there - (startedAt + endedAt) / 2;
}

/** Whether all of these are among the rights of a key with those. */
export function holds(held: readonly string[], wanted: readonly string[]): boolean {
  return wanted.every((scope) => held.some((one) => covers(one, scope)));
}

/** `*` stands for every resource or every action. */
function covers(held: string, scope: string): boolean {
  const [resource = '', action = ''] = scope.split(':');
  return ['*', scope, `${resource}:*`, `*:${action}`, '*:*'].includes(held);
}
