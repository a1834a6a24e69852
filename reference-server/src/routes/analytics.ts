import { aiTokenUsage } from '../domain/ai-token-usage.ts';
import { dashboardOverview } from '../domain/overview.ts';
import { DEFAULT_DAYS } from '../domain/period.ts';
import { resourceUsage } from '../domain/resource-usage.ts';
import { visitorTracking } from '../domain/visitor-tracking.ts';
import type { Handlers } from './handlers.ts';

export const analytics = {
  'analytics.overview': async (_input, { store, caller, now }) => ({
    data: await dashboardOverview(store, caller.environment, now),
  }),

  'analytics.tracking': async ({ query }, { store, caller, now }) => ({
    data: await visitorTracking(store, caller.environment, query.days ?? DEFAULT_DAYS, now),
  }),

  'analytics.resources': async (_input, { resources, now }) => ({
    data: resourceUsage(resources, now),
  }),

  'analytics.usage': async ({ query }, { store, caller, now }) => ({
    data: await aiTokenUsage(store, caller.environment, query.days ?? DEFAULT_DAYS, now),
  }),
} satisfies Handlers<'analytics'>;
