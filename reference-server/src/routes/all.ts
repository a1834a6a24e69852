import type { OperationId } from '@keyturn/contract';
import { affiliates } from './affiliates.ts';
import { analytics } from './analytics.ts';
import { apiTokens } from './api-tokens.ts';
import { auth } from './auth.ts';
import { blogs } from './blogs.ts';
import { contactMessages } from './contact-messages.ts';
import { featureRequests } from './feature-requests.ts';
import type { AllHandlers } from './handlers.ts';
import { models } from './models.ts';
import { system } from './system.ts';
import { users } from './users.ts';
import { withdrawals } from './withdrawals.ts';

export const handlers: AllHandlers = {
  ...auth,
  ...users,
  ...models,
  ...affiliates,
  ...withdrawals,
  ...analytics,
  ...blogs,
  ...featureRequests,
  ...contactMessages,
  ...system,
  ...apiTokens,
};

export const routedOperations = Object.keys(handlers) as readonly OperationId[];
