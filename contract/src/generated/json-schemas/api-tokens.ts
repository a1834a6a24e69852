// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { JsonSchema, OperationSchemas } from '../../json-schema.ts';
import {
  Environment,
  FieldProblem,
  NullableTimestamp,
  Scope,
  Timestamp,
} from './shared.ts';

const ApiTokenScopes: JsonSchema = { type: 'array', maxItems: 44, uniqueItems: true, items: Scope };

const EndpointPattern: JsonSchema = { type: 'string', minLength: 1, maxLength: 255, pattern: '^/[!-~]*$' };

const Cidr: JsonSchema = { type: 'string', minLength: 4, maxLength: 43, pattern: '^[0-9A-Fa-f:.]+/[0-9]{1,3}$' };

const RateLimitTier: JsonSchema = { type: 'string', enum: ['free', 'pro', 'business', 'enterprise'] };

const ApiToken: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id', 'name', 'description', 'environment', 'token_prefix', 'active', 'scopes',
    'allowed_endpoints', 'ip_allowlist', 'rate_limit', 'rate_limit_tier', 'expires_at',
    'last_used_at', 'created_at', 'updated_at'
  ],
  properties: {
    id: { type: 'integer', minimum: 1 },
    name: { type: 'string', minLength: 1, maxLength: 255 },
    description: { type: ['string', 'null'], maxLength: 2000 },
    environment: Environment,
    token_prefix: { type: 'string', minLength: 8, maxLength: 32 },
    active: { type: 'boolean' },
    scopes: ApiTokenScopes,
    allowed_endpoints: { type: ['array', 'null'], maxItems: 100, items: EndpointPattern },
    ip_allowlist: { type: ['array', 'null'], maxItems: 100, items: Cidr },
    rate_limit: { type: ['integer', 'null'], minimum: 1, maximum: 1000000 },
    rate_limit_tier: { anyOf: [RateLimitTier, { type: 'null' }] },
    expires_at: NullableTimestamp,
    last_used_at: NullableTimestamp,
    created_at: Timestamp,
    updated_at: Timestamp,
  },
};

const ApiTokenWithUsage: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id', 'name', 'description', 'environment', 'token_prefix', 'active', 'scopes',
    'allowed_endpoints', 'ip_allowlist', 'rate_limit', 'rate_limit_tier', 'expires_at',
    'last_used_at', 'created_at', 'updated_at', 'requests_24h', 'requests_7d', 'total_requests'
  ],
  properties: {
    id: { type: 'integer', minimum: 1 },
    name: { type: 'string', minLength: 1, maxLength: 255 },
    description: { type: ['string', 'null'], maxLength: 2000 },
    environment: Environment,
    token_prefix: { type: 'string', minLength: 8, maxLength: 32 },
    active: { type: 'boolean' },
    scopes: ApiTokenScopes,
    allowed_endpoints: { type: ['array', 'null'], maxItems: 100, items: EndpointPattern },
    ip_allowlist: { type: ['array', 'null'], maxItems: 100, items: Cidr },
    rate_limit: { type: ['integer', 'null'], minimum: 1, maximum: 1000000 },
    rate_limit_tier: { anyOf: [RateLimitTier, { type: 'null' }] },
    expires_at: NullableTimestamp,
    last_used_at: NullableTimestamp,
    created_at: Timestamp,
    updated_at: Timestamp,
    requests_24h: { type: 'integer', minimum: 0 },
    requests_7d: { type: 'integer', minimum: 0 },
    total_requests: { type: 'integer', minimum: 0 },
  },
};

const ApiTokenListResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['tokens'],
  properties: { tokens: { type: 'array', items: ApiTokenWithUsage } },
};

const ApiUsageTotals: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'active_tokens', 'total_requests', 'avg_response_time', 'successful_requests',
    'failed_requests'
  ],
  properties: {
    active_tokens: { type: 'integer', minimum: 0 },
    total_requests: { type: 'integer', minimum: 0 },
    avg_response_time: { type: 'integer', minimum: 0 },
    successful_requests: { type: 'integer', minimum: 0 },
    failed_requests: { type: 'integer', minimum: 0 },
  },
};

const TokenRanking: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'name', 'requests', 'avg_response_time'],
  properties: {
    id: { type: 'integer', minimum: 1 },
    name: { type: 'string', minLength: 1, maxLength: 255 },
    requests: { type: 'integer', minimum: 1 },
    avg_response_time: { type: 'integer', minimum: 0 },
  },
};

const EndpointUsage: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['endpoint', 'method', 'requests', 'avg_response_time'],
  properties: {
    endpoint: { type: 'string', minLength: 1, maxLength: 255 },
    method: { type: 'string', minLength: 1, maxLength: 16 },
    requests: { type: 'integer', minimum: 1 },
    avg_response_time: { type: 'integer', minimum: 0 },
  },
};

