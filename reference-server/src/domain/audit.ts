import type { AuditRecord } from '../ports.ts';
import type { Caller } from './caller.ts';
import { canonicalAddress } from './ip-allowlist.ts';

export interface AuditOrigin {
  /** An `operationId`. */
  readonly operation: string;
  readonly caller: Caller;
  readonly requestId: string;
  readonly address: string;
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

/** @param at ms since the epoch */
export function auditRecord(
  id: string,
  at: number,
  { target, before, after }: AuditedChange,
  { operation, caller, requestId, address }: AuditOrigin,
): AuditRecord {
  return {
    id,
    operation,
    actor: { type: caller.type, id: caller.id, name: caller.name },
    target,
    requestId,
    ipAddress: canonicalAddress(address) ?? null,
    before: before && { ...before },
    after: after && { ...after },
    createdAt: new Date(at).toISOString(),
    environment: caller.environment,
  };
}
