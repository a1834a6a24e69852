/**
 * The chain over the audit log: every entry holds the digest of its own content and of the digest
 * before it, so that an entry which was changed, removed or slipped in afterwards shows.
 *
 * - One chain runs through both environments, in the order of the numbers in the ids, which have no
 *   gaps: a number that a failed change took is taken again.
 * - An entry is linked in the transaction of the change that it tells of.
 *
 * The digest has no secret in it: it shows a mistake or a quiet edit, not an owner of the database
 * who computes the rest of the chain anew.
 */
import type { AuditRecord, StoreAccess } from '../ports.ts';
import { canonicalJson } from './canonical-json.ts';
import { sha256Hex } from './sha256.ts';

const SEQUENCE = 'aud';
/** Stands before the first entry. */
const NO_DIGEST = '';

export interface BrokenLink {
  readonly id: string;
  readonly reason: 'changed' | 'missing';
}

/** The newest entries, and the one before them. */
export interface ChainEnd {
  /** Number of the first entry to verify. */
  readonly from: number;
  /** Number of the last entry that was ever written. */
  readonly to: number;
  readonly records: readonly AuditRecord[];
}

/** Writes the next entry. @param access that of the transaction which the entry belongs to */
export async function appendToChain(
  { next, audit }: Pick<StoreAccess, 'next' | 'audit'>,
  entry: Omit<AuditRecord, 'id' | 'hash'>,
): Promise<void> {
  const number = await next(SEQUENCE);
  const unlinked = { ...entry, id: idOf(number) };
  const previous = await audit.get(idOf(number - 1));
  const hash = await digestAfter(previous?.hash ?? NO_DIGEST, unlinked);
  await audit.append({ ...unlinked, hash });
}

/**
 * Reads the newest part of the chain. Takes a number of the sequence, so the transaction that it
 * runs in must be undone.
 *
 * @param length entries to verify at most
 */
export async function readChainEnd(
  { next, audit }: Pick<StoreAccess, 'next' | 'audit'>,
  length: number,
): Promise<ChainEnd> {
  const to = (await next(SEQUENCE)) - 1;
  const from = Math.max(1, to - length + 1);
  const { items } = await audit.list({ limit: length + 1 });
  const byId = new Map(items.map((record) => [record.id, record]));
  const records: AuditRecord[] = [];
  for (let number = from - 1; number <= to; number += 1) {
    // The newest by time are the last by number but for a few that came at the same time.
    const record = byId.get(idOf(number)) ?? (await audit.get(idOf(number)));
    if (record !== undefined) records.push(record);
  }
  return { from, to, records };
}

/** @returns the oldest entry that does not fit; `undefined` where all do */
export async function findBrokenLink({
  from,
  to,
  records,
}: ChainEnd): Promise<BrokenLink | undefined> {
  const byId = new Map(records.map((record) => [record.id, record]));
  let previous = byId.get(idOf(from - 1))?.hash ?? NO_DIGEST;
  for (let number = from; number <= to; number += 1) {
    const id = idOf(number);
    const record = byId.get(id);
    if (record === undefined) return { id, reason: 'missing' };
    const { hash, ...unlinked } = record;
    if (hash !== (await digestAfter(previous, unlinked))) return { id, reason: 'changed' };
    previous = hash;
  }
  return undefined;
}

function idOf(number: number): string {
  return `aud_${number}`;
}

function digestAfter(previous: string, entry: Omit<AuditRecord, 'hash'>): Promise<string> {
  return sha256Hex(`${previous}\n${canonicalJson(entry)}`);
}
