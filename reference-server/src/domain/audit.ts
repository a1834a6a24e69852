import type { Schema } from '@keyturn/contract';
import type { Environment, StoreAccess } from '../ports.ts';
import { appendToChain } from './audit-chain.ts';
import { canonicalAddress } from './ip-allowlist.ts';

export interface AuditOrigin {
  /** An `operationId`. */
  readonly operation: string;
  readonly actor: Schema<'AuditActor'>;
  readonly environment: Environment;
  /** `null`, like the address, for what the server does by itself. */
  readonly requestId: string | null;
  readonly address: string | null;
}

/** One change to state. Neither side holds a secret. */
export interface AuditedChange {
  /** Id of what was changed, `token:<id>` for an API token; `null` where there is no such thing. */
  readonly target: string | null;
  /** `null` for a creation. */
  readonly before: object | null;
  /** `null` for a deletion. */
  readonly after: object | null;
}

/**
 * Writes the entry of a change.
 *
 * @param access that of the change's transaction
 * @param at ms since the epoch
 */
export async function appendAudit(
  access: StoreAccess,
  at: number,
  { target, before, after }: AuditedChange,
  { operation, actor, environment, requestId, address }: AuditOrigin,
): Promise<void> {
  await appendToChain(access, {
    operation,
    actor,
    actorId: actor.id,
    target,
    requestId,
    ipAddress: address === null ? null : (canonicalAddress(address) ?? null),
    before: before && { ...before },
    after: after && { ...after },
    createdAt: new Date(at).toISOString(),
    environment,
  });
}
