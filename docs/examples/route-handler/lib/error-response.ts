import {
  AuthenticationError,
  ConflictError,
  KeyturnError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  TimeoutError,
  ValidationError,
} from '@keyturn/sdk';

/** Nobody reads it: the visitor has gone. The number is what access logs use for that. */
const CLIENT_CLOSED_REQUEST = 499;

/**
 * What a visitor is told. What they got wrong is theirs to know; what is wrong between this server
 * and the API is not, and goes to the log.
 *
 * @throws what is no error of the API
 */
export function errorResponse(error: unknown, request: Request): Response {
  if (request.signal.aborted) return new Response(null, { status: CLIENT_CLOSED_REQUEST });
  if (!(error instanceof KeyturnError)) throw error;

  if (error instanceof ValidationError) return problem(400, error.code);
  if (error instanceof NotFoundError) return problem(404, error.code);
  if (error instanceof ConflictError) return problem(409, error.code);

  console.error(JSON.stringify(error)); // with its request id, and without any key
  if (error instanceof RateLimitError) {
    // It is this server's quota that is used up, so 429 would blame the visitor.
    const seconds = Math.ceil((error.retryAfterMs ?? 1_000) / 1_000);
    return problem(503, 'BUSY', { 'Retry-After': `${seconds}` });
  }
  if (error instanceof TimeoutError) return problem(504, 'UPSTREAM_TIMEOUT');
  const ours = error instanceof AuthenticationError || error instanceof PermissionDeniedError;
  return ours ? problem(500, 'MISCONFIGURED') : problem(502, 'UPSTREAM_FAILED');
}

function problem(
  status: number,
  code: string | undefined,
  headers: Record<string, string> = {},
): Response {
  return Response.json({ error: code ?? 'UNKNOWN' }, { status, headers });
}
