/** What handlers of changes give back: the reply, and the audit entry that belongs to it. */
import type { Schema } from '@keyturn/contract';
import type { Change } from '../ports.ts';
import type { Changed } from './handlers.ts';

interface Identified {
  readonly id: string;
}

export function created<T extends Identified>(after: T): Changed<{ data: T }> {
  return { reply: { data: after }, audit: [{ target: after.id, before: null, after }] };
}

/** A change that left the record as it was is none, and has no audit entry. */
export function changed<T extends Identified>({ before, after }: Change<T>): Changed<{ data: T }> {
  const isSame = JSON.stringify(before) === JSON.stringify(after);
  return {
    reply: { data: after },
    audit: isSame ? [] : [{ target: after.id, before, after }],
  };
}

export function deleted(before: Identified): Changed<{ data: Schema<'Deleted'> }> {
  return {
    reply: { data: { id: before.id, deleted: true } },
    audit: [{ target: before.id, before, after: null }],
  };
}
