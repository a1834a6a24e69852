// Generated from openapi.yaml by `npm run generate`. Do not edit.

/**
 * Every operation in a line: name, method, path below that of its group, and what else there is to
 * know. `body` and `query` are arguments, `pages` has answers that go on, `idempotent` honours
 * an idempotency key, `public` needs no credential; `.token` is the property that holds the data
 * where that is not `data`, and `.` says that the whole answer is.
 */
export const operations = `
auth /api/external/auth
validate POST /validate
me GET /me

users /api/external/users
list GET / query pages
get GET /{id}
delete DELETE /{id}
updatePlan PATCH /{id}/plan body
adjustTokens PATCH /{id}/tokens body
listSessions GET /{id}/sessions
revokeSession DELETE /{id}/sessions/{sessionId}

models /api/external/models
list GET /
create POST / body idempotent
get GET /{id}
update PATCH /{id} body
delete DELETE /{id}
reorder POST /reorder body

affiliates /api/external/affiliates
list GET / query pages
get GET /{id}
delete DELETE /{id}

withdrawals /api/external/withdrawals
list GET / query pages
updateStatus PUT / body

analytics /api/external/analytics
overview GET /overview
tracking GET /tracking query
resources GET /resources
usage GET /usage query

blogs /api/external/blogs
list GET / query pages
create POST / body idempotent
get GET /{id}
update PATCH /{id} body
delete DELETE /{id}

featureRequests /api/external/feature-requests
list GET / query pages
update PATCH /{id} body

contactMessages /api/external/contact-messages
list GET / query pages
delete DELETE /{id}

system /api/external/system
health GET /health public
runAllTests GET /tests
runTests POST /tests body
clearCache POST /cache/clear
auditLog GET /audit-log query pages

apiTokens /api/api-tokens
list GET / .tokens
create POST / body idempotent .token
overview GET /stats/overview query .
prune POST /prune .
get GET /{id} .token
update PUT /{id} body .token
delete DELETE /{id} .
usage GET /{id}/usage query .
rotate POST /{id}/rotate body idempotent .token
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
