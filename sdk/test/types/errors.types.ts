/** What the compiler knows of failures, caught or as a result. */
import { expectTypeOf } from 'vitest';
import {
  ApiError,
  type AuthenticationError,
  type ConflictError,
  type ConnectionError,
  type ErrorCode,
  type Keyturn,
  KeyturnError,
  NotFoundError,
  type OperationError,
  ParseError,
  PermissionDeniedError,
  RateLimitError,
  type Schema,
  type ServerError,
  TimeoutError,
  ValidationError,
} from '../../src/index.ts';

declare const admin: Keyturn;
declare const reason: unknown;

export async function resultByOutcome(): Promise<void> {
  const result = await admin.users.get('user_1').result();
  if (result.ok) {
    expectTypeOf(result.data).toEqualTypeOf<Schema<'User'>>();
    expectTypeOf(result.error).toEqualTypeOf<undefined>();
  } else {
    expectTypeOf(result.data).toEqualTypeOf<undefined>();
    expectTypeOf(result.error).toEqualTypeOf<OperationError<'users.get'>>();
    expectTypeOf(result.error).toExtend<KeyturnError>();
  }
}

export function resultByCode(error: OperationError<'models.create'>): void {
  switch (error.code) {
    case 'VALIDATION_ERROR':
      expectTypeOf(error).toEqualTypeOf<ValidationError<'VALIDATION_ERROR'>>();
      expectTypeOf(error.details?.fields?.[0]?.field).toEqualTypeOf<string | undefined>();
      break;
    case 'INSUFFICIENT_SCOPE':
      expectTypeOf(error).toEqualTypeOf<PermissionDeniedError<'INSUFFICIENT_SCOPE'>>();
      expectTypeOf(error.details?.requiredScope).toEqualTypeOf<Schema<'Scope'> | undefined>();
      break;
    case 'IP_NOT_ALLOWED':
      expectTypeOf(error).toEqualTypeOf<PermissionDeniedError<'IP_NOT_ALLOWED'>>();
      expectTypeOf(error.details).toEqualTypeOf<Readonly<Record<string, unknown>> | undefined>();
      break;
    case 'RATE_LIMIT_EXCEEDED':
      expectTypeOf(error).toEqualTypeOf<RateLimitError<'RATE_LIMIT_EXCEEDED'>>();
      expectTypeOf(error.resetAt).toEqualTypeOf<Date | undefined>();
      expectTypeOf(error.details?.retryAfter).toEqualTypeOf<number | undefined>();
      break;
    case 'INVALID_API_KEY':
      expectTypeOf(error).toEqualTypeOf<AuthenticationError<'INVALID_API_KEY'>>();
      break;
    case 'CONFLICT':
      expectTypeOf(error).toEqualTypeOf<ConflictError<'CONFLICT'>>();
      break;
    case 'IDEMPOTENCY_KEY_REUSED':
      expectTypeOf(error).toEqualTypeOf<ApiError<'IDEMPOTENCY_KEY_REUSED'>>();
      break;
    case 'SERVICE_UNAVAILABLE':
      expectTypeOf(error).toEqualTypeOf<ServerError<'SERVICE_UNAVAILABLE'>>();
      break;
    // @ts-expect-error Nothing is looked up by an id.
    case 'NOT_FOUND':
      break;
    default:
      // A newer server may send others, and no answer has none.
      expectTypeOf(error).not.toEqualTypeOf<never>();
  }
}

export function resultByClass(error: OperationError<'users.get'>): void {
  if (error instanceof NotFoundError) {
    expectTypeOf(error.code).toEqualTypeOf<'NOT_FOUND' | undefined>();
  } else if (error instanceof TimeoutError) {
    expectTypeOf(error.timeoutMs).toEqualTypeOf<number>();
  } else if (error instanceof ParseError) {
    expectTypeOf(error.details?.[0]?.pointer).toEqualTypeOf<string | undefined>();
  } else {
    expectTypeOf<ConnectionError>().toExtend<typeof error>();
  }
}

export function caught(): void {
  if (reason instanceof ValidationError) {
    expectTypeOf(reason).toEqualTypeOf<ValidationError>();
    expectTypeOf(reason.code).toEqualTypeOf<'VALIDATION_ERROR' | undefined>();
    expectTypeOf(reason.details?.fields?.[0]?.message).toEqualTypeOf<string | undefined>();
  }
  if (reason instanceof PermissionDeniedError) {
    expectTypeOf(reason.details?.requiredScope).toEqualTypeOf<Schema<'Scope'> | undefined>();
  }
  if (reason instanceof RateLimitError) {
    expectTypeOf(reason.details?.limit).toEqualTypeOf<number | undefined>();
    expectTypeOf(reason.rateLimit?.remaining).toEqualTypeOf<number | undefined>();
  }
  if (reason instanceof ApiError) {
    expectTypeOf(reason.status).toEqualTypeOf<number>();
    expectTypeOf<ErrorCode>().toExtend<typeof reason.code>();
    // Codes of a newer server compile.
    expectTypeOf<'TEAPOT'>().toExtend<typeof reason.code>();
    expectTypeOf(reason.details?.['anything']).toEqualTypeOf<unknown>();
  }
  if (reason instanceof KeyturnError) {
    expectTypeOf(reason.operation).toEqualTypeOf<string | undefined>();
  }
}
