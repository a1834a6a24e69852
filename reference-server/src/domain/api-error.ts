import type { ErrorCode, Schema } from '@keyturn/contract';

/** What a caller needs to know beyond the code. Which of it applies depends on the code. */
export interface ErrorDetails {
  /** Every field that was refused. */
  readonly fields?: readonly Schema<'FieldProblem'>[];
  readonly requiredScope?: Schema<'Scope'>;
  /** When the request can be admitted, in ms since the epoch. */
  readonly resetAtMs?: number;
  /** Requests that one window admits. */
  readonly limit?: number;
  readonly retryAfterSeconds?: number;
  /** The same request is worth sending again, although the code says otherwise. */
  readonly shouldRetry?: boolean;
  /** Methods that the path has. */
  readonly allow?: readonly string[];
}

/** A request that cannot be fulfilled, by a code of the contract. HTTP turns it into an answer. */
export class ApiError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  /** @param message replaces the usual text of the code; it may quote names, never secrets */
  constructor(code: ErrorCode, details: ErrorDetails = {}, message = '') {
    super(message);
    this.name = 'ApiError';
    this.code = code;
    this.details = details;
  }
}

/** A request that breaks a rule which no schema can say. */
export function invalidField(
  field: string,
  message: string,
  location: Schema<'FieldLocation'> = 'body',
): ApiError {
  return new ApiError('VALIDATION_ERROR', { fields: [{ field, location, message }] });
}

/** @param message what is in the way, and why */
export function conflict(message: string): ApiError {
  return new ApiError('CONFLICT', {}, message);
}

/**
 * @param what names a thing of this kind, such as `user`
 * @throws ApiError NOT_FOUND for `undefined`
 */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new ApiError('NOT_FOUND', {}, `No ${what} has this id.`);
  return value;
}
