import { checkHealth } from '../domain/health.ts';
import type { Handlers } from './handlers.ts';

export const system = {
  'system.health': async (_input, context) => ({ data: await checkHealth(context) }),
} satisfies Handlers<'system'>;
