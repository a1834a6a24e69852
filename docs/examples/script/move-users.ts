import { type Body, type Keyturn, NotFoundError } from '@keyturn/sdk';

export type Plan = Body<'users.updatePlan'>['plan'];

export interface Move {
  readonly from: Plan;
  readonly to: Plan;
  /** The most users to move in one run. */
  readonly limit: number;
  /** Only tells what would be done. */
  readonly dryRun: boolean;
  readonly signal?: AbortSignal;
  readonly report: (line: string) => void;
}

/**
 * Moves users from one plan to another, oldest account first.
 *
 * @returns how many were moved, or would have been
 */
export async function moveUsers(admin: Keyturn, move: Move): Promise<number> {
  const { from, to, limit, dryRun, signal, report } = move;
  // Collected before anything changes: who is moved leaves the list, and the pages behind move up.
  const users = await admin.users.list({ plan: from, perPage: 100 }, { signal }).toArray({ limit });
  let moved = 0;
  for (const { id, email } of users) {
    try {
      if (!dryRun) await admin.users.updatePlan(id, { plan: to }, { signal });
    } catch (error) {
      if (!(error instanceof NotFoundError)) throw error;
      report(`${id} ${email}: was deleted meanwhile`);
      continue;
    }
    moved += 1;
    report(`${id} ${email}: ${from} → ${to}${dryRun ? ' (not done)' : ''}`);
  }
  return moved;
}
