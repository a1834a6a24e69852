/**
 * API tokens: made, listed, changed, rotated and deleted.
 *
 * - A token that a caller may not manage does not exist for that caller.
 * - A key is known to its maker only: the record holds its prefix and its hash.
 * - Of many rotations of one token at once exactly one wins.
 * - The old token of a rotation never lives longer than it would have.
 */
import type { Schema } from '@keyturn/contract';
import type { ApiTokenRecord, Change, Environment, StoreAccess } from '../ports.ts';
import { ApiError, conflict } from './api-error.ts';
import type { AuditedChange } from './audit.ts';
import { HOUR_MS } from './calendar.ts';
import type { Caller } from './caller.ts';
import { mayManage, requireGrantable } from './grants.ts';
import { prefixOfKey } from './keys.ts';
import { isoOrNull } from './timestamps.ts';
import type { TokenSettings } from './token-settings.ts';

/** A key that was made for a token, before the token is stored. */
export interface NewKey {
  readonly key: string;
  readonly hash: string;
}

export type NewTokenSettings = TokenSettings & { readonly environment: Environment };

/** All tokens that the caller may manage, oldest first. */
export async function listTokens(store: StoreAccess, caller: Caller): Promise<ApiTokenRecord[]> {
  const isTest = caller.environment === 'test';
  const { items } = await store.tokens.list(isTest ? { where: { environment: 'test' } } : {});
  return items;
}

/** @throws ApiError NOT_FOUND */
export async function getToken(
  store: StoreAccess,
  caller: Caller,
  id: number,
): Promise<ApiTokenRecord> {
  const record = await store.tokens.get(id);
  if (record === undefined || !mayManage(caller, record.environment)) throw notFound();
  return record;
}

/** @param now ms since the epoch */
export async function createToken(
  store: StoreAccess,
  settings: NewTokenSettings,
  newKey: NewKey,
  now: number,
): Promise<ApiTokenRecord> {
  const record = newToken(await store.next('token'), settings, newKey, now);
  await store.tokens.insert(record);
  return record;
}

/** A token as it is at first. @param now ms since the epoch */
export function newToken(
  id: number,
  settings: NewTokenSettings,
  { key, hash }: NewKey,
  now: number,
): ApiTokenRecord {
  return {
    ...settings,
    id,
    prefix: prefixOfKey(key),
    hash,
    lastUsedAt: null,
    createdAt: now,
    updatedAt: now,
    rotatedTo: null,
    budgetId: id,
  };
}

/**
 * @param change from the settings as they are to what they shall be
 * @param now ms since the epoch
 * @throws ApiError NOT_FOUND, or what `requireGrantable` throws
 */
export async function updateToken(
  store: StoreAccess,
  caller: Caller,
  id: number,
  change: (current: TokenSettings) => TokenSettings,
  now: number,
): Promise<Change<ApiTokenRecord>> {
  await getToken(store, caller, id);
  const changed = await store.tokens.update(id, (current) => {
    const settings = change(current);
    const isRevived = settings.active && !current.active;
    requireGrantable(caller, settings, isRevived ? undefined : current);
    return { ...current, ...settings, updatedAt: now };
  });
  if (changed === undefined) throw notFound();
  return changed;
}

/**
 * Makes a token that takes the place of another, which ends after the grace period.
 *
 * @param now ms since the epoch
 * @throws ApiError NOT_FOUND, CONFLICT for a token that has expired or was rotated before, or what
 *   `requireGrantable` throws
 */
export async function rotateToken(
  store: StoreAccess,
  caller: Caller,
  id: number,
  graceHours: number,
  newKey: NewKey,
  now: number,
): Promise<{ old: Change<ApiTokenRecord>; replacement: ApiTokenRecord }> {
  requireRotatable(caller, await getToken(store, caller, id), now);
  const newId = await store.next('token');
  const old = await store.tokens.update(id, (current) => {
    requireRotatable(caller, current, now);
    return replacedToken(current, newId, graceHours, now);
  });
  if (old === undefined) throw notFound();
  const replacement = replacementOf(old.before, newId, newKey, now);
  await store.tokens.insert(replacement);
  return { old, replacement };
}

