// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { JsonSchema, OperationSchemas } from '../../json-schema.ts';
import {
  BadRequestProblem,
  ConflictProblem,
  Currency,
  ForbiddenProblem,
  InternalErrorProblem,
  Meta,
  NotFoundProblem,
  NullableTimestamp,
  Pagination,
  PayloadTooLargeProblem,
  ServiceUnavailableProblem,
  Timestamp,
  TooManyRequestsProblem,
  UnauthorizedProblem,
  UnsupportedMediaTypeProblem,
} from './shared.ts';

const WithdrawalDecision: JsonSchema = { type: 'string', enum: ['approved', 'rejected', 'paid'] };

const UpdateWithdrawalStatusRequest: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'status'],
  minProperties: 1,
  properties: { id: { type: 'string', minLength: 1, maxLength: 64 }, status: WithdrawalDecision },
};

const WithdrawalStatus: JsonSchema = { type: 'string', enum: ['pending', 'approved', 'paid', 'rejected'] };

const WithdrawalMethod: JsonSchema = { type: 'string', enum: ['bank_transfer', 'paypal', 'stripe'] };

const Withdrawal: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: [
    'id', 'affiliateId', 'amount', 'currency', 'status', 'method', 'createdAt', 'processedAt',
    'updatedAt'
  ],
  properties: {
    id: { type: 'string', minLength: 1, maxLength: 64 },
    affiliateId: { type: 'string', minLength: 1, maxLength: 64 },
    amount: { type: 'integer', minimum: 1 },
    currency: Currency,
    status: WithdrawalStatus,
    method: WithdrawalMethod,
    createdAt: Timestamp,
    processedAt: NullableTimestamp,
    updatedAt: Timestamp,
  },
};

const WithdrawalListResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta', 'pagination'],
  properties: {
    success: { type: 'boolean', const: true },
    data: { type: 'array', maxItems: 100, items: Withdrawal },
    meta: Meta,
    pagination: Pagination,
  },
};

const WithdrawalResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: Withdrawal, meta: Meta },
};

export const withdrawals = {
  'withdrawals.list': {
    query: {
      type: 'object',
      properties: {
        page: { type: 'integer', minimum: 1, default: 1 },
        perPage: { type: 'integer', minimum: 1, maximum: 100, default: 20 },
        search: { type: 'string', maxLength: 200 },
        status: WithdrawalStatus,
      },
    },
    responses: {
      200: WithdrawalListResponse,
      400: BadRequestProblem,
      401: UnauthorizedProblem,
      403: ForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'withdrawals.updateStatus': {
    body: UpdateWithdrawalStatusRequest,
    responses: {
      200: WithdrawalResponse,
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
} satisfies Record<string, OperationSchemas>;
