/** Affiliates of the demo, and what they asked to be paid out. */
import type { Schema } from '@keyturn/contract';
import { DAY_MS } from './calendar.ts';
import { asciiOf } from './demo-data-people.ts';
import { iso, momentAfter } from './demo-data-time.ts';
import { createSeededRandom, type SeededRandom } from './seeded-random.ts';

type User = Schema<'User'>;
type Affiliate = Schema<'Affiliate'>;
type Withdrawal = Schema<'Withdrawal'>;

/** Every twelfth user who is active. */
const USERS_TO_AN_AFFILIATE = 12;

export interface Partners {
  affiliates: Affiliate[];
  withdrawals: Withdrawal[];
}

/** What an affiliate was paid is the sum of the withdrawals that are paid. */
export function demoPartners(users: readonly User[]): Partners {
  const random = createSeededRandom('partners');
  const unpaid = users
    .filter((user) => user.status === 'active')
    .filter((_, index) => index % USERS_TO_AN_AFFILIATE === 0)
    .map((user) => ({
      user,
      joinedMs: momentAfter(random, Date.parse(user.createdAt), 20 * DAY_MS),
    }))
    .sort((a, b) => a.joinedMs - b.joinedMs)
    .map(({ user, joinedMs }, index) => demoAffiliate(random, user, joinedMs, index + 1));
  const withdrawals = unpaid
    .flatMap((affiliate) => demoWithdrawals(random, affiliate))
    .sort((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt))
    .map((withdrawal, index) => ({ ...withdrawal, id: `wd_${index + 1}` }));
  const affiliates = unpaid.map((affiliate) => ({
    ...affiliate,
    totalPaid: withdrawals
      .filter(({ affiliateId, status }) => affiliateId === affiliate.id && status === 'paid')
      .reduce((sum, { amount }) => sum + amount, 0),
  }));
  return { affiliates, withdrawals };
}

function demoAffiliate(
  random: SeededRandom,
  user: User,
  joinedMs: number,
  number: number,
): Affiliate {
  const status = random.weighted({ active: 80, pending: 12, suspended: 8 });
  const referrals = status === 'pending' ? 0 : random.integer(0, 80);
  const lastName = asciiOf(user.name).split(' ').slice(1).join('').toUpperCase();
  return {
    id: `aff_${number}`,
    userId: user.id,
    name: user.name,
    email: user.email,
    code: `${lastName}${number}`,
    status,
    referrals,
    commissionRate: random.pick([10, 12.5, 15, 20]),
    totalEarned: referrals * random.integer(500, 4000),
    totalPaid: 0,
    currency: random.pick(['EUR', 'USD', 'GBP']),
    createdAt: iso(joinedMs),
    updatedAt: iso(momentAfter(random, joinedMs)),
  };
}

/** Together never more than was earned. The id is given when all of them are in order. */
function demoWithdrawals(random: SeededRandom, affiliate: Affiliate): Withdrawal[] {
  const share = Math.floor(affiliate.totalEarned / 4);
  const count = share === 0 ? 0 : random.integer(0, 4);
  return Array.from({ length: count }, () => {
    const askedMs = momentAfter(random, Date.parse(affiliate.createdAt));
    const status = random.weighted({ paid: 55, pending: 20, approved: 15, rejected: 10 });
    const decidedMs = momentAfter(random, askedMs, 14 * DAY_MS);
    return {
      id: '',
      affiliateId: affiliate.id,
      amount: random.integer(1, share),
      currency: affiliate.currency,
      status,
      method: random.pick(['bank_transfer', 'paypal', 'stripe']),
      createdAt: iso(askedMs),
      processedAt: status === 'paid' || status === 'rejected' ? iso(decidedMs) : null,
      updatedAt: iso(status === 'pending' ? askedMs : decidedMs),
    };
  });
}