/** The old token of a rotation, as it is from then on. @param now ms since the epoch */
export function replacedToken(
  current: ApiTokenRecord,
  newId: number,
  graceHours: number,
  now: number,
): ApiTokenRecord {
  const end = now + graceHours * HOUR_MS;
  const expiresAt = current.expiresAt === null ? end : Math.min(end, current.expiresAt);
  return { ...current, expiresAt, rotatedTo: newId, updatedAt: now };
}

/** The new token of a rotation. @param before the old one as it was; @param now ms since the epoch */
export function replacementOf(
  before: ApiTokenRecord,
  newId: number,
  { key, hash }: NewKey,
  now: number,
): ApiTokenRecord {
  return {
    ...before,
    id: newId,
    prefix: prefixOfKey(key),
    hash,
    lastUsedAt: null,
    createdAt: now,
    updatedAt: now,
  };
}

/**
 * Deletes a token and the usage recorded for it.
 *
 * @throws ApiError NOT_FOUND
 */
export async function deleteToken(
  store: StoreAccess,
  caller: Caller,
  id: number,
): Promise<ApiTokenRecord> {
  await getToken(store, caller, id);
  return deleteTokenRecord(store, id);
}

/**
 * Deletes a token, whoever may manage it, and the usage recorded for it.
 *
 * @throws ApiError NOT_FOUND
 */
export async function deleteTokenRecord(store: StoreAccess, id: number): Promise<ApiTokenRecord> {
  const record = await store.tokens.delete(id);
  if (record === undefined) throw notFound();
  await store.usage.deleteToken(id);
  return record;
}

/**
 * Deletes every expired token that the caller may manage.
 *
 * @param now ms since the epoch
 */
export async function pruneTokens(
  store: StoreAccess,
  caller: Caller,
  now: number,
): Promise<ApiTokenRecord[]> {
  const expired = (await listTokens(store, caller)).filter((record) => hasEnded(record, now));
  for (const { id } of expired) await deleteToken(store, caller, id);
  return expired;
}

/** A token as the API shows it: everything but its key and what the server keeps for itself. */
export function describeToken(record: ApiTokenRecord): Schema<'ApiToken'> {
  return {
    id: record.id,
    name: record.name,
    description: record.description,
    environment: record.environment,
    token_prefix: record.prefix,
    active: record.active,
    // Records hold scopes of the contract's closed list only; they are stored as plain texts.
    scopes: [...record.scopes] as Schema<'Scope'>[],
    allowed_endpoints: record.allowedEndpoints && [...record.allowedEndpoints],
    ip_allowlist: record.ipAllowlist && [...record.ipAllowlist],
    rate_limit: record.rateLimit,
    rate_limit_tier: record.rateLimitTier,
    expires_at: isoOrNull(record.expiresAt),
    last_used_at: isoOrNull(record.lastUsedAt),
    created_at: new Date(record.createdAt).toISOString(),
    updated_at: new Date(record.updatedAt).toISOString(),
  };
}

/** The audit tells of a token what the API shows of it, so neither its key nor its hash. */
export function auditedToken(
  before: ApiTokenRecord | null,
  after: ApiTokenRecord | null,
): AuditedChange {
  return {
    target: `token:${(before ?? after)?.id}`,
    before: before && describeToken(before),
    after: after && describeToken(after),
  };
}

function requireRotatable(caller: Caller, record: ApiTokenRecord, now: number): void {
  if (record.rotatedTo !== null) throw conflict('This token was rotated before');
  if (hasEnded(record, now)) throw conflict('This token has expired');
  requireGrantable(caller, record);
}

/** Whether a token's time is over. @param now ms since the epoch */
export function hasEnded({ expiresAt }: Pick<ApiTokenRecord, 'expiresAt'>, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}

function notFound(): ApiError {
  return new ApiError('NOT_FOUND');
}
