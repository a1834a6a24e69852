// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { JsonSchema } from '../../json-schema.ts';

export const FieldLocation: JsonSchema = { type: 'string', enum: ['body', 'query', 'path', 'header'] };

export const FieldProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['field', 'location', 'message'],
  properties: {
    field: { type: 'string', maxLength: 255 },
    location: FieldLocation,
    message: { type: 'string', minLength: 1, maxLength: 500 },
  },
};

export const Timestamp: JsonSchema = {
  type: 'string',
  format: 'date-time',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
};

export const Meta: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['timestamp', 'requestId'],
  properties: {
    timestamp: Timestamp,
    requestId: { type: 'string', minLength: 1, maxLength: 128, pattern: '^[!-~]+$' },
  },
};

export const BadRequestProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'error', 'meta'],
  properties: {
    success: { type: 'boolean', const: false },
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: ['VALIDATION_ERROR'] },
        message: { type: 'string', minLength: 1, maxLength: 1000 },
        details: {
          type: 'object',
          additionalProperties: false,
          properties: { fields: { type: 'array', minItems: 1, maxItems: 100, items: FieldProblem } },
        },
      },
    },
    meta: Meta,
  },
};

export const ConflictProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'error', 'meta'],
  properties: {
    success: { type: 'boolean', const: false },
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: ['CONFLICT'] },
        message: { type: 'string', minLength: 1, maxLength: 1000 },
      },
    },
    meta: Meta,
  },
};

export const Currency: JsonSchema = { type: 'string', pattern: '^[A-Z]{3}$' };

export const Deleted: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'deleted'],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 64 },
    deleted: { type: 'boolean', const: true },
  },
};

export const DeletedResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: Deleted, meta: Meta },
};

export const Environment: JsonSchema = { type: 'string', enum: ['live', 'test'] };

export const Scope: JsonSchema = {
  type: 'string',
  enum: [
    '*', '*:read', '*:write', '*:delete', 'users:read', 'users:write', 'users:delete', 'users:*',
    'models:read', 'models:write', 'models:delete', 'models:*', 'affiliates:read',
    'affiliates:write', 'affiliates:delete', 'affiliates:*', 'withdrawals:read',
    'withdrawals:write', 'withdrawals:delete', 'withdrawals:*', 'analytics:read',
    'analytics:write', 'analytics:delete', 'analytics:*', 'blogs:read', 'blogs:write',
    'blogs:delete', 'blogs:*', 'feature-requests:read', 'feature-requests:write',
    'feature-requests:delete', 'feature-requests:*', 'contact-messages:read',
    'contact-messages:write', 'contact-messages:delete', 'contact-messages:*', 'system:read',
    'system:write', 'system:delete', 'system:*', 'tokens:read', 'tokens:write', 'tokens:delete',
    'tokens:*'
  ],
};

export const ForbiddenProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'error', 'meta'],
  properties: {
    success: { type: 'boolean', const: false },
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: ['INSUFFICIENT_SCOPE', 'ENDPOINT_NOT_ALLOWED', 'IP_NOT_ALLOWED'] },
        message: { type: 'string', minLength: 1, maxLength: 1000 },
        details: { type: 'object', additionalProperties: false, properties: { requiredScope: Scope } },
      },
    },
    meta: Meta,
  },
};

export const IdempotencyKeyReusedProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'error', 'meta'],
  properties: {
    success: { type: 'boolean', const: false },
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: ['IDEMPOTENCY_KEY_REUSED'] },
        message: { type: 'string', minLength: 1, maxLength: 1000 },
      },
    },
    meta: Meta,
  },
};

export const InternalErrorProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'error', 'meta'],
  properties: {
    success: { type: 'boolean', const: false },
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: ['INTERNAL_ERROR'] },
        message: { type: 'string', minLength: 1, maxLength: 1000 },
      },
    },
    meta: Meta,
  },
};

export const NotFoundProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'error', 'meta'],
  properties: {
    success: { type: 'boolean', const: false },
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: ['NOT_FOUND'] },
        message: { type: 'string', minLength: 1, maxLength: 1000 },
      },
    },
    meta: Meta,
  },
};

export const NullableTimestamp: JsonSchema = {
  type: ['string', 'null'],
  format: 'date-time',
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$',
};

export const Pagination: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['page', 'perPage', 'total', 'totalPages', 'hasNext', 'hasPrev'],
  properties: {
    page: { type: 'integer', minimum: 1 },
    perPage: { type: 'integer', minimum: 1, maximum: 100 },
    total: { type: 'integer', minimum: 0 },
    totalPages: { type: 'integer', minimum: 0 },
    hasNext: { type: 'boolean' },
    hasPrev: { type: 'boolean' },
  },
};

export const PayloadTooLargeProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'error', 'meta'],
  properties: {
    success: { type: 'boolean', const: false },
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: ['PAYLOAD_TOO_LARGE'] },
        message: { type: 'string', minLength: 1, maxLength: 1000 },
      },
    },
    meta: Meta,
  },
};

export const Plan: JsonSchema = { type: 'string', enum: ['free', 'starter', 'professional', 'enterprise'] };

export const RetryableConflictProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'error', 'meta'],
  properties: {
    success: { type: 'boolean', const: false },
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: ['CONFLICT'] },
        message: { type: 'string', minLength: 1, maxLength: 1000 },
      },
    },
    meta: Meta,
  },
};

export const ServiceUnavailableProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'error', 'meta'],
  properties: {
    success: { type: 'boolean', const: false },
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: ['API_KEY_NOT_CONFIGURED', 'SERVICE_UNAVAILABLE'] },
        message: { type: 'string', minLength: 1, maxLength: 1000 },
      },
    },
    meta: Meta,
  },
};

export const TooManyRequestsProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'error', 'meta'],
  properties: {
    success: { type: 'boolean', const: false },
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: ['RATE_LIMIT_EXCEEDED', 'TOO_MANY_AUTH_FAILURES'] },
        message: { type: 'string', minLength: 1, maxLength: 1000 },
        details: { type: 'object', additionalProperties: false, properties: { resetAt: Timestamp } },
      },
    },
    meta: Meta,
  },
};

export const UnauthorizedProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'error', 'meta'],
  properties: {
    success: { type: 'boolean', const: false },
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'message'],
      properties: {
        code: {
          type: 'string',
          enum: [
            'MISSING_AUTH_HEADER', 'INVALID_AUTH_SCHEME', 'INVALID_API_KEY', 'TOKEN_EXPIRED',
            'INVALID_TOKEN', 'API_KEY_EXPIRED', 'API_KEY_DISABLED'
          ],
        },
        message: { type: 'string', minLength: 1, maxLength: 1000 },
      },
    },
    meta: Meta,
  },
};

export const UnsupportedMediaTypeProblem: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'error', 'meta'],
  properties: {
    success: { type: 'boolean', const: false },
    error: {
      type: 'object',
      additionalProperties: false,
      required: ['code', 'message'],
      properties: {
        code: { type: 'string', enum: ['UNSUPPORTED_MEDIA_TYPE'] },
        message: { type: 'string', minLength: 1, maxLength: 1000 },
      },
    },
    meta: Meta,
  },
};
