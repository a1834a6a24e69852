import type { Keyturn } from '@keyturn/sdk';

export interface BalanceTask {
  readonly userId: string;
  readonly tokens: number;
}

/**
 * Brings a user's balance to what the task says. It sets and does not add, so that a task that runs
 * twice, after a lost answer or in another run, does no harm.
 */
export async function setBalance(
  admin: Keyturn,
  { userId, tokens }: BalanceTask,
  signal: AbortSignal,
): Promise<void> {
  await admin.users.adjustTokens(userId, { tokens, operation: 'set' }, { signal });
}
