/**
 * What affiliates ask to be paid out.
 *
 * - A withdrawal moves from pending to approved or rejected, and from approved to paid; nowhere else.
 * - Of two moves at the same time one wins.
 * - What an affiliate was paid grows in the same transaction in which the withdrawal becomes paid.
 */
import type { QueryParams, RequestBody, Schema } from '@keyturn/contract';
import type { Change, Collection, Environment, StoreAccess } from '../ports.ts';
import { conflict, found } from './api-error.ts';
import { listByStatus } from './list-by-status.ts';
import type { Page } from './page.ts';

type Affiliate = Schema<'Affiliate'>;
type Withdrawal = Schema<'Withdrawal'>;
type Status = Withdrawal['status'];

const MOVES: Readonly<Record<Status, readonly Status[]>> = {
  pending: ['approved', 'rejected'],
  approved: ['paid'],
  paid: [],
  rejected: [],
};

export async function listWithdrawals(
  withdrawals: Collection<Withdrawal>,
  query: QueryParams<'withdrawals.list'>,
): Promise<Page<Withdrawal>> {
  return listByStatus(withdrawals, query, ['id', 'affiliateId']);
}

/**
 * Records a decision.
 *
 * @param now ms since the epoch
 * @returns the withdrawal and, where the decision paid one who still is an affiliate, that affiliate
 * @throws ApiError NOT_FOUND, or CONFLICT for a move that is not allowed
 */
export async function decideWithdrawal(
  store: StoreAccess,
  environment: Environment,
  { id, status }: RequestBody<'withdrawals.updateStatus'>,
  now: number,
): Promise<{ withdrawal: Change<Withdrawal>; affiliate: Change<Affiliate> | undefined }> {
  const updatedAt = new Date(now).toISOString();
  const withdrawal = found(
    await store.resource('withdrawals', environment).update(id, (current) => {
      requireMove(current.status, status);
      const processedAt = MOVES[status].length === 0 ? updatedAt : null;
      return { ...current, status, processedAt, updatedAt };
    }),
    'withdrawal',
  );
  const { affiliateId, amount } = withdrawal.after;
  if (status !== 'paid') return { withdrawal, affiliate: undefined };
  const affiliate = await store
    .resource('affiliates', environment)
    .update(affiliateId, (current) => ({
      ...current,
      totalPaid: current.totalPaid + amount,
      updatedAt,
    }));
  return { withdrawal, affiliate };
}

/** @throws ApiError CONFLICT */
export function requireMove(from: Status, to: Status): void {
  const possible = MOVES[from];
  if (possible.includes(to)) return;
  const ways = possible.length === 0 ? 'That is final' : `It can become ${possible.join(' or ')}`;
  throw conflict(`The withdrawal is ${from} and cannot become ${to}. ${ways}.`);
}
