// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { JsonSchema, OperationSchemas } from '../../json-schema.ts';
import {
  BadRequestProblem,
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

const ContactMessageStatus: JsonSchema = { type: 'string', enum: ['new', 'read', 'archived'] };

const ContactMessage: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'name', 'email', 'subject', 'message', 'status', 'createdAt'],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 64 },
    name: { type: 'string', minLength: 1, maxLength: 255 },
    email: { type: 'string', maxLength: 254, format: 'email' },
    subject: { type: 'string', maxLength: 255 },
    message: { type: 'string', maxLength: 10000 },
    status: ContactMessageStatus,
    createdAt: Timestamp,
  },
};

const ContactMessageListResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta', 'pagination'],
  properties: {
    success: { type: 'boolean', const: true },
    data: { type: 'array', maxItems: 100, items: ContactMessage },
    meta: Meta,
    pagination: Pagination,
  },
};

export const contactMessages = {
  'contactMessages.list': {
    query: {
      type: 'object',
      properties: {
        page: { type: 'integer', minimum: 1, default: 1 },
        perPage: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
        search: { type: 'string', maxLength: 200 },
        status: ContactMessageStatus,
      },
    },
    responses: {
      200: ContactMessageListResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'contactMessages.delete': {
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
