import type { Schema } from '@keyturn/contract';
import type { ApiTokenRecord, Environment } from '../ports.ts';
import { type NamedPolicy, rootPolicy, tokenPolicy } from './rate-limit-policy.ts';

/** Who makes a request: the key behind it, with its rights as they are at this moment. */
export interface Caller {
  /** `token:<id>` or `root:<fingerprint>`: the same for a key and its JWTs. */
  readonly id: string;
  readonly type: 'token' | 'root';
  /** `null` for the root key. */
  readonly tokenId: number | null;
  readonly name: string;
  readonly environment: Environment;
  readonly active: boolean;
  readonly scopes: readonly string[];
  readonly allowedEndpoints: readonly string[] | null;
  readonly ipAllowlist: readonly string[] | null;
  /** End of the key, in ms since the epoch. */
  readonly expiresAt: number | null;
  /** `null` for a key without a limit. */
  readonly rateLimit: CallerLimit | null;
  readonly method: Schema<'AuthMethod'>;
  /** End of what was presented, in ms since the epoch: of the JWT, else of the key. */
  readonly credentialExpiresAt: number | null;
}

export interface CallerLimit extends NamedPolicy {
  /** Keys of one line of rotations share one. */
  readonly budget: string;
}

export type Presented = Pick<Caller, 'method'> & { readonly jwtExpiresAt: number | null };

export function tokenCaller(record: ApiTokenRecord, presented: Presented): Caller {
  const policy = tokenPolicy(record);
  return {
    id: `token:${record.id}`,
    type: 'token',
    tokenId: record.id,
    name: record.name,
    environment: record.environment,
    active: record.active,
    scopes: record.scopes,
    allowedEndpoints: record.allowedEndpoints,
    ipAllowlist: record.ipAllowlist,
    expiresAt: record.expiresAt,
    rateLimit: policy && { ...policy, budget: `token:${record.budgetId}` },
    method: presented.method,
    credentialExpiresAt: presented.jwtExpiresAt ?? record.expiresAt,
  };
}

/** @param requestsPerHour of a live root key */
export function rootCaller(
  fingerprint: string,
  environment: Environment,
  requestsPerHour: number,
  presented: Presented,
): Caller {
  const id = `root:${fingerprint}`;
  return {
    id,
    type: 'root',
    tokenId: null,
    name: 'Root key',
    environment,
    active: true,
    scopes: ['*'],
    allowedEndpoints: null,
    ipAllowlist: null,
    expiresAt: null,
    rateLimit: { ...rootPolicy(requestsPerHour, environment), budget: id },
    method: presented.method,
    credentialExpiresAt: presented.jwtExpiresAt,
  };
}
