// Generated from openapi.yaml by `npm run generate`. Do not edit.

/**
 * Every operation in a line: method, path below that of its group, name, and marks. The last part
 * of a group's path names the group.
 *
 * - `!` and `?`: it takes a body, a query.
 * - `*`: its answers go on over pages.
 * - `+`: it honours an idempotency key.
 * - `-`: it needs no credential.
 * - `.token`: the data is in this property instead of `data`; `.`: it is the whole answer.
 */
export const operations = `
/api/external/auth
POST /validate validate
GET /me me

/api/external/users
GET / list ?*
GET /{id} get
DELETE /{id} delete
PATCH /{id}/plan updatePlan !
PATCH /{id}/tokens adjustTokens !
GET /{id}/sessions listSessions
DELETE /{id}/sessions/{sessionId} revokeSession

/api/external/models
GET / list
POST / create !+
GET /{id} get
PATCH /{id} update !
DELETE /{id} delete
POST /reorder reorder !

/api/external/affiliates
GET / list ?*
GET /{id} get
DELETE /{id} delete

/api/external/withdrawals
GET / list ?*
PUT / updateStatus !

/api/external/analytics
GET /overview overview
GET /tracking tracking ?
GET /resources resources
GET /usage usage ?

/api/external/blogs
GET / list ?*
POST / create !+
GET /{id} get
PATCH /{id} update !
DELETE /{id} delete

/api/external/feature-requests
GET / list ?*
PATCH /{id} update !

/api/external/contact-messages
GET / list ?*
DELETE /{id} delete

/api/external/system
GET /health health -
GET /tests runAllTests
POST /tests runTests !
POST /cache/clear clearCache
GET /audit-log auditLog ?*

/api/api-tokens
GET / list .tokens
POST / create !+.token
GET /stats/overview overview ?.
POST /prune prune .
GET /{id} get .token
PUT /{id} update !.token
DELETE /{id} delete .
GET /{id}/usage usage ?.
POST /{id}/rotate rotate !+.token
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
