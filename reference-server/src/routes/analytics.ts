import { dashboardOverview } from '../domain/overview.ts';
import type { Handlers } from './handlers.ts';

export const analytics = {
  'analytics.overview': async (_input, { store, caller, now }) => ({
    data: await dashboardOverview(store, caller.environment, now),
  }),
} satisfies Handlers<'analytics'>;
