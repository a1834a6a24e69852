/** What a key may be used for: the checks between knowing who calls and counting the request. */
import type { Scope } from '@keyturn/contract';
import { ApiError, invalidField } from '../domain/api-error.ts';
import { hasEnded } from '../domain/api-tokens.ts';
import { allowsEndpoint } from '../domain/endpoint-patterns.ts';
import { allowsAddress } from '../domain/ip-allowlist.ts';
import { grants } from '../domain/scopes.ts';
import { type Call, type Check, callerOf } from './call.ts';

export const requireActive: Check = (call) => {
  if (!callerOf(call).active) throw new ApiError('API_KEY_DISABLED');
};

export const requireUnexpired: Check = (call) => {
  if (hasEnded(callerOf(call), call.at)) throw new ApiError('API_KEY_EXPIRED');
};

export const requireAllowedAddress: Check = (call) => {
  if (!allowsAddress(callerOf(call).ipAllowlist, call.address))
    throw new ApiError('IP_NOT_ALLOWED');
};

/** Only who is authenticated learns which routes exist, and asking counts like any other request. */
export function createRequireRoute(countRequest: Check): Check {
  return async (call) => {
    if (call.route.kind === 'operation') return;
    await countRequest(call);
    throw routeError(call.route);
  };
}

function routeError(route: Exclude<Call['route'], { kind: 'operation' }>): ApiError {
  switch (route.kind) {
    case 'refused-path':
      return invalidField('', route.reason, 'path');
    case 'wrong-method':
      return new ApiError('METHOD_NOT_ALLOWED', { allow: route.allow });
    case 'unknown':
      return new ApiError('ENDPOINT_NOT_FOUND');
  }
}

/** A restricted key can always be exchanged and looked at. */
export const requireAllowedEndpoint: Check = (call) => {
  const { route } = call;
  if (route.kind !== 'operation' || route.operation.tag === 'auth') return;
  if (!allowsEndpoint(callerOf(call).allowedEndpoints, route.path)) {
    throw new ApiError('ENDPOINT_NOT_ALLOWED');
  }
};

export const requireScope: Check = (call) => {
  if (call.route.kind !== 'operation') return;
  const { scope } = call.route.operation;
  if (scope === null || grants(callerOf(call).scopes, scope)) return;
  throw new ApiError('INSUFFICIENT_SCOPE', { requiredScope: scope as Scope });
};
