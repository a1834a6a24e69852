/**
 * What a server clears away by itself, at its start and then every hour.
 *
 * - A token goes a day after its end: until then its key is answered with API_KEY_EXPIRED, which
 *   tells its owner more than an unknown key could. One that was given more time stays.
 * - Each token goes in a transaction of its own, with its usage and its entry in the audit log.
 * - Of several servers on one store one deletes a token, and tells of it.
 * - Answers kept for idempotency keys go when these are honoured no longer.
 * - What fails is told of and tried again the next time; the rest is done all the same.
 */
import type { ApiTokenRecord, Clock, Store } from '../ports.ts';
import { auditedToken, deleteTokenRecord, hasEnded } from './api-tokens.ts';
import { appendAudit } from './audit.ts';
import { DAY_MS, HOUR_MS } from './calendar.ts';
import { deleteOldKeys } from './idempotency-records.ts';

const EVERY_MS = HOUR_MS;
/** From the end of a token to its deletion. */
export const EXPIRED_KEPT_MS = DAY_MS;
/** Idempotency keys deleted between two chances for others to write. */
const KEYS_AT_ONCE = 100;

const ORIGIN = {
  operation: 'apiTokens.prune',
  actor: { type: 'system', id: 'system', name: 'Automatic pruning' },
  requestId: null,
  address: null,
} as const;

export interface MaintenanceOptions {
  store: Store;
  clock: Pick<Clock, 'now' | 'after'>;
  /** Told of everything that failed. */
  onFailure?: (error: unknown) => void;
}

export interface Maintenance {
  /** Begins nothing more, and resolves when what is under way has ended. */
  stop(): Promise<void>;
}

export function startMaintenance({
  store,
  clock,
  onFailure = () => {},
}: MaintenanceOptions): Maintenance {
  let stopped = false;
  let cancelTimer: (() => void) | undefined;
  let underWay = round();

  async function round(): Promise<void> {
    await attempt(pruneTokens);
    await attempt(clearKeys);
    if (stopped) return;
    cancelTimer = clock.after(EVERY_MS, () => {
      underWay = round();
    });
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    await work().catch(onFailure);
  }

  async function pruneTokens(): Promise<void> {
    const { items } = await store.tokens.list();
    for (const record of items.filter((token) => isDue(token, clock.now()))) {
      if (stopped) return;
      await attempt(() => pruneToken(store, record.id, clock.now()));
    }
  }

  async function clearKeys(): Promise<void> {
    let deleted = KEYS_AT_ONCE;
    while (!stopped && deleted === KEYS_AT_ONCE) {
      deleted = await deleteOldKeys(store.idempotency, clock.now(), KEYS_AT_ONCE);
    }
  }

  return {
    async stop() {
      stopped = true;
      cancelTimer?.();
      await underWay;
    },
  };
}

/** @param now ms since the epoch */
export function isDue(token: Pick<ApiTokenRecord, 'expiresAt'>, now: number): boolean {
  return hasEnded(token, now - EXPIRED_KEPT_MS);
}

async function pruneToken(store: Store, id: number, now: number): Promise<void> {
  await store.transaction(async (access) => {
    // Changes nothing, but nobody else changes the record from here to the end of the transaction.
    const held = await access.tokens.update(id, (current) => current);
    if (held === undefined || !isDue(held.after, now)) return;
    const record = await deleteTokenRecord(access, id);
    const { environment } = record;
    await appendAudit(access, now, auditedToken(record, null), { ...ORIGIN, environment });
  });
}
