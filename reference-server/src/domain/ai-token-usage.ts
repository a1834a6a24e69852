/** How many tokens of AI models were spent. The use of API tokens is in `api-token-usage.ts`. */
import type { Schema } from '@keyturn/contract';
import type { Environment, StoreAccess } from '../ports.ts';
import { everyDay, periodOf } from './period.ts';

const MODELS = 1000;
const RANKED_USERS = 10;

/**
 * What was spent in the days that end with today, on what and by whom.
 *
 * @param now ms since the epoch
 */
export async function aiTokenUsage(
  store: Pick<StoreAccess, 'generations' | 'resource'>,
  environment: Environment,
  days: number,
  now: number,
): Promise<Schema<'TokenUsage'>> {
  const { generations } = store;
  const period = periodOf(days, now);
  const { sinceMs, from, to } = period;
  const totals = await generations.totals(environment, sinceMs);
  const perDay = await generations.byDay(environment, sinceMs);
  const perPlan = await generations.byPlan(environment, sinceMs);
  return {
    days,
    from,
    to,
    totals: {
      tokensUsed: totals.tokensUsed,
      generations: totals.generations,
      activeUsers: totals.users,
    },
    series: everyDay(period, perDay, (date, day) => ({
      date,
      tokensUsed: day?.tokensUsed ?? 0,
      generations: day?.generations ?? 0,
    })),
    byModel: await usageByModel(store, environment, sinceMs),
    byPlan: perPlan.map(({ value, tokensUsed, ...counts }) => ({
      plan: value,
      tokensUsed,
      generations: counts.generations,
      users: counts.users,
    })),
    topUsers: await topUsers(store, environment, sinceMs),
  };
}

async function usageByModel(
  store: Pick<StoreAccess, 'generations' | 'resource'>,
  environment: Environment,
  sinceMs: number,
): Promise<Schema<'ModelTokenUsage'>[]> {
  const spent = await store.generations.by(environment, 'modelId', sinceMs, MODELS);
  const { items } = await store.resource('models', environment).list();
  const names = new Map(items.map(({ id, name }) => [id, name]));
  return spent.map(({ value, tokensUsed, generations }) => ({
    modelId: value,
    modelName: names.get(value) ?? null,
    tokensUsed,
    generations,
  }));
}

async function topUsers(
  store: Pick<StoreAccess, 'generations' | 'resource'>,
  environment: Environment,
  sinceMs: number,
): Promise<Schema<'UserTokenUsage'>[]> {
  const top: Schema<'UserTokenUsage'>[] = [];
  const spent = await store.generations.by(environment, 'userId', sinceMs, RANKED_USERS);
  for (const { value, tokensUsed, generations } of spent) {
    const user = await store.resource('users', environment).get(value);
    top.push({ userId: value, userName: user?.name ?? null, tokensUsed, generations });
  }
  return top;
}
