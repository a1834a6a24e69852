import { dataOf, type Exchange, valueAt } from './exchange.ts';
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
 */
export async function identify(target: Target, secrets: Secrets): Promise<Identity> {
  const exchange = await target.call('auth.me');
  const { status, body } = exchange;
  const start = secrets.redact(exchange.text).slice(0, 200).replace(/\s+/g, ' ');
  if (status === 401 || status === 403) {
    throw new UsageError(`The server refuses the key: ${status} ${start}`);
  }
  if (status !== 200 || typeof body !== 'object' || body === null) {
    const type = exchange.headers.get('content-type') ?? 'no content type';
    throw new UsageError(
      `No API answers at this address: GET ${exchange.request.path} gave ${status} with ${type}: ${start || 'no body'}. Give the address before /api/external.`,
    );
  }
  const me = dataOf(exchange);
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
