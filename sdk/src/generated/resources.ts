// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Affiliates } from './resources/affiliates.ts';
import type { Analytics } from './resources/analytics.ts';
import type { ApiTokens } from './resources/api-tokens.ts';
import type { Auth } from './resources/auth.ts';
import type { Blogs } from './resources/blogs.ts';
import type { ContactMessages } from './resources/contact-messages.ts';
import type { FeatureRequests } from './resources/feature-requests.ts';
import type { Models } from './resources/models.ts';
import type { System } from './resources/system.ts';
import type { Users } from './resources/users.ts';
import type { Withdrawals } from './resources/withdrawals.ts';

/** Every operation of the API, grouped as `client.users.get(…)`. */
export interface Resources {
  /** The credential itself: exchange it, look at it. */
  readonly auth: Auth;
  /** Accounts, their plans, balances and sessions. */
  readonly users: Users;
  /** The AI models on offer, and their order. */
  readonly models: Models;
  /** Partners who bring customers. */
  readonly affiliates: Affiliates;
  /** Payments that affiliates ask for. */
  readonly withdrawals: Withdrawals;
  /** Figures for dashboards. */
  readonly analytics: Analytics;
  /** Posts of the blog. */
  readonly blogs: Blogs;
  /** Wishes of users. */
  readonly featureRequests: FeatureRequests;
  /** Messages from the contact form. */
  readonly contactMessages: ContactMessages;
  /** Health, self tests, caches and the audit log. */
  readonly system: System;
  /** Named API tokens: their keys, restrictions and use. */
  readonly apiTokens: ApiTokens;
}
