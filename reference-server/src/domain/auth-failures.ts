/**
 * Limits wrong credentials by the address that they come from.
 *
 * - At most `limit` wrong credentials a minute are answered as such; the next are told to wait.
 * - IPv6 addresses count by their /64, since one sender has all of it.
 * - Right credentials pass meanwhile: only failures are counted, and only failures are refused.
 */
import type { Counter } from '../ports.ts';
import { ApiError } from './api-error.ts';
import { senderOf } from './ip-allowlist.ts';

const WINDOW_MS = 60_000;

/**
 * Counts one wrong credential.
 *
 * @param limit wrong credentials a minute
 * @throws ApiError TOO_MANY_AUTH_FAILURES when there were too many
 */
export async function countAuthFailure(
  counter: Counter,
  limit: number,
  address: string,
): Promise<void> {
  const key = `auth-failures:${senderOf(address)}`;
  const { admitted, resetAtMs, retryAfterSeconds } = await counter.consume(key, {
    limit,
    windowMs: WINDOW_MS,
    forgettable: true,
  });
  if (!admitted) throw new ApiError('TOO_MANY_AUTH_FAILURES', { resetAtMs, retryAfterSeconds });
}
