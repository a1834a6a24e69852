/** The figures of the dashboard: where things stand, and the last 30 days of UTC, today included. */
import type { Schema } from '@keyturn/contract';
import type { Environment, Store } from '../ports.ts';
import { firstOf24Hours, firstOfDays } from './calendar.ts';
import { everyDay, type Period, periodOf } from './period.ts';

const SERIES_DAYS = 30;

/** @param now ms since the epoch */
export async function dashboardOverview(
  store: Store,
  environment: Environment,
  now: number,
): Promise<Schema<'AnalyticsOverview'>> {
  const period = periodOf(SERIES_DAYS, now);
  const joined = await store.resource('users', environment).createdByDay(period.from);
  return {
    users: await userStats(store, environment, joined),
    models: await modelStats(store, environment),
    affiliates: await affiliateStats(store, environment),
    withdrawals: await withdrawalStats(store, environment),
    content: await contentStats(store, environment),
    requests: await requestStats(store, environment, now),
    series: await dailySeries(store, environment, period, joined),
  };
}

async function userStats(
  store: Store,
  environment: Environment,
  joined: ReadonlyMap<string, number>,
): Promise<Schema<'UserStats'>> {
  const groups = await store
    .resource('users', environment)
    .tally({ by: ['status', 'plan'], sum: ['tokenBalance', 'tokensUsed'] });
  const byStatus = (status: Schema<'UserStatus'>) =>
    countOf(groups.filter(({ key }) => key.status === status));
  const byPlan = (plan: Schema<'Plan'>) => countOf(groups.filter(({ key }) => key.plan === plan));
  return {
    total: countOf(groups),
    active: byStatus('active'),
    suspended: byStatus('suspended'),
    pending: byStatus('pending'),
    newLast30Days: sum([...joined.values()], (count) => count),
    byPlan: {
      free: byPlan('free'),
      starter: byPlan('starter'),
      professional: byPlan('professional'),
      enterprise: byPlan('enterprise'),
    },
    tokenBalance: sum(groups, ({ sums }) => sums.tokenBalance),
    tokensUsed: sum(groups, ({ sums }) => sums.tokensUsed),
  };
}

async function modelStats(store: Store, environment: Environment): Promise<Schema<'ModelStats'>> {
  const models = store.resource('models', environment);
  return { total: await models.count(), active: await models.count({ active: true }) };
}

async function affiliateStats(
  store: Store,
  environment: Environment,
): Promise<Schema<'AffiliateStats'>> {
  const groups = await store
    .resource('affiliates', environment)
    .tally({ by: ['status'], sum: ['referrals'] });
  return {
    total: countOf(groups),
    active: countOf(groups.filter(({ key }) => key.status === 'active')),
    referrals: sum(groups, ({ sums }) => sums.referrals),
  };
}

async function withdrawalStats(
  store: Store,
  environment: Environment,
): Promise<Schema<'WithdrawalStats'>> {
  const groups = await store
    .resource('withdrawals', environment)
    .tally({ by: ['status', 'currency'], sum: ['amount'] });
  const byStatus = (status: Schema<'WithdrawalStatus'>) =>
    countOf(groups.filter(({ key }) => key.status === status));
  const open = groups.filter(({ key }) => key.status === 'pending' || key.status === 'approved');
  const amounts = new Map<string, number>();
  for (const { key, sums } of open) {
    amounts.set(key.currency, (amounts.get(key.currency) ?? 0) + sums.amount);
  }
  return {
    pending: byStatus('pending'),
    approved: byStatus('approved'),
    paid: byStatus('paid'),
    rejected: byStatus('rejected'),
    outstanding: [...amounts]
      .map(([currency, amount]) => ({ currency, amount }))
      .sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  };
}

async function contentStats(
  store: Store,
  environment: Environment,
): Promise<Schema<'ContentStats'>> {
  const blogs = store.resource('blogs', environment);
  const featureRequests = store.resource('featureRequests', environment);
  const contactMessages = store.resource('contactMessages', environment);
  return {
    blogs: await blogs.count(),
    publishedBlogs: await blogs.count({ status: 'published' }),
    openFeatureRequests: await featureRequests.count({ status: 'open' }),
    newContactMessages: await contactMessages.count({ status: 'new' }),
  };
}

async function requestStats(
  store: Store,
  environment: Environment,
  now: number,
): Promise<Schema<'RequestStats'>> {
  const lastDay = await store.usage.summary(environment, firstOf24Hours(now));
  const lastWeek = await store.usage.byDay(environment, firstOfDays(now, 7));
  return {
    last24h: lastDay.requests,
    failedLast24h: lastDay.failed,
    last7d: sum(lastWeek, ({ requests }) => requests),
  };
}

async function dailySeries(
  store: Store,
  environment: Environment,
  period: Period,
  joined: ReadonlyMap<string, number>,
): Promise<Schema<'OverviewDay'>[]> {
  const days = await store.usage.byDay(environment, period.sinceMs);
  return everyDay(period, days, (date, day) => ({
    date,
    newUsers: joined.get(date) ?? 0,
    requests: day?.requests ?? 0,
    failedRequests: day?.failed ?? 0,
  }));
}

function countOf(groups: readonly { count: number }[]): number {
  return sum(groups, ({ count }) => count);
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
