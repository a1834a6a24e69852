/**
 * Who makes the request.
 *
 * - `Authorization: Bearer` with a key or a JWT, or Basic with a key as user name; nowhere else.
 * - A key that is malformed, unknown or wrong gets one and the same error.
 * - Wrong credentials are counted by address; a missing header is none.
 * - A JWT has the rights that its key has now.
 */
import { ApiError } from '../domain/api-error.ts';
import { countAuthFailure } from '../domain/auth-failures.ts';
import { type Caller, rootCaller, tokenCaller } from '../domain/caller.ts';
import { senderOf } from '../domain/ip-allowlist.ts';
import { type Jwts, looksLikeJwt } from '../domain/jwt.ts';
import type { KeyVerifier } from '../domain/key-verifier.ts';
import type { Counter, Environment, TokenReader } from '../ports.ts';
import type { Call, Check } from './call.ts';

const CREDENTIAL = /^([^ ]*)(?: +(.*))?$/s;

export interface Credential {
  readonly scheme: 'bearer' | 'basic';
  readonly value: string;
}

export interface AuthenticateDependencies {
  readonly keys: KeyVerifier;
  readonly jwts: Jwts;
  readonly tokens: TokenReader;
  readonly counter: Counter;
  /** `null` when the server has no root key. */
  readonly root: { readonly environment: Environment; readonly requestsPerHour: number } | null;
  /** Wrong credentials a minute and address. */
  readonly authFailureLimit: number;
}

export function createAuthenticate(dependencies: AuthenticateDependencies): Check {
  const { keys, jwts, tokens, counter, root, authFailureLimit } = dependencies;

  return async (call) => {
    const credential = readCredential(call.request.headers.get('authorization'));
    const isJwt = credential.scheme === 'bearer' && looksLikeJwt(credential.value);
    const outcome = isJwt
      ? await callerByJwt(credential.value)
      : await callerByKey(credential, call);
    if (outcome instanceof ApiError) return refuse(outcome, call);
    if (isJwt && isExchange(call)) return refuse(new ApiError('INVALID_API_KEY'), call);
    call.caller = outcome;
  };

  async function callerByKey(
    { scheme, value }: Credential,
    { address }: Call,
  ): Promise<Caller | ApiError> {
    const verifying = keys.verify(value, senderOf(address));
    const key = verifying instanceof Promise ? await verifying : verifying;
    if (key === undefined) return new ApiError('INVALID_API_KEY');
    const presented = { method: scheme === 'basic' ? 'basic' : 'key', jwtExpiresAt: null } as const;
    if (key.kind === 'token') return tokenCaller(key.record, presented);
    if (root === null) return new ApiError('INVALID_API_KEY');
    return rootCaller(key.fingerprint, root.environment, root.requestsPerHour, presented);
  }

  async function callerByJwt(token: string): Promise<Caller | ApiError> {
    const verifying = jwts.verify(token);
    const verdict = verifying instanceof Promise ? await verifying : verifying;
    if (verdict.kind === 'expired') throw new ApiError('TOKEN_EXPIRED');
    if (verdict.kind === 'invalid') return new ApiError('INVALID_TOKEN');
    const presented = { method: 'jwt', jwtExpiresAt: verdict.expiresAtMs } as const;
    const [type, id = ''] = verdict.subject.split(':');
    if (type === 'root') {
      const isCurrent = id === keys.rootFingerprint();
      if (!isCurrent || root === null) return new ApiError('INVALID_TOKEN');
      return rootCaller(id, root.environment, root.requestsPerHour, presented);
    }
    const reading = tokens.get(Number(id));
    const record = reading instanceof Promise ? await reading : reading;
    return record === undefined ? new ApiError('INVALID_TOKEN') : tokenCaller(record, presented);
  }

  async function refuse(error: ApiError, call: Call): Promise<never> {
    await countAuthFailure(counter, authFailureLimit, call.address);
    // Without a root key the mistake is more likely the operator's than the caller's.
    throw root === null ? new ApiError('API_KEY_NOT_CONFIGURED') : error;
  }
}

function isExchange({ route }: Call): boolean {
  return route.kind === 'operation' && route.operation.id === 'auth.validate';
}

/** @throws ApiError MISSING_AUTH_HEADER or INVALID_AUTH_SCHEME */
function readCredential(header: string | null): Credential {
  // Spaces around the value are gone already. Others than those of HTTP belong to the credential.
  if (header === null || header === '') throw new ApiError('MISSING_AUTH_HEADER');
  const [, scheme = '', value = ''] = CREDENTIAL.exec(header) ?? [];
  switch (scheme.toLowerCase()) {
    case 'bearer':
      return { scheme: 'bearer', value };
    case 'basic':
      return { scheme: 'basic', value: userNameOf(value) };
    default:
      throw new ApiError('INVALID_AUTH_SCHEME');
  }
}

/** What is no Basic credential has no user name, and so no key that could be right. */
function userNameOf(encoded: string): string {
  try {
    return atob(encoded).split(':')[0] ?? '';
  } catch {
    return '';
  }
}
