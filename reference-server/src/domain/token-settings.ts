/** The settings of an API token, from what a request says. */
import type { RequestBody, Schema } from '@keyturn/contract';
import type { ApiTokenRecord } from '../ports.ts';
import { ApiError, invalidField } from './api-error.ts';
import { faultOfCidr } from './ip-allowlist.ts';
import { DEFAULT_REQUESTS_PER_MINUTE } from './rate-limit-policy.ts';

type CreateRequest = RequestBody<'apiTokens.create'>;
type UpdateRequest = RequestBody<'apiTokens.update'>;

export type TokenSettings = Pick<
  ApiTokenRecord,
  | 'name'
  | 'description'
  | 'active'
  | 'scopes'
  | 'allowedEndpoints'
  | 'ipAllowlist'
  | 'rateLimit'
  | 'rateLimitTier'
  | 'expiresAt'
>;

/** What a timestamp of the contract can tell: its years have four digits. */
const FIRST_MOMENT = Date.parse('0000-01-01T00:00:00.000Z');
const LAST_MOMENT = Date.parse('9999-12-31T23:59:59.999Z');

const DEFAULT_SCOPES: readonly Schema<'Scope'>[] = ['*:read'];

/** @throws ApiError VALIDATION_ERROR for what the contract's schema cannot say */
export function settingsOfNewToken(request: CreateRequest): TokenSettings {
  requireRules(request);
  return {
    name: request.name,
    description: request.description ?? null,
    active: true,
    scopes: request.scopes ?? DEFAULT_SCOPES,
    allowedEndpoints: request.allowed_endpoints ?? null,
    ipAllowlist: request.ip_allowlist ?? null,
    ...limitsOf(request),
    expiresAt: momentOf(request.expires_at),
  };
}

/**
 * What is left out stays as it is.
 *
 * @throws ApiError VALIDATION_ERROR for what the contract's schema cannot say
 */
export function settingsAfterUpdate(current: TokenSettings, request: UpdateRequest): TokenSettings {
  requireRules(request);
  const { expires_at } = request;
  return {
    name: request.name ?? current.name,
    description: given(request.description, current.description),
    active: request.active ?? current.active,
    scopes: request.scopes ?? current.scopes,
    allowedEndpoints: given(request.allowed_endpoints, current.allowedEndpoints),
    ipAllowlist: given(request.ip_allowlist, current.ipAllowlist),
    ...limitsOf(request, current),
    expiresAt: expires_at === undefined ? current.expiresAt : momentOf(expires_at),
  };
}

function given<T>(value: T | undefined, current: T): T {
  return value === undefined ? current : value;
}

type Limits = Pick<TokenSettings, 'rateLimit' | 'rateLimitTier'>;

/** Setting one of the two limits drops the other; with neither there is the default by the minute. */
function limitsOf({ rate_limit, rate_limit_tier }: UpdateRequest, current?: Limits): Limits {
  if (rate_limit) return { rateLimit: rate_limit, rateLimitTier: null };
  if (rate_limit_tier) return { rateLimit: null, rateLimitTier: rate_limit_tier };
  const rateLimit = rate_limit === null ? null : (current?.rateLimit ?? null);
  const rateLimitTier = rate_limit_tier === null ? null : (current?.rateLimitTier ?? null);
  if (rateLimit === null && rateLimitTier === null) {
    return { rateLimit: DEFAULT_REQUESTS_PER_MINUTE, rateLimitTier: null };
  }
  return { rateLimit, rateLimitTier };
}

function momentOf(text: string | null | undefined): number | null {
  // A day without a time is its start in UTC, which is how the language reads it.
  return text === null || text === undefined ? null : Date.parse(text);
}

function requireRules(request: UpdateRequest): void {
  const { rate_limit, rate_limit_tier, ip_allowlist, expires_at } = request;
  const end = momentOf(expires_at);
  if (end !== null && (end < FIRST_MOMENT || end > LAST_MOMENT)) {
    throw invalidField('expires_at', 'must lie in the years 0 to 9999 in UTC');
  }
  const limited = rate_limit !== undefined && rate_limit !== null;
  if (limited && rate_limit_tier !== undefined && rate_limit_tier !== null) {
    throw invalidField('rate_limit_tier', 'excludes rate_limit; give one of the two');
  }
  const fields = (ip_allowlist ?? []).flatMap((cidr, index) => {
    const message = faultOfCidr(cidr);
    const field = `ip_allowlist[${index}]`;
    return message === undefined ? [] : [{ field, location: 'body' as const, message }];
  });
  if (fields.length > 0) throw new ApiError('VALIDATION_ERROR', { fields });
}
