import type { QueryParams, Schema } from '@keyturn/contract';
import type { AuditRecord, Environment, StoreAccess } from '../ports.ts';
import { type Page, pageOf, rangeOf } from './page.ts';

/** A page of the changes that match every filter given, newest first. */
export async function listAudit(
  { audit }: Pick<StoreAccess, 'audit'>,
  environment: Environment,
  query: QueryParams<'system.auditLog'>,
): Promise<Page<Schema<'AuditEntry'>>> {
  const { actor, operation, target, from, to } = query;
  const listed = await audit.list({
    where: {
      environment,
      ...(actor !== undefined && { actorId: actor }),
      ...(operation !== undefined && { operation }),
      ...(target !== undefined && { target }),
    },
    ...(from !== undefined && { from: inUtc(from) }),
    ...(to !== undefined && { to: inUtc(to) }),
    ...rangeOf(query),
  });
  return pageOf({ items: listed.items.map(describeEntry), total: listed.total }, query);
}

/** Moments are stored in UTC and compared as texts. */
function inUtc(moment: string): string {
  return new Date(moment).toISOString();
}

/** An entry as the API shows it: without what the server keeps for itself. */
function describeEntry({
  environment: _environment,
  actorId: _actorId,
  hash: _hash,
  ...entry
}: AuditRecord): Schema<'AuditEntry'> {
  return entry;
}
