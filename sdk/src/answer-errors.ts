/**
 * The errors that only an answer of the server can be. They are loaded with the first of them, or
 * with a program that names them.
 */
import {
  ApiError,
  type CodeOfStatus,
  type ErrorContext,
  KeyturnError,
  nameClasses,
} from './errors.ts';

/** 401: the key or the token was refused. */
export class AuthenticationError<Code extends string = CodeOfStatus<401>> extends ApiError<Code> {
  declare static readonly [Symbol.hasInstance]: (value: unknown) => value is AuthenticationError;
}

/** 403: the key is valid and may not do this. */
export class PermissionDeniedError<Code extends string = CodeOfStatus<403>> extends ApiError<Code> {
  declare static readonly [Symbol.hasInstance]: (value: unknown) => value is PermissionDeniedError;
}

/** 404: there is no such thing, or no such endpoint. */
export class NotFoundError<Code extends string = CodeOfStatus<404>> extends ApiError<Code> {
  declare static readonly [Symbol.hasInstance]: (value: unknown) => value is NotFoundError;
}

/** 400: the request breaks the contract; `details` names the fields. */
export class ValidationError<Code extends string = CodeOfStatus<400>> extends ApiError<Code> {
  declare static readonly [Symbol.hasInstance]: (value: unknown) => value is ValidationError;
}

/** 409: the request does not fit the present state. */
export class ConflictError<Code extends string = CodeOfStatus<409>> extends ApiError<Code> {
  declare static readonly [Symbol.hasInstance]: (value: unknown) => value is ConflictError;
}

/** 5xx: the server failed or is not available. */
export class ServerError<Code extends string = CodeOfStatus<500 | 503>> extends ApiError<Code> {
  declare static readonly [Symbol.hasInstance]: (value: unknown) => value is ServerError;
}

/** Where an answer is not what the contract promises. */
export interface Mismatch {
  /** JSON Pointer into the answer's body. */
  readonly pointer: string;
  /** What the contract asks for there. */
  readonly expected: string;
  /** The type of what stands there. */
  readonly found: string;
}

export interface ParseErrorFields extends ErrorContext {
  readonly status: number;
  readonly requestId: string | undefined;
  readonly details?: readonly Mismatch[] | undefined;
}

/** A success whose body is not what the contract promises. */
export class ParseError extends (KeyturnError as new (
  message: string,
  fields: ParseErrorFields,
) => KeyturnError) {
  declare readonly code: undefined;
  /** HTTP status of the answer. */
  declare readonly status: number;
  declare readonly requestId: string | undefined;
  /** Every mismatch, where `validate` found them. */
  declare readonly details: readonly Mismatch[] | undefined;
}

nameClasses({
  AuthenticationError,
  PermissionDeniedError,
  NotFoundError,
  ValidationError,
  ConflictError,
  ServerError,
  ParseError,
});
