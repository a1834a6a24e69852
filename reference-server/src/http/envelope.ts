import type { Schema } from '@keyturn/contract';
import type { Family } from './family.ts';

export interface EnvelopeFacts {
  readonly requestId: string;
  /** When the request came in, in ms since the epoch. */
  readonly at: number;
}

let latest = { at: Number.NaN, text: '' };

/** Under load many requests come in within one millisecond. */
function timestampOf(at: number): string {
  if (at !== latest.at) latest = { at, text: new Date(at).toISOString() };
  return latest.text;
}

export function metaOf({ requestId, at }: EnvelopeFacts): Schema<'Meta'> {
  return { timestamp: timestampOf(at), requestId };
}

/** The body of an answer to a call that went well, in the shape of its family. */
export function envelope(family: Family, reply: object, facts: EnvelopeFacts): object {
  if (family === 'tokens') return reply;
  const { data, ...rest } = reply as { data?: unknown };
  return { success: true, data, meta: metaOf(facts), ...rest };
}
