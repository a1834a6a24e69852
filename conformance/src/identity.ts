import { dataOf, valueAt } from './exchange.ts';
import { UsageError } from './fixture.ts';
import type { Target } from './target.ts';

/** What the key of the command line is. */
export interface Identity {
  readonly environment: 'live' | 'test';
  readonly scopes: readonly string[];
  /** Whether it may make and remove tokens. */
  readonly mayManage: boolean;
}

/** @throws {UsageError} When the server refuses the key. */
export async function identify(target: Target): Promise<Identity> {
  const exchange = await target.call('auth.me');
  const { status } = exchange;
  if (status === 401 || status === 403) {
    throw new UsageError(`The server refuses the key: ${status} ${exchange.text.slice(0, 200)}`);
  }
  const me = dataOf(exchange);
  const scopes = valueAt(me, 'scopes');
  const known = Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [];
  const environment = valueAt(me, 'environment') === 'test' ? 'test' : 'live';
  const holds = (scope: string) => known.some((held) => covers(held, scope));
  const mayManage = ['tokens:read', 'tokens:write', 'tokens:delete'].every(holds);
  return { environment, scopes: known, mayManage };
}

/** `*` stands for every resource or every action. */
function covers(held: string, scope: string): boolean {
  const [resource = '', action = ''] = scope.split(':');
  return ['*', scope, `${resource}:*`, `*:${action}`, '*:*'].includes(held);
}
