/** When tokens were last used, moved forward by each batch of usage. */
import { sql } from 'kysely';
import type { SqlDatabase } from './sql-database.ts';

/** Ids to a statement at most: databases bound the number of values in one. */
const IDS = 500;

/**
 * Moves the last uses of tokens forward, in two statements however many there are.
 *
 * @param isShared whether others write meanwhile
 * @param uses in ms since the epoch, by token
 * @returns the tokens that exist
 */
export async function moveLastUses(
  db: SqlDatabase,
  isShared: boolean,
  uses: ReadonlyMap<number, number>,
): Promise<Set<number>> {
  const known = new Set<number>();
  const ids = [...uses.keys()].sort((a, b) => a - b);
  for (let at = 0; at < ids.length; at += IDS) {
    const found = db
      .selectFrom('api_tokens')
      .select(['id', 'last_used_at'])
      .where('id', 'in', ids.slice(at, at + IDS))
      .orderBy('id');
    // Locked in the order of their ids, so that two batches never wait for each other.
    const rows = await (isShared ? found.forUpdate() : found).execute();
    const moved: [id: number, at: number][] = [];
    for (const row of rows) {
      const id = Number(row['id']);
      known.add(id);
      const used = uses.get(id) ?? 0;
      if (row['last_used_at'] === null || Number(row['last_used_at']) < used)
        moved.push([id, used]);
    }
    if (moved.length > 0) await setLastUses(db, moved);
  }
  return known;
}

async function setLastUses(
  db: SqlDatabase,
  uses: readonly (readonly [id: number, at: number])[],
): Promise<void> {
  const cases = uses.map(([id, at]) => sql`when ${id} then cast(${at} as bigint)`);
  await db
    .updateTable('api_tokens')
    .set({ last_used_at: sql<number>`case id ${sql.join(cases, sql` `)} end` })
    .where(
      'id',
      'in',
      uses.map(([id]) => id),
    )
    .execute();
}
