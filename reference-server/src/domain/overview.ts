/** The figures of the dashboard: where things stand, and the last 30 days of UTC, today included. */
import type { Schema } from '@keyturn/contract';
import type { Environment, Store } from '../ports.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const SERIES_DAYS = 30;

/** @param now ms since the epoch */
export async function dashboardOverview(
  store: Store,
  environment: Environment,
  now: number,
): Promise<Schema<'AnalyticsOverview'>> {
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const since = today - (SERIES_DAYS - 1) * DAY_MS;
  const { items: users } = await store.resource('users', environment).list();
  const joined = users.map(({ createdAt }) => Date.parse(createdAt));
  return {
    users: userStats(users, joined.filter((at) => at >= since && at <= now).length),
    models: await modelStats(store, environment),
    affiliates: await affiliateStats(store, environment),
    withdrawals: await withdrawalStats(store, environment),
    content: await contentStats(store, environment),
    requests: await requestStats(store, environment, now, today),
    series: await dailySeries(store, environment, since, joined),
  };
}

function userStats(users: Schema<'User'>[], newLast30Days: number): Schema<'UserStats'> {
  const byStatus = (status: Schema<'UserStatus'>) =>
    users.filter((user) => user.status === status).length;
  const byPlan = (plan: Schema<'Plan'>) => users.filter((user) => user.plan === plan).length;
  return {
    total: users.length,
    active: byStatus('active'),
    suspended: byStatus('suspended'),
    pending: byStatus('pending'),
    newLast30Days,
    byPlan: {
      free: byPlan('free'),
      starter: byPlan('starter'),
      professional: byPlan('professional'),
      enterprise: byPlan('enterprise'),
    },
    tokenBalance: sum(users, ({ tokenBalance }) => tokenBalance),
    tokensUsed: sum(users, ({ tokensUsed }) => tokensUsed),
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
  const { items } = await store.resource('affiliates', environment).list();
  return {
    total: items.length,
    active: items.filter(({ status }) => status === 'active').length,
    referrals: sum(items, ({ referrals }) => referrals),
  };
}

async function withdrawalStats(
  store: Store,
  environment: Environment,
): Promise<Schema<'WithdrawalStats'>> {
  const { items } = await store.resource('withdrawals', environment).list();
  const byStatus = (status: Schema<'WithdrawalStatus'>) =>
    items.filter((withdrawal) => withdrawal.status === status).length;
  const open = items.filter(({ status }) => status === 'pending' || status === 'approved');
  const amounts = new Map<string, number>();
  for (const { currency, amount } of open) {
    amounts.set(currency, (amounts.get(currency) ?? 0) + amount);
  }
  return {
    pending: byStatus('pending'),
    approved: byStatus('approved'),
    paid: byStatus('paid'),
    rejected: byStatus('rejected'),
    outstanding: [...amounts].map(([currency, amount]) => ({ currency, amount })),
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
  today: number,
): Promise<Schema<'RequestStats'>> {
  const lastDay = await store.usage.summary(environment, now - 23 * HOUR_MS);
  const lastWeek = await store.usage.byDay(environment, today - 6 * DAY_MS);
  return {
    last24h: lastDay.requests,
    failedLast24h: lastDay.failed,
    last7d: sum(lastWeek, ({ requests }) => requests),
  };
}

/** One entry for every day, also for those on which nothing happened. */
async function dailySeries(
  store: Store,
  environment: Environment,
  since: number,
  joined: readonly number[],
): Promise<Schema<'OverviewDay'>[]> {
  const days = new Map(
    (await store.usage.byDay(environment, since)).map((day) => [day.dayMs, day] as const),
  );
  return Array.from({ length: SERIES_DAYS }, (_, index) => {
    const dayMs = since + index * DAY_MS;
    return {
      date: new Date(dayMs).toISOString().slice(0, 10),
      newUsers: joined.filter((at) => at >= dayMs && at < dayMs + DAY_MS).length,
      requests: days.get(dayMs)?.requests ?? 0,
      failedRequests: days.get(dayMs)?.failed ?? 0,
    };
  });
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
