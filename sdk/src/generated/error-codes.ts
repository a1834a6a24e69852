// Generated from openapi.yaml by `npm run generate`. Do not edit.

/** Every code that an error of the API can carry. */
export type ErrorCode =
  | 'VALIDATION_ERROR'
  | 'MISSING_AUTH_HEADER'
  | 'INVALID_AUTH_SCHEME'
  | 'INVALID_API_KEY'
  | 'TOKEN_EXPIRED'
  | 'INVALID_TOKEN'
  | 'API_KEY_EXPIRED'
  | 'API_KEY_DISABLED'
  | 'INSUFFICIENT_SCOPE'
  | 'ENDPOINT_NOT_ALLOWED'
  | 'IP_NOT_ALLOWED'
  | 'NOT_FOUND'
  | 'ENDPOINT_NOT_FOUND'
  | 'METHOD_NOT_ALLOWED'
  | 'CONFLICT'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'IDEMPOTENCY_KEY_REUSED'
  | 'RATE_LIMIT_EXCEEDED'
  | 'TOO_MANY_AUTH_FAILURES'
  | 'INTERNAL_ERROR'
  | 'API_KEY_NOT_CONFIGURED'
  | 'SERVICE_UNAVAILABLE';

/** The codes that every authenticated call can meet. */
export type CommonErrorCode =
  | 'MISSING_AUTH_HEADER'
  | 'INVALID_AUTH_SCHEME'
  | 'INVALID_API_KEY'
  | 'TOKEN_EXPIRED'
  | 'INVALID_TOKEN'
  | 'API_KEY_EXPIRED'
  | 'API_KEY_DISABLED'
  | 'IP_NOT_ALLOWED'
  | 'RATE_LIMIT_EXCEEDED'
  | 'TOO_MANY_AUTH_FAILURES'
  | 'INTERNAL_ERROR'
  | 'API_KEY_NOT_CONFIGURED'
  | 'SERVICE_UNAVAILABLE';

/** The codes that each operation can answer. */
export interface OperationErrorCodes {
  'auth.validate': CommonErrorCode;
  'auth.me': CommonErrorCode;
  'users.list':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED';
  'users.get':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND';
  'users.delete':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND';
  'users.updatePlan':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE';
  'users.adjustTokens':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND'
    | 'CONFLICT'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE';
  'users.listSessions':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND';
  'users.revokeSession':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND';
  'models.list': CommonErrorCode | 'INSUFFICIENT_SCOPE' | 'ENDPOINT_NOT_ALLOWED';
  'models.create':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'CONFLICT'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE'
    | 'IDEMPOTENCY_KEY_REUSED';
  'models.get':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND';
  'models.update':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND'
    | 'CONFLICT'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE';
  'models.delete':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND';
  'models.reorder':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE';
  'affiliates.list':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED';
  'affiliates.get':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND';
  'affiliates.delete':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND';
  'withdrawals.list':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED';
  'withdrawals.updateStatus':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND'
    | 'CONFLICT'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE';
  'analytics.overview': CommonErrorCode | 'INSUFFICIENT_SCOPE' | 'ENDPOINT_NOT_ALLOWED';
  'analytics.tracking':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED';
  'analytics.resources': CommonErrorCode | 'INSUFFICIENT_SCOPE' | 'ENDPOINT_NOT_ALLOWED';
  'analytics.usage':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED';
  'blogs.list':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED';
  'blogs.create':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'CONFLICT'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE'
    | 'IDEMPOTENCY_KEY_REUSED';
  'blogs.get':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND';
  'blogs.update':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND'
    | 'CONFLICT'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE';
  'blogs.delete':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND';
  'featureRequests.list':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED';
  'featureRequests.update':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE';
  'contactMessages.list':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED';
  'contactMessages.delete':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND';
  'system.health': 'INTERNAL_ERROR' | 'SERVICE_UNAVAILABLE';
  'system.runAllTests': CommonErrorCode | 'INSUFFICIENT_SCOPE' | 'ENDPOINT_NOT_ALLOWED';
  'system.runTests':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE';
  'system.clearCache': CommonErrorCode | 'INSUFFICIENT_SCOPE' | 'ENDPOINT_NOT_ALLOWED';
  'system.auditLog':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED';
  'apiTokens.list': CommonErrorCode | 'INSUFFICIENT_SCOPE' | 'ENDPOINT_NOT_ALLOWED';
  'apiTokens.create':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'CONFLICT'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE'
    | 'IDEMPOTENCY_KEY_REUSED';
  'apiTokens.overview':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED';
  'apiTokens.prune': CommonErrorCode | 'INSUFFICIENT_SCOPE' | 'ENDPOINT_NOT_ALLOWED';
  'apiTokens.get':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND';
  'apiTokens.update':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE';
  'apiTokens.delete':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND';
  'apiTokens.usage':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND';
  'apiTokens.rotate':
    | CommonErrorCode
    | 'VALIDATION_ERROR'
    | 'INSUFFICIENT_SCOPE'
    | 'ENDPOINT_NOT_ALLOWED'
    | 'NOT_FOUND'
    | 'CONFLICT'
    | 'PAYLOAD_TOO_LARGE'
    | 'UNSUPPORTED_MEDIA_TYPE'
    | 'IDEMPOTENCY_KEY_REUSED';
}
