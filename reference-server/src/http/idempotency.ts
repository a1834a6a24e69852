/**
 * Repetitions of a request with the same `Idempotency-Key`.
 *
 * - A key belongs to who sent it, for 24 hours from its first use.
 * - The same request again gets the stored answer; another one with the same key is a mistake; while
 *   the first is under way, repetitions are told to come back.
 * - The answer is stored in the same transaction as the change: either both are there or neither.
 * - A request that failed leaves nothing: its key is free again. One that never ended, since its
 *   process did, holds the key for a minute.
 * - No stored answer holds a plaintext key.
 */
import type { OperationId } from '@keyturn/contract';
import { ApiError } from '../domain/api-error.ts';
import { deleteOldKeys, KEPT_MS } from '../domain/idempotency-records.ts';
import { sha256Hex } from '../domain/sha256.ts';
import { DuplicateError, type IdempotencyRecord, type Store, type StoreAccess } from '../ports.ts';

const ABANDONED_MS = 60_000;
const RETRY_AFTER_SECONDS = 1;
/** Old records looked at, and cleared away when due, for each new one. */
const SWEPT_AT_ONCE = 5;

export interface IdempotentRequest {
  readonly callerId: string;
  readonly key: string;
  readonly operation: OperationId;
  readonly path: string;
  readonly body: unknown;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** The right to do the work of one idempotency key. */
export interface IdempotencyTicket {
  /** Stores the answer, in the transaction that does the work. */
  complete(store: StoreAccess, status: number, reply: object): Promise<void>;
  /** Frees the key after a failure. */
  release(): Promise<void>;
}

export type Begun =
  | { readonly kind: 'first'; readonly ticket: IdempotencyTicket }
  | { readonly kind: 'replay'; readonly status: number; readonly reply: object };

/** @throws ApiError IDEMPOTENCY_KEY_REUSED, or CONFLICT while the first request is under way */
export async function beginIdempotent(store: Store, request: IdempotentRequest): Promise<Begun> {
  const { callerId, key, operation, path, body, at } = request;
  const fresh: IdempotencyRecord = {
    id: `${callerId} ${key}`,
    fingerprint: await sha256Hex(JSON.stringify([operation, path, body ?? null])),
    answer: null,
    createdAt: at,
  };
  await deleteOldKeys(store.idempotency, at, SWEPT_AT_ONCE);
  try {
    await store.idempotency.insert(fresh);
    return { kind: 'first', ticket: ticketFor(store, fresh) };
  } catch (error) {
    if (!(error instanceof DuplicateError)) throw error;
  }
  const found = await takeOver(store, fresh);
  if (found === 'taken-over') return { kind: 'first', ticket: ticketFor(store, fresh) };
  if (found.fingerprint !== fresh.fingerprint) throw new ApiError('IDEMPOTENCY_KEY_REUSED');
  if (found.answer === null) throw inFlight();
  return { kind: 'replay', status: found.answer.status, reply: found.answer.body };
}

function inFlight(): ApiError {
  return new ApiError(
    'CONFLICT',
    { shouldRetry: true, retryAfterSeconds: RETRY_AFTER_SECONDS },
    'A request with this idempotency key is still under way.',
  );
}

/** Replaces a record that no longer counts; answers the record when it does count. */
async function takeOver(
  store: Store,
  fresh: IdempotencyRecord,
): Promise<IdempotencyRecord | 'taken-over'> {
  const change = await store.idempotency.update(fresh.id, (current) =>
    countsNoMore(current, fresh.createdAt) ? fresh : current,
  );
  // Freed between the two steps: the next attempt will find it free.
  if (change === undefined) throw inFlight();
  return countsNoMore(change.before, fresh.createdAt) ? 'taken-over' : change.before;
}

function countsNoMore({ answer, createdAt }: IdempotencyRecord, at: number): boolean {
  return createdAt + (answer === null ? ABANDONED_MS : KEPT_MS) <= at;
}

function ticketFor(store: Store, { id, createdAt }: IdempotencyRecord): IdempotencyTicket {
  return {
    async complete(access, status, reply) {
      const answer = { status, body: withoutKey(reply) };
      await access.idempotency.update(id, (record) => ({ ...record, answer }));
    },
    async release() {
      await store.transaction(async (access) => {
        const record = await access.idempotency.get(id);
        // What failed may have been done all the same: an answer that is there is kept.
        const isOpen = record?.answer === null && record.createdAt === createdAt;
        if (isOpen) await access.idempotency.delete(id);
      });
    },
  };
}

/** A key is shown once: `token` is null in every repetition. */
function withoutKey(reply: object): Record<string, unknown> {
  const { token } = reply as { token?: unknown };
  if (typeof token !== 'object' || token === null) return { ...reply };
  return { ...reply, token: { ...token, token: null } };
}
