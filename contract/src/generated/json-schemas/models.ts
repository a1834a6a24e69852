// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { JsonSchema, OperationSchemas } from '../../json-schema.ts';
import {
  BadRequestProblem,
  ConflictProblem,
  DeletedResponse,
  ForbiddenProblem,
  IdempotencyKeyReusedProblem,
  InternalErrorProblem,
  Meta,
  NotFoundProblem,
  PayloadTooLargeProblem,
  RetryableConflictProblem,
  ServiceUnavailableProblem,
  Timestamp,
  TooManyRequestsProblem,
  UnauthorizedProblem,
  UnsupportedMediaTypeProblem,
} from './shared.ts';

const ModelTier: JsonSchema = { type: 'string', enum: ['standard', 'premium', 'enterprise'] };

const CreateModelRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'label', 'tier'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 255 },
    label: { type: 'string', minLength: 1, maxLength: 255 },
    tier: ModelTier,
    supportsMedia: { type: 'boolean', default: false },
    active: { type: 'boolean', default: true },
    description: { type: ['string', 'null'], maxLength: 2000 },
    contextWindow: { type: ['integer', 'null'], minimum: 1, maximum: 100000000 },
  },
};

const Model: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id', 'name', 'label', 'tier', 'supportsMedia', 'displayOrder', 'active', 'description',
    'contextWindow', 'createdAt', 'updatedAt'
  ],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 64 },
    name: { type: 'string', minLength: 1, maxLength: 255 },
    label: { type: 'string', minLength: 1, maxLength: 255 },
    tier: ModelTier,
    supportsMedia: { type: 'boolean' },
    displayOrder: { type: 'integer', minimum: 1 },
    active: { type: 'boolean' },
    description: { type: ['string', 'null'], maxLength: 2000 },
    contextWindow: { type: ['integer', 'null'], minimum: 1, maximum: 100000000 },
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
};

const ModelListResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: { type: 'array', items: Model }, meta: Meta },
};

const ModelResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: Model, meta: Meta },
};

const ReorderModelsRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['ids'],
  properties: {
    ids: {
      type: 'array',
      minItems: 1,
      maxItems: 1000,
      uniqueItems: true,
      items: { type: 'string', minLength: 1, maxLength: 64 },
    },
  },
};

const UpdateModelRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 255 },
    label: { type: 'string', minLength: 1, maxLength: 255 },
    tier: ModelTier,
    supportsMedia: { type: 'boolean' },
    active: { type: 'boolean' },
    description: { type: ['string', 'null'], maxLength: 2000 },
    contextWindow: { type: ['integer', 'null'], minimum: 1, maximum: 100000000 },
  },
};

export const models = {
  'models.list': {
    responses: {
      200: ModelListResponse,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'models.create': {
    headers: {
      type: 'object',
      properties: { 'Idempotency-Key': { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' } },
    },
    body: CreateModelRequest,
    responses: {
      201: ModelResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      409: RetryableConflictProblem,
      413: PayloadTooLargeProblem,
      415: UnsupportedMediaTypeProblem,
      422: IdempotencyKeyReusedProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'models.get': {
    path: {
      type: 'object',
      properties: { id: { type: 'string', minLength: 1, maxLength: 64 } },
      required: ['id'],
    },
    responses: {
      200: ModelResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      404: NotFoundProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'models.update': {
    path: {
      type: 'object',
      properties: { id: { type: 'string', minLength: 1, maxLength: 64 } },
      required: ['id'],
    },
    body: UpdateModelRequest,
    responses: {
      200: ModelResponse,
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
  'models.delete': {
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
  'models.reorder': {
    body: ReorderModelsRequest,
    responses: {
      200: ModelListResponse,
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
} satisfies Record<string, OperationSchemas>;
