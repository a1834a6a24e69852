// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { OperationSchemas } from '../../json-schema.ts';
import type { OperationId } from '../operation-table.ts';
import { affiliates } from './affiliates.ts';
import { analytics } from './analytics.ts';
import { apiTokens } from './api-tokens.ts';
import { auth } from './auth.ts';
import { blogs } from './blogs.ts';
import { contactMessages } from './contact-messages.ts';
import { featureRequests } from './feature-requests.ts';
import { models } from './models.ts';
import { system } from './system.ts';
import { users } from './users.ts';
import { withdrawals } from './withdrawals.ts';

export const operationSchemas: Readonly<Record<OperationId, OperationSchemas>> = {
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
