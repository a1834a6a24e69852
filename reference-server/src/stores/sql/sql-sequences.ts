/** Sequences as rows, so that they roll back with their transaction like everything else. */
import type { SqlSession } from './sql-session.ts';

export async function nextOfSequence(session: SqlSession, name: string): Promise<number> {
  const row = await session
    .db()
    .insertInto('sequences')
    .values({ name, value: 1 })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet((eb) => ({ value: eb('sequences.value', '+', 1) })),
    )
    .returning('value')
    .executeTakeFirstOrThrow();
  return Number(row['value']);
}

export async function advanceSequence(
  session: SqlSession,
  name: string,
  to: number,
): Promise<void> {
  await session
    .db()
    .insertInto('sequences')
    .values({ name, value: to })
    .onConflict((conflict) =>
      conflict.column('name').doUpdateSet({ value: to }).where('sequences.value', '<', to),
    )
    .execute();
}
