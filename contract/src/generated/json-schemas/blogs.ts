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
  NullableTimestamp,
  Pagination,
  PayloadTooLargeProblem,
  RetryableConflictProblem,
  ServiceUnavailableProblem,
  Timestamp,
  TooManyRequestsProblem,
  UnauthorizedProblem,
  UnsupportedMediaTypeProblem,
} from './shared.ts';

const BlogStatus: JsonSchema = { type: 'string', enum: ['draft', 'published', 'archived'] };

const Blog: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id', 'title', 'slug', 'excerpt', 'content', 'status', 'tags', 'author', 'publishedAt',
    'createdAt', 'updatedAt'
  ],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 64 },
    title: { type: 'string', minLength: 1, maxLength: 255 },
    slug: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
    excerpt: { type: ['string', 'null'], maxLength: 500 },
    content: { type: 'string', minLength: 1, maxLength: 200000 },
    status: BlogStatus,
    tags: {
      type: 'array',
      maxItems: 20,
      uniqueItems: true,
      items: { type: 'string', minLength: 1, maxLength: 50 },
    },
    author: { type: 'string', minLength: 1, maxLength: 255 },
    publishedAt: NullableTimestamp,
    createdAt: Timestamp,
    updatedAt: Timestamp,
  },
};

const BlogListResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta', 'pagination'],
  properties: {
    success: { type: 'boolean', const: true },
    data: { type: 'array', maxItems: 100, items: Blog },
    meta: Meta,
    pagination: Pagination,
  },
};

const BlogResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: Blog, meta: Meta },
};

const CreateBlogRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['title', 'content'],
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 255 },
    slug: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
    excerpt: { type: ['string', 'null'], maxLength: 500 },
    content: { type: 'string', minLength: 1, maxLength: 200000 },
    status: BlogStatus,
    tags: {
      type: 'array',
      maxItems: 20,
      uniqueItems: true,
      default: [],
      items: { type: 'string', minLength: 1, maxLength: 50 },
    },
    author: { type: 'string', minLength: 1, maxLength: 255 },
  },
};

const UpdateBlogRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  minProperties: 1,
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 255 },
    slug: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' },
    excerpt: { type: ['string', 'null'], maxLength: 500 },
    content: { type: 'string', minLength: 1, maxLength: 200000 },
    status: BlogStatus,
    tags: {
      type: 'array',
      maxItems: 20,
      uniqueItems: true,
      items: { type: 'string', minLength: 1, maxLength: 50 },
    },
    author: { type: 'string', minLength: 1, maxLength: 255 },
  },
};

export const blogs = {
  'blogs.list': {
    query: {
      type: 'object',
      properties: {
        page: { type: 'integer', minimum: 1, default: 1 },
        perPage: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
        search: { type: 'string', maxLength: 200 },
        status: BlogStatus,
      },
    },
    responses: {
      200: BlogListResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'blogs.create': {
    headers: {
      type: 'object',
      properties: { 'Idempotency-Key': { type: 'string', minLength: 1, maxLength: 255, pattern: '^[!-~]+$' } },
    },
    body: CreateBlogRequest,
    responses: {
      201: BlogResponse,
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
  'blogs.get': {
    path: {
      type: 'object',
      properties: { id: { type: 'string', minLength: 1, maxLength: 64 } },
      required: ['id'],
    },
    responses: {
      200: BlogResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      404: NotFoundProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'blogs.update': {
    path: {
      type: 'object',
      properties: { id: { type: 'string', minLength: 1, maxLength: 64 } },
      required: ['id'],
    },
    body: UpdateBlogRequest,
    responses: {
      200: BlogResponse,
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
  'blogs.delete': {
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