const UsageGap: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['from', 'to'],
  properties: { from: Timestamp, to: Timestamp },
};

const UsageCompleteness: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['gaps', 'dropped_rows'],
  properties: {
    gaps: { type: 'array', maxItems: 1000, items: UsageGap },
    dropped_rows: { type: 'integer', minimum: 0 },
  },
};

const ApiTokenOverviewResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['overview', 'top_tokens', 'top_endpoints'],
  properties: {
    overview: ApiUsageTotals,
    top_tokens: { type: 'array', maxItems: 10, items: TokenRanking },
    top_endpoints: { type: 'array', maxItems: 10, items: EndpointUsage },
    completeness: UsageCompleteness,
  },
};

const ApiTokenResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['token'],
  properties: { token: ApiToken },
};

const HourlyUsage: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['hour', 'requests', 'avg_response_time', 'successful_requests', 'failed_requests'],
  properties: {
    hour: Timestamp,
    requests: { type: 'integer', minimum: 1 },
    avg_response_time: { type: 'integer', minimum: 0 },
    successful_requests: { type: 'integer', minimum: 0 },
    failed_requests: { type: 'integer', minimum: 0 },
  },
};

const RecentRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['endpoint', 'method', 'status_code', 'response_time_ms', 'ip_address', 'created_at'],
  properties: {
    endpoint: { type: 'string', minLength: 1, maxLength: 255 },
    method: { type: 'string', minLength: 1, maxLength: 16 },
    status_code: { type: 'integer', minimum: 100, maximum: 599 },
    response_time_ms: { type: 'integer', minimum: 0 },
    request_size: { type: 'integer', minimum: 0 },
    response_size: { type: 'integer', minimum: 0 },
    ip_address: { type: ['string', 'null'], minLength: 2, maxLength: 45 },
    user_agent: { type: ['string', 'null'], maxLength: 1024 },
    created_at: Timestamp,
  },
};

const ApiTokenUsageResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['hourly_usage', 'endpoint_usage', 'recent_requests'],
  properties: {
    hourly_usage: { type: 'array', maxItems: 8785, items: HourlyUsage },
    endpoint_usage: { type: 'array', maxItems: 1000, items: EndpointUsage },
    recent_requests: { type: 'array', maxItems: 100, items: RecentRequest },
    completeness: UsageCompleteness,
  },
};

const CreateApiTokenRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 255 },
    description: { type: ['string', 'null'], maxLength: 2000 },
    environment: Environment,
    scopes: { type: 'array', maxItems: 44, uniqueItems: true, default: ['*:read'], items: Scope },
    allowed_endpoints: { type: ['array', 'null'], maxItems: 100, items: EndpointPattern },
    ip_allowlist: { type: ['array', 'null'], maxItems: 100, items: Cidr },
    rate_limit: { type: ['integer', 'null'], minimum: 1, maximum: 1000000 },
    rate_limit_tier: { anyOf: [RateLimitTier, { type: 'null' }] },
    expires_at: {
      anyOf: [
        { type: 'string', format: 'date' },
        { type: 'string', format: 'date-time' },
        { type: 'null' },
      ],
    },
  },
};

const CreatedApiToken: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id', 'name', 'token', 'description', 'environment', 'token_prefix', 'active', 'scopes',
    'allowed_endpoints', 'ip_allowlist', 'rate_limit', 'rate_limit_tier', 'expires_at',
    'last_used_at', 'created_at', 'updated_at'
  ],
  properties: {
    id: { type: 'integer', minimum: 1 },
    name: { type: 'string', minLength: 1, maxLength: 255 },
    token: { type: ['string', 'null'], pattern: '^sk_(live|test)_[0-9A-Za-z]{32}$' },
    description: { type: ['string', 'null'], maxLength: 2000 },
    environment: Environment,
    token_prefix: { type: 'string', minLength: 8, maxLength: 32 },
    active: { type: 'boolean' },
    scopes: ApiTokenScopes,
    allowed_endpoints: { type: ['array', 'null'], maxItems: 100, items: EndpointPattern },
    ip_allowlist: { type: ['array', 'null'], maxItems: 100, items: Cidr },
    rate_limit: { type: ['integer', 'null'], minimum: 1, maximum: 1000000 },
    rate_limit_tier: { anyOf: [RateLimitTier, { type: 'null' }] },
    expires_at: NullableTimestamp,
    last_used_at: NullableTimestamp,
    created_at: Timestamp,
    updated_at: Timestamp,
  },
};

const CreatedApiTokenResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['token', 'message'],
  properties: { token: CreatedApiToken, message: { type: 'string', minLength: 1, maxLength: 500 } },
};

const DeletedApiTokenResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'deleted'],
  properties: { id: { type: 'integer', minimum: 1 }, deleted: { type: 'boolean', const: true } },
};

const PrunedApiTokensResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['deleted'],
  properties: { deleted: { type: 'integer', minimum: 0 } },
};

const RotateApiTokenRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  properties: { grace_period_hours: { type: 'integer', minimum: 0, maximum: 720, default: 24 } },
};

const TokenBadRequestProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['error', 'code'],
  properties: {
    error: { type: 'string', minLength: 1, maxLength: 1000 },
    code: { type: 'string', enum: ['VALIDATION_ERROR'] },
    fields: { type: 'array', minItems: 1, maxItems: 100, items: FieldProblem },
  },
};

const TokenForbiddenProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['error', 'code'],
  properties: {
    error: { type: 'string', minLength: 1, maxLength: 1000 },
    code: { type: 'string', enum: ['INSUFFICIENT_SCOPE', 'ENDPOINT_NOT_ALLOWED', 'IP_NOT_ALLOWED'] },
    required_scope: Scope,
  },
};

const TokenIdempotencyKeyReusedProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['error', 'code'],
  properties: {
    error: { type: 'string', minLength: 1, maxLength: 1000 },
    code: { type: 'string', enum: ['IDEMPOTENCY_KEY_REUSED'] },
  },
};

const TokenInternalErrorProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['error', 'code'],
  properties: {
    error: { type: 'string', minLength: 1, maxLength: 1000 },
    code: { type: 'string', enum: ['INTERNAL_ERROR'] },
  },
};

const TokenNotFoundProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['error', 'code'],
  properties: {
    error: { type: 'string', minLength: 1, maxLength: 1000 },
    code: { type: 'string', enum: ['NOT_FOUND'] },
  },
};

const TokenPayloadTooLargeProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['error', 'code'],
  properties: {
    error: { type: 'string', minLength: 1, maxLength: 1000 },
    code: { type: 'string', enum: ['PAYLOAD_TOO_LARGE'] },
  },
};

const TokenRetryableConflictProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['error', 'code'],
  properties: {
    error: { type: 'string', minLength: 1, maxLength: 1000 },
    code: { type: 'string', enum: ['CONFLICT'] },
  },
};

const TokenServiceUnavailableProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['error', 'code'],
  properties: {
    error: { type: 'string', minLength: 1, maxLength: 1000 },
    code: { type: 'string', enum: ['API_KEY_NOT_CONFIGURED', 'SERVICE_UNAVAILABLE'] },
  },
};

const TokenTooManyRequestsProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['error', 'code', 'retry_after'],
  properties: {
    error: { type: 'string', minLength: 1, maxLength: 1000 },
    code: { type: 'string', enum: ['RATE_LIMIT_EXCEEDED', 'TOO_MANY_AUTH_FAILURES'] },
    limit: { type: 'integer', minimum: 1 },
    current: { type: 'integer', minimum: 0 },
    retry_after: { type: 'integer', minimum: 1 },
  },
};

const TokenUnauthorizedProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['error', 'code'],
  properties: {
    error: { type: 'string', minLength: 1, maxLength: 1000 },
    code: {
      type: 'string',
      enum: [
        'MISSING_AUTH_HEADER', 'INVALID_AUTH_SCHEME', 'INVALID_API_KEY', 'TOKEN_EXPIRED',
        'INVALID_TOKEN', 'API_KEY_EXPIRED', 'API_KEY_DISABLED'
      ],
    },
  },
};

const TokenUnsupportedMediaTypeProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['error', 'code'],
  properties: {
    error: { type: 'string', minLength: 1, maxLength: 1000 },
    code: { type: 'string', enum: ['UNSUPPORTED_MEDIA_TYPE'] },
  },
};

const UpdateApiTokenRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 255 },
    description: { type: ['string', 'null'], maxLength: 2000 },
    active: { type: 'boolean' },
    scopes: ApiTokenScopes,
    allowed_endpoints: { type: ['array', 'null'], maxItems: 100, items: EndpointPattern },
    ip_allowlist: { type: ['array', 'null'], maxItems: 100, items: Cidr },
    rate_limit: { type: ['integer', 'null'], minimum: 1, maximum: 1000000 },
    rate_limit_tier: { anyOf: [RateLimitTier, { type: 'null' }] },
    expires_at: {
      anyOf: [
        { type: 'string', format: 'date' },
        { type: 'string', format: 'date-time' },
        { type: 'null' },
      ],
    },
  },
};

