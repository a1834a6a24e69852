/**
 * Which limit a key has: its own by the minute, its tier's by the hour, the root's by the hour.
 * Keys for test data have ten times as much.
 */
import type { Schema } from '@keyturn/contract';
import type { ApiTokenRecord, Environment, RateLimitPolicy } from '../ports.ts';
import { HOUR_MS } from './calendar.ts';

export const DEFAULT_REQUESTS_PER_MINUTE = 100;

const TEST_FACTOR = 10;
const MINUTE_MS = 60_000;

/** Requests an hour; `null` for no limit. */
const TIERS: Readonly<Record<Schema<'RateLimitTier'>, number | null>> = {
  free: 1_000,
  pro: 10_000,
  business: 50_000,
  enterprise: null,
};

export interface NamedPolicy extends RateLimitPolicy {
  readonly name: 'minute' | 'hour';
}

type Limits = Pick<ApiTokenRecord, 'rateLimit' | 'rateLimitTier' | 'environment'>;

/** @returns `null` for a token without a limit */
export function tokenPolicy({ rateLimit, rateLimitTier, environment }: Limits): NamedPolicy | null {
  if (rateLimitTier === null) {
    return perMinute(rateLimit ?? DEFAULT_REQUESTS_PER_MINUTE, environment);
  }
  const perHourLimit = TIERS[rateLimitTier];
  return perHourLimit === null ? null : perHour(perHourLimit, environment);
}

export function rootPolicy(requestsPerHour: number, environment: Environment): NamedPolicy {
  return perHour(requestsPerHour, environment);
}

function perMinute(requests: number, environment: Environment): NamedPolicy {
  return { name: 'minute', limit: requests * factor(environment), windowMs: MINUTE_MS };
}

function perHour(requests: number, environment: Environment): NamedPolicy {
  return { name: 'hour', limit: requests * factor(environment), windowMs: HOUR_MS };
}

function factor(environment: Environment): number {
  return environment === 'test' ? TEST_FACTOR : 1;
}
