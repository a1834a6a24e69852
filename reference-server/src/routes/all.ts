import type { OperationId } from '@keyturn/contract';
import { analytics } from './analytics.ts';
import { apiTokens } from './api-tokens.ts';
import { auth } from './auth.ts';
import type { AllHandlers } from './handlers.ts';
import { models } from './models.ts';
import { system } from './system.ts';
import { users } from './users.ts';

export const handlers: AllHandlers = {
  ...auth,
  ...users,
  ...models,
  ...analytics,
  ...system,
  ...apiTokens,
};

export const builtOperations = Object.keys(handlers) as readonly OperationId[];
