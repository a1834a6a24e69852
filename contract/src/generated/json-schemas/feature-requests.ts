// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { JsonSchema, OperationSchemas } from '../../json-schema.ts';
import {
  BadRequestProblem,
  ForbiddenProblem,
  InternalErrorProblem,
  Meta,
  NotFoundProblem,
  Pagination,
  PayloadTooLargeProblem,
  ServiceUnavailableProblem,
  Timestamp,
  TooManyRequestsProblem,
  UnauthorizedProblem,
  UnsupportedMediaTypeProblem,
} from './shared.ts';

const FeatureRequestStatus: JsonSchema = { type: 'string', enum: ['open', 'planned', 'in_progress', 'completed', 'declined'] };

const FeatureRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'title', 'description', 'status', 'votes', 'userId', 'response', 'createdAt', 'updatedAt'],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 64 },
    title: { type: 'string', minLength: 1, maxLength: 255 },
    description: { type: 'string', maxLength: 5000 },
    status: FeatureRequestStatus,
    votes: { type: 'integer', minimum: 0 },
    userId: { type: ['string', 'null'], minLength: 1, maxLength: 64 },
    response: { type: ['string', 'null'], maxLength: 2000 },
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
};

const FeatureRequestListResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta', 'pagination'],
  properties: {
    success: { type: 'boolean', const: true },
    data: { type: 'array', maxItems: 100, items: FeatureRequest },
    meta: Meta,
    pagination: Pagination,
  },
};

const FeatureRequestResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: FeatureRequest, meta: Meta },
};

const UpdateFeatureRequestRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: { status: FeatureRequestStatus, response: { type: ['string', 'null'], maxLength: 2000 } },
};

export const featureRequests = {
  'featureRequests.list': {
    query: {
      type: 'object',
      properties: {
        page: { type: 'integer', minimum: 1, default: 1 },
        perPage: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
        search: { type: 'string', maxLength: 200 },
        status: FeatureRequestStatus,
      },
    },
    responses: {
      200: FeatureRequestListResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'featureRequests.update': {
    path: {
      type: 'object',
      properties: { id: { type: 'string', minLength: 1, maxLength: 64 } },
      required: ['id'],
    },
    body: UpdateFeatureRequestRequest,
    responses: {
      200: FeatureRequestResponse,
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
} satisfies Record<string, OperationSchemas>;
