// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { JsonSchema, OperationSchemas } from '../../json-schema.ts';
import {
  BadRequestProblem,
  ForbiddenProblem,
  InternalErrorProblem,
  Meta,
  Pagination,
  PayloadTooLargeProblem,
  ServiceUnavailableProblem,
  Timestamp,
  TooManyRequestsProblem,
  UnauthorizedProblem,
  UnsupportedMediaTypeProblem,
} from './shared.ts';

const ActorType: JsonSchema = { type: 'string', enum: ['root', 'token', 'system'] };

const AuditActor: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['type', 'id', 'name'],
  properties: {
    type: ActorType,
    id: { type: 'string', minLength: 1, maxLength: 64 },
    name: { type: 'string', minLength: 1, maxLength: 255 },
  },
};

const AuditSnapshot: JsonSchema = { type: ['object', 'null'], additionalProperties: true };

const AuditEntry: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'operation', 'actor', 'target', 'requestId', 'ipAddress', 'before', 'after', 'createdAt'],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 64 },
    operation: { type: 'string', minLength: 1, maxLength: 64 },
    actor: AuditActor,
    target: { type: ['string', 'null'], minLength: 1, maxLength: 64 },
    requestId: { type: ['string', 'null'], minLength: 1, maxLength: 128 },
    ipAddress: { type: ['string', 'null'], minLength: 2, maxLength: 45 },
    before: AuditSnapshot,
    after: AuditSnapshot,
    createdAt: Timestamp,
  },
};

const AuditEntryListResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta', 'pagination'],
  properties: {
    success: { type: 'boolean', const: true },
    data: { type: 'array', maxItems: 100, items: AuditEntry },
    meta: Meta,
    pagination: Pagination,
  },
};

const ClearedCaches: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['verifications', 'signatures'],
  properties: { verifications: { type: 'integer', minimum: 0 }, signatures: { type: 'integer', minimum: 0 } },
};

const CacheClearing: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['cleared'],
  properties: { cleared: ClearedCaches },
};

const CacheClearingResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: CacheClearing, meta: Meta },
};

const CheckStatus: JsonSchema = { type: 'string', enum: ['ok', 'degraded', 'failed'] };

const HealthStatus: JsonSchema = { type: 'string', enum: ['ok', 'degraded'] };

const HealthCheck: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'status', 'latencyMs', 'message'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 64 },
    status: CheckStatus,
    latencyMs: { type: ['number', 'null'], minimum: 0 },
    message: { type: ['string', 'null'], maxLength: 500 },
  },
};

const Health: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['status', 'version', 'uptimeSeconds', 'checks'],
  properties: {
    status: HealthStatus,
    version: { type: 'string', minLength: 1, maxLength: 64 },
    uptimeSeconds: { type: 'number', minimum: 0 },
    checks: { type: 'array', maxItems: 20, items: HealthCheck },
  },
};

const HealthInternalErrorProblem: JsonSchema = {
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

const HealthResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: Health, meta: Meta },
};

const HealthUnavailableProblem: JsonSchema = {
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
        code: { type: 'string', enum: ['SERVICE_UNAVAILABLE'] },
        message: { type: 'string', minLength: 1, maxLength: 1000 },
      },
    },
    meta: Meta,
  },
};

const SystemTestName: JsonSchema = { type: 'string', enum: ['store', 'counter', 'jwt', 'key-hashing', 'clock', 'audit-chain'] };

const RunSystemTestsRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['tests'],
  properties: { tests: { type: 'array', minItems: 1, maxItems: 6, uniqueItems: true, items: SystemTestName } },
};

const TestStatus: JsonSchema = { type: 'string', enum: ['passed', 'failed'] };

const SystemTestResult: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'status', 'durationMs', 'message'],
  properties: {
    name: SystemTestName,
    status: TestStatus,
    durationMs: { type: 'number', minimum: 0 },
    message: { type: ['string', 'null'], maxLength: 500 },
  },
};

const SystemTestReport: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['passed', 'failed', 'durationMs', 'tests'],
  properties: {
    passed: { type: 'integer', minimum: 0 },
    failed: { type: 'integer', minimum: 0 },
    durationMs: { type: 'number', minimum: 0 },
    tests: { type: 'array', maxItems: 6, items: SystemTestResult },
  },
};

const SystemTestReportResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: SystemTestReport, meta: Meta },
};

export const system = {
  'system.health': {
    responses: { 200: HealthResponse, 500: HealthInternalErrorProblem, 503: HealthUnavailableProblem },
  },
  'system.runAllTests': {
    responses: {
      200: SystemTestReportResponse,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'system.runTests': {
    body: RunSystemTestsRequest,
    responses: {
      200: SystemTestReportResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      413: PayloadTooLargeProblem,
      415: UnsupportedMediaTypeProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'system.clearCache': {
    responses: {
      200: CacheClearingResponse,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'system.auditLog': {
    query: {
      type: 'object',
      properties: {
        page: { type: 'integer', minimum: 1, default: 1 },
        perPage: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
        actor: { type: 'string', minLength: 1, maxLength: 64 },
        operation: { type: 'string', minLength: 1, maxLength: 64 },
        target: { type: 'string', minLength: 1, maxLength: 64 },
        from: { type: 'string', format: 'date-time' },
        to: { type: 'string', format: 'date-time' },
      },
    },
    responses: {
      200: AuditEntryListResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
} satisfies Record<string, OperationSchemas>;
