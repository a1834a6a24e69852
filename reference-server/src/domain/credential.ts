import type { Schema } from '@keyturn/contract';
import type { RateLimitDecision } from '../ports.ts';
import type { Caller } from './caller.ts';
import { isoOrNull } from './timestamps.ts';

/** What a caller may know of its own credential. */
export function describeCredential(
  caller: Caller,
  quota: RateLimitDecision | null,
): Schema<'AuthInfo'> {
  return {
    keyId: caller.id,
    name: caller.name,
    environment: caller.environment,
    // Records hold scopes of the contract's closed list only; they are stored as plain texts.
    scopes: caller.scopes as Schema<'Scope'>[],
    method: caller.method,
    expiresAt: isoOrNull(caller.credentialExpiresAt),
    rateLimit: {
      limit: quota?.limit ?? null,
      remaining: quota?.remaining ?? null,
      resetAt: isoOrNull(quota?.resetAtMs ?? null),
    },
  };
}
