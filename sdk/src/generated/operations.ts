// Generated from openapi.yaml by `npm run generate`. Do not edit.

/**
 * Every operation in a line: method, path, and what else there is to know. `body` and `query` are
 * arguments, `pages` has answers that go on, `idempotent` honours an idempotency key, `public`
 * needs no credential; `.data` is the property that holds the data.
 */
export const operations = {
  auth: {
    validate: 'POST /api/external/auth/validate .data',
    me: 'GET /api/external/auth/me .data',
  },
  users: {
    list: 'GET /api/external/users query pages .data',
    get: 'GET /api/external/users/{id} .data',
    delete: 'DELETE /api/external/users/{id} .data',
    updatePlan: 'PATCH /api/external/users/{id}/plan body .data',
    adjustTokens: 'PATCH /api/external/users/{id}/tokens body .data',
    listSessions: 'GET /api/external/users/{id}/sessions .data',
    revokeSession: 'DELETE /api/external/users/{id}/sessions/{sessionId} .data',
  },
  models: {
    list: 'GET /api/external/models .data',
    create: 'POST /api/external/models body idempotent .data',
    get: 'GET /api/external/models/{id} .data',
    update: 'PATCH /api/external/models/{id} body .data',
    delete: 'DELETE /api/external/models/{id} .data',
    reorder: 'POST /api/external/models/reorder body .data',
  },
  affiliates: {
    list: 'GET /api/external/affiliates query pages .data',
    get: 'GET /api/external/affiliates/{id} .data',
    delete: 'DELETE /api/external/affiliates/{id} .data',
  },
  withdrawals: {
    list: 'GET /api/external/withdrawals query pages .data',
    updateStatus: 'PUT /api/external/withdrawals body .data',
  },
  analytics: {
    overview: 'GET /api/external/analytics/overview .data',
    tracking: 'GET /api/external/analytics/tracking query .data',
    resources: 'GET /api/external/analytics/resources .data',
    usage: 'GET /api/external/analytics/usage query .data',
  },
  blogs: {
    list: 'GET /api/external/blogs query pages .data',
    create: 'POST /api/external/blogs body idempotent .data',
    get: 'GET /api/external/blogs/{id} .data',
    update: 'PATCH /api/external/blogs/{id} body .data',
    delete: 'DELETE /api/external/blogs/{id} .data',
  },
  featureRequests: {
    list: 'GET /api/external/feature-requests query pages .data',
    update: 'PATCH /api/external/feature-requests/{id} body .data',
  },
  contactMessages: {
    list: 'GET /api/external/contact-messages query pages .data',
    delete: 'DELETE /api/external/contact-messages/{id} .data',
  },
  system: {
    health: 'GET /api/external/system/health public .data',
    runAllTests: 'GET /api/external/system/tests .data',
    runTests: 'POST /api/external/system/tests body .data',
    clearCache: 'POST /api/external/system/cache/clear .data',
    auditLog: 'GET /api/external/system/audit-log query pages .data',
  },
  apiTokens: {
    list: 'GET /api/api-tokens .tokens',
    create: 'POST /api/api-tokens body idempotent .token',
    overview: 'GET /api/api-tokens/stats/overview query',
    prune: 'POST /api/api-tokens/prune',
    get: 'GET /api/api-tokens/{id} .token',
    update: 'PUT /api/api-tokens/{id} body .token',
    delete: 'DELETE /api/api-tokens/{id}',
    usage: 'GET /api/api-tokens/{id}/usage query',
    rotate: 'POST /api/api-tokens/{id}/rotate body idempotent .token',
  },
};

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
