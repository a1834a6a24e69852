/**
 * The error that an answer ends its call with.
 *
 * - Its class, its fields and its words are made in `full-error.ts`, which is loaded with the first
 *   such answer, since most programs start without one. No deadline bounds that: a clock that a
 *   test moves on must not overtake it.
 * - Where that cannot be loaded (a deployment that has removed its files, say), the error is an
 *   `ApiError` all the same, with the status to decide by; `cause` says why it has no more.
 */
import { ApiError, type KeyturnError } from './errors.ts';
import type { RequestRecord } from './request-record.ts';

/**
 * @param now Wall-clock milliseconds since the epoch.
 * @param missing What a success lacks; absent for what is no success.
 */
export async function errorFromAnswer(
  request: RequestRecord,
  response: Response,
  now: number,
  missing?: string,
): Promise<KeyturnError> {
  const { operation } = request;
  const { status, headers } = response;
  const requestId = headers.get('x-request-id') ?? undefined;
  try {
    const { fullError } = await import('./full-error.ts');
    return fullError(request, response, now, missing);
  } catch (cause) {
    return new ApiError(`${status}`, { operation, status, requestId, cause });
  }
}