export const apiTokens = {
  'apiTokens.list': {
    responses: {
      200: ApiTokenListResponse,
      401: TokenUnauthorizedProblem,
      403: TokenForbiddenProblem,
      429: TokenTooManyRequestsProblem,
      500: TokenInternalErrorProblem,
      503: TokenServiceUnavailableProblem,
    },
  },
  'apiTokens.create': {
    headers: {
      type: 'object',
      properties: { 'Idempotency-Key': { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' } },
    },
    body: CreateApiTokenRequest,
    responses: {
      201: CreatedApiTokenResponse,
      400: TokenBadRequestProblem,
      401: TokenUnauthorizedProblem,
      403: TokenForbiddenProblem,
      409: TokenRetryableConflictProblem,
      413: TokenPayloadTooLargeProblem,
      415: TokenUnsupportedMediaTypeProblem,
      422: TokenIdempotencyKeyReusedProblem,
      429: TokenTooManyRequestsProblem,
      500: TokenInternalErrorProblem,
      503: TokenServiceUnavailableProblem,
    },
  },
  'apiTokens.overview': {
    query: {
      type: 'object',
      properties: { days: { type: 'integer', minimum: 1, maximum: 365, default: 7 } },
    },
    responses: {
      200: ApiTokenOverviewResponse,
      400: TokenBadRequestProblem,
      401: TokenUnauthorizedProblem,
      403: TokenForbiddenProblem,
      429: TokenTooManyRequestsProblem,
      500: TokenInternalErrorProblem,
      503: TokenServiceUnavailableProblem,
    },
  },
  'apiTokens.prune': {
    responses: {
      200: PrunedApiTokensResponse,
      401: TokenUnauthorizedProblem,
      403: TokenForbiddenProblem,
      429: TokenTooManyRequestsProblem,
      500: TokenInternalErrorProblem,
      503: TokenServiceUnavailableProblem,
    },
  },
  'apiTokens.get': {
    path: { type: 'object', properties: { id: { type: 'integer', minimum: 1 } }, required: ['id'] },
    responses: {
      200: ApiTokenResponse,
      400: TokenBadRequestProblem,
      401: TokenUnauthorizedProblem,
      403: TokenForbiddenProblem,
      404: TokenNotFoundProblem,
      429: TokenTooManyRequestsProblem,
      500: TokenInternalErrorProblem,
      503: TokenServiceUnavailableProblem,
    },
  },
  'apiTokens.update': {
    path: { type: 'object', properties: { id: { type: 'integer', minimum: 1 } }, required: ['id'] },
    body: UpdateApiTokenRequest,
    responses: {
      200: ApiTokenResponse,
      400: TokenBadRequestProblem,
      401: TokenUnauthorizedProblem,
      403: TokenForbiddenProblem,
      404: TokenNotFoundProblem,
      413: TokenPayloadTooLargeProblem,
      415: TokenUnsupportedMediaTypeProblem,
      429: TokenTooManyRequestsProblem,
      500: TokenInternalErrorProblem,
      503: TokenServiceUnavailableProblem,
    },
  },
  'apiTokens.delete': {
    path: { type: 'object', properties: { id: { type: 'integer', minimum: 1 } }, required: ['id'] },
    responses: {
      200: DeletedApiTokenResponse,
      400: TokenBadRequestProblem,
      401: TokenUnauthorizedProblem,
      403: TokenForbiddenProblem,
      404: TokenNotFoundProblem,
      429: TokenTooManyRequestsProblem,
      500: TokenInternalErrorProblem,
      503: TokenServiceUnavailableProblem,
    },
  },
  'apiTokens.usage': {
    path: { type: 'object', properties: { id: { type: 'integer', minimum: 1 } }, required: ['id'] },
    query: {
      type: 'object',
      properties: { days: { type: 'integer', minimum: 1, maximum: 365, default: 7 } },
    },
    responses: {
      200: ApiTokenUsageResponse,
      400: TokenBadRequestProblem,
      401: TokenUnauthorizedProblem,
      403: TokenForbiddenProblem,
      404: TokenNotFoundProblem,
      429: TokenTooManyRequestsProblem,
      500: TokenInternalErrorProblem,
      503: TokenServiceUnavailableProblem,
    },
  },
  'apiTokens.rotate': {
    path: { type: 'object', properties: { id: { type: 'integer', minimum: 1 } }, required: ['id'] },
    headers: {
      type: 'object',
      properties: { 'Idempotency-Key': { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' } },
    },
    body: RotateApiTokenRequest,
    responses: {
      201: CreatedApiTokenResponse,
      400: TokenBadRequestProblem,
      401: TokenUnauthorizedProblem,
      403: TokenForbiddenProblem,
      404: TokenNotFoundProblem,
      409: TokenRetryableConflictProblem,
      413: TokenPayloadTooLargeProblem,
      415: TokenUnsupportedMediaTypeProblem,
      422: TokenIdempotencyKeyReusedProblem,
      429: TokenTooManyRequestsProblem,
      500: TokenInternalErrorProblem,
      503: TokenServiceUnavailableProblem,
    },
  },
} satisfies Record<string, OperationSchemas>;
