// Generated from openapi.yaml by `npm run generate`. Do not edit.
import type { JsonSchema, OperationSchemas } from '../../json-schema.ts';
import {
  Environment,
  InternalErrorProblem,
  Meta,
  NullableTimestamp,
  Scope,
  ServiceUnavailableProblem,
  Timestamp,
  TooManyRequestsProblem,
  UnauthorizedProblem,
} from './shared.ts';

const AddressForbiddenProblem: JsonSchema = {
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
        code: { type: 'string', enum: ['IP_NOT_ALLOWED'] },
        message: { type: 'string', minLength: 1, maxLength: 1000 },
      },
    },
    meta: Meta,
  },
};

const AuthMethod: JsonSchema = { type: 'string', enum: ['key', 'basic', 'jwt'] };

const KeyRateLimit: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['limit', 'remaining', 'resetAt'],
  properties: {
    limit: { type: ['integer', 'null'], minimum: 1 },
    remaining: { type: ['integer', 'null'], minimum: 0 },
    resetAt: NullableTimestamp,
  },
};

const AuthInfo: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['keyId', 'name', 'environment', 'scopes', 'method', 'expiresAt', 'rateLimit'],
  properties: {
    keyId: { type: 'string', minLength: 1, maxLength: 64 },
    name: { type: 'string', minLength: 1, maxLength: 255 },
    environment: Environment,
    scopes: { type: 'array', maxItems: 100, uniqueItems: true, items: Scope },
    method: AuthMethod,
    expiresAt: NullableTimestamp,
    rateLimit: KeyRateLimit,
  },
};

const AuthInfoResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: AuthInfo, meta: Meta },
};

const Jwt: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['token', 'tokenType', 'expiresIn', 'expiresAt'],
  properties: {
    token: { type: 'string', minLength: 1, maxLength: 4096 },
    tokenType: { type: 'string', const: 'Bearer' },
    expiresIn: { type: 'integer', minimum: 1 },
    expiresAt: Timestamp,
  },
};

const JwtResponse: JsonSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['success', 'data', 'meta'],
  properties: { success: { type: 'boolean', const: true }, data: Jwt, meta: Meta },
};

export const auth = {
  'auth.validate': {
    responses: {
      200: JwtResponse,
      401: UnauthorizedProblem,
      403: AddressForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
  'auth.me': {
    responses: {
      200: AuthInfoResponse,
      401: UnauthorizedProblem,
      403: AddressForbiddenProblem,
      429: TooManyRequestsProblem,
      500: InternalErrorProblem,
      503: ServiceUnavailableProblem,
    },
  },
} satisfies Record<string, OperationSchemas>;
