/** Requests to the administration that cannot be fulfilled, and how they are answered. */
import type { Schema } from '@keyturn/contract';
import { ApiError } from '@keyturn/reference-server/internal/domain/api-error';
import { DuplicateError } from '@keyturn/reference-server/internal/ports';
import { MockContractError } from '../override.ts';

const statuses = {
  INVALID_REQUEST: 400,
  REFUSED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  CONFLICT: 409,
  BODY_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  BROKEN_CONTRACT: 500,
  INTERNAL_ERROR: 500,
} as const;

export type AdminErrorCode = keyof typeof statuses;

/** Names what was wrong and what would be right. */
export class AdminError extends Error {
  readonly code: AdminErrorCode;
  readonly fields: readonly Schema<'FieldProblem'>[] | undefined;

  constructor(code: AdminErrorCode, message: string, fields?: readonly Schema<'FieldProblem'>[]) {
    super(message);
    this.name = 'AdminError';
    this.code = code;
    this.fields = fields;
  }
}

/** @param fields not empty */
export function invalidFields(fields: readonly Schema<'FieldProblem'>[]): AdminError {
  const told = fields.map(({ field, location, message }) => `${field || location} ${message}`);
  return new AdminError('INVALID_REQUEST', `${told.join('; ')}.`, fields);
}

export function answerAdminError({ code, message, fields }: AdminError): Response {
  const error = { code, message, ...(fields && { fields }) };
  return Response.json({ error }, { status: statuses[code], headers: SAFE });
}

/** No page shall make anything of an answer. */
export const SAFE = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** What a request to the administration has ended with, as whoever made it can use it. */
export function asAdminError(error: unknown): AdminError {
  if (error instanceof AdminError) return error;
  if (error instanceof DuplicateError) return new AdminError('CONFLICT', error.message);
  if (error instanceof ApiError) return fromApi(error);
  // The mock refuses what there cannot be with these, and says what there can.
  if (error instanceof MockContractError || error instanceof TypeError) {
    return new AdminError('INVALID_REQUEST', error.message);
  }
  return new AdminError('INTERNAL_ERROR', String(error));
}

/** What the server's own rules say of settings and bodies. */
function fromApi({ code, message, details }: ApiError): AdminError {
  if (code === 'PAYLOAD_TOO_LARGE') {
    return new AdminError('BODY_TOO_LARGE', 'The body is larger than 1 MiB.');
  }
  if (code === 'UNSUPPORTED_MEDIA_TYPE') {
    return new AdminError('UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json.');
  }
  if (details.fields?.length) return invalidFields(details.fields);
  return new AdminError('INVALID_REQUEST', message || code);
}
