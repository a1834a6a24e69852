// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { JsonSchema, OperationSchemas } from '../../json-schema.ts';
import {
  BadRequestProblem,
  Currency,
  DeletedResponse,
  ForbiddenProblem,
  InternalErrorProblem,
  Meta,
  NotFoundProblem,
  Pagination,
  ServiceUnavailableProblem,
  Timestamp,
  TooManyRequestsProblem,
  UnauthorizedProblem,
} from './shared.ts';

const AffiliateStatus: JsonSchema = { type: 'string', enum: ['active', 'pending', 'suspended'] };

const Affiliate: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id', 'userId', 'name', 'email', 'code', 'status', 'referrals', 'commissionRate',
    'totalEarned', 'totalPaid', 'currency', 'createdAt', 'updatedAt'
  ],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 64 },
    userId: { type: 'string', minLength: 1, maxLength: 64 },
    name: { type: 'string', minLength: 1, maxLength: 255 },
    email: { type: 'string', maxLength: 254, format: 'email' },
    code: { type: 'string', minLength: 1, maxLength: 64 },
    status: AffiliateStatus,
    referrals: { type: 'integer', minimum: 0 },
    commissionRate: { type: 'number', minimum: 0, maximum: 100 },
    totalEarned: { type: 'integer', minimum: 0 },
    totalPaid: { type: 'integer', minimum: 0 },
    currency: Currency,
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
};

const AffiliateListResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta', 'pagination'],
  properties: {
    success: { type: 'boolean', const: true },
    data: { type: 'array', maxItems: 100, items: Affiliate },
    meta: Meta,
    pagination: Pagination,
  },
};

const AffiliateResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: Affiliate, meta: Meta },
};

export const affiliates = {
  'affiliates.list': {
    query: {
      type: 'object',
      properties: {
        page: { type: 'integer', minimum: 1, default: 1 },
        perPage: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
        search: { type: 'string', maxLength: 200 },
        status: AffiliateStatus,
      },
    },
    responses: {
      200: AffiliateListResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'affiliates.get': {
    path: {
      type: 'object',
      properties: { id: { type: 'string', minLength: 1, maxLength: 64 } },
      required: ['id'],
    },
    responses: {
      200: AffiliateResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      404: NotFoundProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'affiliates.delete': {
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
} satisfies Record<string, OperationSchemas>;
