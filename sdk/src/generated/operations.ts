// Generated from openapi.yaml by `npm run generate`. Do not edit.

/**
 * Every operation in a line: method, path below that of its group, name, and what else there is to
 * know. The last part of a group's path names the group. `body` and `query` are arguments,
 * `pages` has answers that go on, `idempotent` honours an idempotency key, `public` needs no
 * credential; `.token` is the property that holds the data where that is not `data`, and `.` says
 * that the whole answer is.
 */
export const operations = `
/api/external/auth
POST /validate validate
GET /me me

/api/external/users
GET / list query pages
GET /{id} get
DELETE /{id} delete
PATCH /{id}/plan updatePlan body
PATCH /{id}/tokens adjustTokens body
GET /{id}/sessions listSessions
DELETE /{id}/sessions/{sessionId} revokeSession

/api/external/models
GET / list
POST / create body idempotent
GET /{id} get
PATCH /{id} update body
DELETE /{id} delete
POST /reorder reorder body

/api/external/affiliates
GET / list query pages
GET /{id} get
DELETE /{id} delete

/api/external/withdrawals
GET / list query pages
PUT / updateStatus body

/api/external/analytics
GET /overview overview
GET /tracking tracking query
GET /resources resources
GET /usage usage query

/api/external/blogs
GET / list query pages
POST / create body idempotent
GET /{id} get
PATCH /{id} update body
DELETE /{id} delete

/api/external/feature-requests
GET / list query pages
PATCH /{id} update body

/api/external/contact-messages
GET / list query pages
DELETE /{id} delete

/api/external/system
GET /health health public
GET /tests runAllTests
POST /tests runTests body
POST /cache/clear clearCache
GET /audit-log auditLog query pages

/api/api-tokens
GET / list .tokens
POST / create body idempotent .token
GET /stats/overview overview query .
POST /prune prune .
GET /{id} get .token
PUT /{id} update body .token
DELETE /{id} delete .
GET /{id}/usage usage query .
POST /{id}/rotate rotate body idempotent .token
`;

/** What the types of an operation depend on. */
export interface OperationTraits {
  'auth.validate': { unwrap: 'data' };
  'auth.me': { unwrap: 'data' };
  'users.list': { paginated: true; unwrap: 'data' };
  'users.get': { unwrap: 'data' };
  'users.delete': { unwrap: 'data' };
  'users.updatePlan': { unwrap: 'data' };
  'users.adjustTokens': { unwrap: 'data' };
  'users.listSessions': { unwrap: 'data' };
  'users.revokeSession': { unwrap: 'data' };
  'models.list': { unwrap: 'data' };
  'models.create': { unwrap: 'data' };
  'models.get': { unwrap: 'data' };
  'models.update': { unwrap: 'data' };
  'models.delete': { unwrap: 'data' };
  'models.reorder': { unwrap: 'data' };
  'affiliates.list': { paginated: true; unwrap: 'data' };
  'affiliates.get': { unwrap: 'data' };
  'affiliates.delete': { unwrap: 'data' };
  'withdrawals.list': { paginated: true; unwrap: 'data' };
  'withdrawals.updateStatus': { unwrap: 'data' };
  'analytics.overview': { unwrap: 'data' };
  'analytics.tracking': { unwrap: 'data' };
  'analytics.resources': { unwrap: 'data' };
  'analytics.usage': { unwrap: 'data' };
  'blogs.list': { paginated: true; unwrap: 'data' };
  'blogs.create': { unwrap: 'data' };
  'blogs.get': { unwrap: 'data' };
  'blogs.update': { unwrap: 'data' };
  'blogs.delete': { unwrap: 'data' };
  'featureRequests.list': { paginated: true; unwrap: 'data' };
  'featureRequests.update': { unwrap: 'data' };
  'contactMessages.list': { paginated: true; unwrap: 'data' };
  'contactMessages.delete': { unwrap: 'data' };
  'system.health': { unwrap: 'data' };
  'system.runAllTests': { unwrap: 'data' };
  'system.runTests': { unwrap: 'data' };
  'system.clearCache': { unwrap: 'data' };
  'system.auditLog': { paginated: true; unwrap: 'data' };
  'apiTokens.list': { unwrap: 'tokens' };
  'apiTokens.create': { unwrap: 'token' };
  'apiTokens.overview': { unwrap: null };
  'apiTokens.prune': { unwrap: null };
  'apiTokens.get': { unwrap: 'token' };
  'apiTokens.update': { unwrap: 'token' };
  'apiTokens.delete': { unwrap: null };
  'apiTokens.usage': { unwrap: null };
  'apiTokens.rotate': { unwrap: 'token' };
}
