// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { Caller } from '../resource.ts';
import { Affiliates } from './resources/affiliates.ts';
import { Analytics } from './resources/analytics.ts';
import { ApiTokens } from './resources/api-tokens.ts';
import { Auth } from './resources/auth.ts';
import { Blogs } from './resources/blogs.ts';
import { ContactMessages } from './resources/contact-messages.ts';
import { FeatureRequests } from './resources/feature-requests.ts';
import { Models } from './resources/models.ts';
import { System } from './resources/system.ts';
import { Users } from './resources/users.ts';
import { Withdrawals } from './resources/withdrawals.ts';

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

export function createResources(caller: Caller): Resources {
  return {
    auth: new Auth(caller),
    users: new Users(caller),
    models: new Models(caller),
    affiliates: new Affiliates(caller),
    withdrawals: new Withdrawals(caller),
    analytics: new Analytics(caller),
    blogs: new Blogs(caller),
    featureRequests: new FeatureRequests(caller),
    contactMessages: new ContactMessages(caller),
    system: new System(caller),
    apiTokens: new ApiTokens(caller),
  };
}
