/**
 * What a caller may pass on to a token.
 *
 * - Nobody grants a scope that they do not hold, and nobody loosens endpoints, addresses, environment
 *   or expiry beyond their own.
 * - What a token has already, an update may keep: keeping is no granting. Switching a token on again
 *   is granting all that it has.
 * - What is kept and what is granted do not add up to more than either: each scope is held, for all
 *   of the endpoints, addresses and time that it gets, by the caller or by the token before.
 */

import type { Schema } from '@keyturn/contract';
import type { ApiTokenRecord, Environment } from '../ports.ts';
import { ApiError } from './api-error.ts';
import type { Caller } from './caller.ts';
import { isWithin } from './endpoint-patterns.ts';
import { isWithinNetworks } from './ip-allowlist.ts';
import { firstNotHeld } from './scopes.ts';

/** The rights of a token, or of who makes one. */
export type Rights = Pick<
  ApiTokenRecord,
  'scopes' | 'allowedEndpoints' | 'ipAllowlist' | 'expiresAt'
>;

/**
 * @param wanted rights that the token shall have
 * @param kept rights that it has and may keep
 * @throws ApiError INSUFFICIENT_SCOPE, ENDPOINT_NOT_ALLOWED or IP_NOT_ALLOWED
 */
export function requireGrantable(caller: Caller, wanted: Rights, kept?: Rights): void {
  const scope = firstNotHeld([...caller.scopes, ...(kept?.scopes ?? [])], wanted.scopes);
  if (scope !== undefined) {
    throw new ApiError(
      'INSUFFICIENT_SCOPE',
      { requiredScope: scope as Schema<'Scope'> },
      `You cannot grant the scope ${scope}, which your key does not hold.`,
    );
  }
  const sources = [caller, ...(kept === undefined ? [] : [kept])];
  if (!sources.some((source) => isWithin(source.allowedEndpoints, wanted.allowedEndpoints))) {
    throw new ApiError(
      'ENDPOINT_NOT_ALLOWED',
      {},
      `You cannot allow endpoints beyond those of your key: ${caller.allowedEndpoints?.join(', ')}.`,
    );
  }
  if (!sources.some((source) => isWithinNetworks(source.ipAllowlist, wanted.ipAllowlist))) {
    throw new ApiError(
      'IP_NOT_ALLOWED',
      {},
      `You cannot allow addresses beyond those of your key: ${caller.ipAllowlist?.join(', ')}.`,
    );
  }
  if (!sources.some((source) => endsNoLater(source.expiresAt, wanted.expiresAt))) {
    throw new ApiError(
      'INSUFFICIENT_SCOPE',
      {},
      'You cannot let a token end later than your own key. Give an earlier expires_at.',
    );
  }
  const mixed = wanted.scopes.find((one) => !sources.some((source) => covers(source, one, wanted)));
  if (mixed !== undefined) {
    throw new ApiError(
      'INSUFFICIENT_SCOPE',
      { requiredScope: mixed as Schema<'Scope'> },
      `You cannot give the scope ${mixed} more endpoints, addresses or time than it has.`,
    );
  }
}

/** Whether a source holds a scope, and holds it for everything for which it is wanted. */
function covers(source: Rights, scope: string, wanted: Rights): boolean {
  return (
    firstNotHeld(source.scopes, [scope]) === undefined &&
    isWithin(source.allowedEndpoints, wanted.allowedEndpoints) &&
    isWithinNetworks(source.ipAllowlist, wanted.ipAllowlist) &&
    endsNoLater(source.expiresAt, wanted.expiresAt)
  );
}

/**
 * Live keys manage tokens of both environments, test keys only test ones.
 *
 * @throws ApiError INSUFFICIENT_SCOPE
 */
export function requireEnvironment(caller: Caller, wanted: Environment): void {
  if (mayManage(caller, wanted)) return;
  throw new ApiError('INSUFFICIENT_SCOPE', {}, 'A test key cannot make a live token.');
}

export function mayManage(caller: Caller, environment: Environment): boolean {
  return caller.environment === 'live' || environment === 'test';
}

function endsNoLater(held: number | null, wanted: number | null): boolean {
  return held === null || (wanted !== null && wanted <= held);
}
