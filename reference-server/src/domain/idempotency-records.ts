import type { Collection, IdempotencyRecord } from '../ports.ts';
import { DAY_MS } from './calendar.ts';

/** How long an idempotency key is honoured from its first use on. */
export const KEPT_MS = DAY_MS;

/**
 * Deletes the oldest records, as far as their time is over.
 *
 * @param now ms since the epoch
 * @param most records to look at
 * @returns how many were deleted
 */
export async function deleteOldKeys(
  records: Collection<IdempotencyRecord>,
  now: number,
  most: number,
): Promise<number> {
  const { items } = await records.list({ limit: most });
  const old = items.filter(({ createdAt }) => createdAt + KEPT_MS <= now);
  for (const { id } of old) await records.delete(id);
  return old.length;
}
