// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { JsonSchema, OperationSchemas } from '../../json-schema.ts';
import {
  BadRequestProblem,
  ConflictProblem,
  DeletedResponse,
  ForbiddenProblem,
  InternalErrorProblem,
  Meta,
  NotFoundProblem,
  NullableTimestamp,
  Pagination,
  PayloadTooLargeProblem,
  Plan,
  ServiceUnavailableProblem,
  Timestamp,
  TooManyRequestsProblem,
  UnauthorizedProblem,
  UnsupportedMediaTypeProblem,
} from './shared.ts';

const TokenAdjustment: JsonSchema = { type: 'string', enum: ['set', 'add', 'subtract'] };

const AdjustUserTokensRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['tokens', 'operation'],
  minProperties: 1,
  properties: { tokens: { type: 'integer', minimum: 0, maximum: 1000000000000 }, operation: TokenAdjustment },
};

const Session: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'userId', 'device', 'ipAddress', 'userAgent', 'createdAt', 'lastSeenAt', 'expiresAt'],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 64 },
    userId: { type: 'string', minLength: 1, maxLength: 64 },
    device: { type: 'string', minLength: 1, maxLength: 255 },
    ipAddress: { type: 'string', minLength: 2, maxLength: 45 },
    userAgent: { type: ['string', 'null'], maxLength: 1024 },
    createdAt: Timestamp,
    lastSeenAt: Timestamp,
    expiresAt: Timestamp,
  },
};

const SessionListResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: {
    success: { type: 'boolean', const: true },
    data: { type: 'array', items: Session },
    meta: Meta,
  },
};

const UpdateUserPlanRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['plan'],
  minProperties: 1,
  properties: { plan: Plan },
};

const UserStatus: JsonSchema = { type: 'string', enum: ['active', 'suspended', 'pending'] };

const User: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id', 'name', 'email', 'plan', 'status', 'tokenBalance', 'tokensUsed', 'createdAt',
    'updatedAt', 'lastActiveAt'
  ],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 64 },
    name: { type: 'string', minLength: 1, maxLength: 255 },
    email: { type: 'string', maxLength: 254, format: 'email' },
    plan: Plan,
    status: UserStatus,
    tokenBalance: { type: 'integer', minimum: 0, maximum: 1000000000000 },
    tokensUsed: { type: 'integer', minimum: 0 },
    createdAt: Timestamp,
    updatedAt: Timestamp,
    lastActiveAt: NullableTimestamp,
  },
};

const UserListResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta', 'pagination'],
  properties: {
    success: { type: 'boolean', const: true },
    data: { type: 'array', maxItems: 100, items: User },
    meta: Meta,
    pagination: Pagination,
  },
};

const UserResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: User, meta: Meta },
};

export const users = {
  'users.list': {
    query: {
      type: 'object',
      properties: {
        page: { type: 'integer', minimum: 1, default: 1 },
        perPage: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
        search: { type: 'string', maxLength: 200 },
        status: UserStatus,
        plan: Plan,
      },
    },
    responses: {
      200: UserListResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'users.get': {
    path: {
      type: 'object',
      properties: { id: { type: 'string', minLength: 1, maxLength: 64 } },
      required: ['id'],
    },
    responses: {
      200: UserResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      404: NotFoundProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'users.delete': {
    path: {
      type: 'object',
      properties: { id: { type: 'string', minLength: 1, maxLength: 64 } },
      required: ['id'],
    },
    responses: {
      200: DeletedResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      404: NotFoundProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'users.updatePlan': {
    path: {
      type: 'object',
      properties: { id: { type: 'string', minLength: 1, maxLength: 64 } },
      required: ['id'],
    },
    body: UpdateUserPlanRequest,
    responses: {
      200: UserResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      404: NotFoundProblem,
      413: PayloadTooLargeProblem,
      415: UnsupportedMediaTypeProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'users.adjustTokens': {
    path: {
      type: 'object',
      properties: { id: { type: 'string', minLength: 1, maxLength: 64 } },
      required: ['id'],
    },
    body: AdjustUserTokensRequest,
    responses: {
      200: UserResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      404: NotFoundProblem,
      409: ConflictProblem,
      413: PayloadTooLargeProblem,
      415: UnsupportedMediaTypeProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'users.listSessions': {
    path: {
      type: 'object',
      properties: { id: { type: 'string', minLength: 1, maxLength: 64 } },
      required: ['id'],
    },
    responses: {
      200: SessionListResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      404: NotFoundProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'users.revokeSession': {
    path: {
      type: 'object',
      properties: {
        id: { type: 'string', minLength: 1, maxLength: 64 },
        sessionId: { type: 'string', minLength: 1, maxLength: 64 },
      },
      required: ['id', 'sessionId'],
    },
    responses: {
      200: DeletedResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      404: NotFoundProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
} satisfies Record<string, OperationSchemas>;
