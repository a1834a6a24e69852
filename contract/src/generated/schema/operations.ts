// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { AffiliatesOperations } from './operations/affiliates.ts';
import type { AnalyticsOperations } from './operations/analytics.ts';
import type { ApiTokensOperations } from './operations/api-tokens.ts';
import type { AuthOperations } from './operations/auth.ts';
import type { BlogsOperations } from './operations/blogs.ts';
import type { ContactMessagesOperations } from './operations/contact-messages.ts';
import type { FeatureRequestsOperations } from './operations/feature-requests.ts';
import type { ModelsOperations } from './operations/models.ts';
import type { SystemOperations } from './operations/system.ts';
import type { UsersOperations } from './operations/users.ts';
import type { WithdrawalsOperations } from './operations/withdrawals.ts';

export interface operations
  extends AuthOperations,
    UsersOperations,
    ModelsOperations,
    AffiliatesOperations,
    WithdrawalsOperations,
    AnalyticsOperations,
    BlogsOperations,
    FeatureRequestsOperations,
    ContactMessagesOperations,
    SystemOperations,
    ApiTokensOperations {}
