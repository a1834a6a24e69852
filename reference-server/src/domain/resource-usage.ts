import type { Schema } from '@keyturn/contract';
import type { ResourceProbe } from '../ports.ts';
import { ApiError } from './api-error.ts';

/**
 * What process and machine use at this moment.
 *
 * @param probe left out where the server runs without one
 * @param now ms since the epoch
 * @throws ApiError SERVICE_UNAVAILABLE without a probe
 */
export function resourceUsage(
  probe: ResourceProbe | undefined,
  now: number,
): Schema<'ResourceUsage'> {
  if (probe === undefined) {
    throw new ApiError('SERVICE_UNAVAILABLE', {}, 'This server does not measure its resources.');
  }
  return { sampledAt: new Date(now).toISOString(), ...probe() };
}
