/**
 * Shares tokens with other processes. It stands apart from the client, so that only those who
 * share tokens carry it.
 *
 * - A storage that fails or hangs costs a warning and a short wait, and never the call.
 * - With a lock, one process exchanges and the others take what it brought.
 * - What the storage is told of the key is a digest.
 * - A stored token is taken if it is not the one that is to be replaced. When one that was taken
 *   for a refused token is refused as well, the next comes from an exchange.
 * - Stored times are of a wall clock. Where one is wrong, a token counts as older or younger than
 *   it is, which costs an exchange at most.
 */
import type { Clock } from './clock.ts';
import { TimeoutError } from './errors.ts';
import { onAbort } from './on-abort.ts';
import { redact } from './redaction.ts';
import {
  datesOf,
  isUsable,
  type SharingParts,
  type TokenSharing,
  type TokenStore,
} from './token-source.ts';

/** A token as it is stored: an object that survives JSON. It is a secret. */
export interface StoredToken {
  /** The value of the `Authorization` header. */
  readonly authorization: string;
  /** When it was asked for, in milliseconds since the Unix epoch. */
  readonly obtainedAt: number;
  /** How long it works from then on, in milliseconds. */
  readonly lifetimeMs: number;
}

/**
 * Where processes that use the same key leave its token for each other. Whatever it throws becomes
 * a warning. It may forget what it was given, and it may answer what is out of date or no token at
 * all: that is found out and replaced.
 */
export interface TokenStorage {
  /** What was written last under this id, if it is still there. */
  read(id: string): Promise<StoredToken | null | undefined>;
  /** Keeps a token under this id, in the place of any other. It is of no use after `lifetimeMs`. */
  write(id: string, token: StoredToken): Promise<void>;
  /**
   * Calls `run` while nobody else is calling it for this id, and ends when it has ended. `run`
   * never rejects. Once `signal` is aborted, the lock is not wanted any longer. Without this
   * method, processes that start together exchange once each.
   */
  lock?(id: string, run: () => Promise<void>, signal: AbortSignal): Promise<void>;
}

const STORAGE_TIMEOUT_MS = 2_000;
/** Of the time for getting a token; the rest is left for the exchange. */
const TIMEOUT_SHARE = 0.25;
/** Longer than an exchange takes, and short enough for a caller to wait. */
const LOCK_TIMEOUT_MS = 5_000;

/** A `tokenStore` for the client's options, over whatever keeps the tokens. */
export function createTokenStore(storage: TokenStorage): TokenStore {
  return { share: (parts) => createSharing(storage, parts) };
}

interface Token {
  readonly authorization: string;
  readonly lifetimeMs: number;
  readonly startedAt: number;
}

function createSharing(
  storage: TokenStorage,
  { audience, clock, emit, timeoutMs }: SharingParts,
): TokenSharing {
  /** What was obtained last, and what was taken from the storage last. */
  let last: string | undefined;
  let borrowed: string | undefined;
  let isLastRefused = false;
  /** Tokens refused one after another, none of them from an exchange of our own. */
  let refusals = 0;

  function take(stored: StoredToken | null | undefined): Token | undefined {
    if (!stored || refusals > 1 || stored.authorization === last || !isUsable(stored)) {
      return undefined;
    }
    const now = clock.monotonic();
    const startedAt = now - Math.max(0, clock.now() - stored.obtainedAt);
    const { authorization, lifetimeMs } = stored;
    if (!(now < datesOf(stored, startedAt, 0).staleAt)) return undefined;
    borrowed = authorization;
    return { authorization, lifetimeMs, startedAt };
  }

  async function obtain(
    key: string,
    exchange: () => Promise<Token>,
    signal: AbortSignal,
  ): Promise<Token> {
    let works = true;
    async function ask<T>(
      operation: 'read' | 'write' | 'lock',
      work: (id: string, signal: AbortSignal) => Promise<T>,
    ): Promise<T | undefined> {
      if (!works) return undefined;
      const longestMs = operation === 'lock' ? LOCK_TIMEOUT_MS : STORAGE_TIMEOUT_MS;
      const limitMs = Math.min(longestMs, timeoutMs * TIMEOUT_SHARE);
      try {
        return await withinTime(clock, limitMs, signal, async (own) => work(await id, own));
      } catch (error) {
        signal.throwIfAborted();
        // Others may hold the lock for long, and the storage still works.
        works = operation === 'lock';
        emit({ type: 'token-store', operation, error: redact(`${error}`) });
        return undefined;
      }
    }
    const id = digest(`${audience} ${key}`);
    const borrow = async () => take(await ask('read', (id) => storage.read(id)));

    const borrowed = await borrow();
    if (borrowed) return borrowed;
    let work: Promise<Token> | undefined;
    const exchangeOnce = () => {
      work ??= (async () => {
        const borrowed = storage.lock && (await borrow());
        if (borrowed) return borrowed;
        const token = await exchange();
        signal.throwIfAborted();
        refusals = 0;
        await ask('write', (id) => storage.write(id, toStored(token, clock)));
        return token;
      })();
      return work;
    };
    if (storage.lock) {
      await ask(
        'lock',
        (id, own) =>
          // Ends as soon as the lock is held: only the wait for it is bounded.
          new Promise<void>((resolve, reject) => {
            const run = async () => {
              resolve();
              await exchangeOnce().catch(() => {});
            };
            storage.lock?.(id, run, own).then(resolve, reject);
          }),
      );
    }
    return exchangeOnce();
  }

  return {
    async obtain(key, exchange, signal) {
      if (!isLastRefused) refusals = 0;
      const token = await obtain(key, exchange, signal);
      signal.throwIfAborted();
      last = token.authorization;
      isLastRefused = false;
      return token;
    },
    refuse(authorization) {
      if (authorization === last && !isLastRefused) {
        isLastRefused = true;
        refusals += 1;
      }
      return authorization === borrowed;
    },
  };
}

function toStored({ authorization, lifetimeMs, startedAt }: Token, clock: Clock): StoredToken {
  const obtainedAt = clock.now() - (clock.monotonic() - startedAt);
  return { authorization, obtainedAt, lifetimeMs };
}

/** Waits for work no longer than this, and no longer than until `signal` is aborted. */
async function withinTime<T>(
  clock: Clock,
  timeoutMs: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const own = controller.signal;
  const detach = onAbort(signal, () => controller.abort(signal.reason));
  const cancel = clock.after(timeoutMs, () =>
    controller.abort(new TimeoutError(`It did not end within ${timeoutMs} ms.`, { timeoutMs })),
  );
  try {
    return await new Promise((resolve, reject) => {
      onAbort(own, () => reject(own.reason));
      work(own).then(resolve, reject);
    });
  } finally {
    detach();
    cancel();
  }
}

async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
