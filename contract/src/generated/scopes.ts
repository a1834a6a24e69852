// Generated from openapi.yaml by `npm run generate`. Do not edit.

/** The closed list of scopes that a token can hold. */
export const scopes = [
  '*', '*:read', '*:write', '*:delete', 'users:read', 'users:write', 'users:delete', 'users:*',
  'models:read', 'models:write', 'models:delete', 'models:*', 'affiliates:read',
  'affiliates:write', 'affiliates:delete', 'affiliates:*', 'withdrawals:read', 'withdrawals:write',
  'withdrawals:delete', 'withdrawals:*', 'analytics:read', 'analytics:write', 'analytics:delete',
  'analytics:*', 'blogs:read', 'blogs:write', 'blogs:delete', 'blogs:*', 'feature-requests:read',
  'feature-requests:write', 'feature-requests:delete', 'feature-requests:*',
  'contact-messages:read', 'contact-messages:write', 'contact-messages:delete',
  'contact-messages:*', 'system:read', 'system:write', 'system:delete', 'system:*', 'tokens:read',
  'tokens:write', 'tokens:delete', 'tokens:*'
] as const;

export type Scope = (typeof scopes)[number];
