/**
 * Turns a key into the credential that requests carry, and keeps it fresh.
 *
 * - One exchange however many callers wait; a caller's abort detaches that caller only.
 * - A token is replaced ahead of its end, in the background. A failure of that costs no caller
 *   anything, and is not tried again for five seconds.
 * - Invalidation compares: only the token that was refused is dropped, so a late refusal of an
 *   old token drops nothing.
 * - A lifetime counts from the start of the exchange on a monotonic clock.
 * - The key is read anew for every exchange. One that was refused is not sent again for five
 *   seconds, unless it has changed.
 * - What an exchange brings after `clear` is not kept.
 */
import type { Clock } from './clock.ts';
import { ApiError, KeyturnError } from './errors.ts';
import type { Emit } from './events.ts';
import { onAbort } from './on-abort.ts';

export interface Credential {
  /** The value of the `Authorization` header. */
  readonly authorization: string;
  /** How long it works, counted from the request that brought it; `Infinity` for ever. */
  readonly lifetimeMs: number;
}

export interface TokenSourceParts {
  /** The key as it is now. */
  readonly readKey: () => Promise<string>;
  readonly exchange: (key: string) => Promise<Credential>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly emit: Emit;
}

export interface TokenSource {
  /** A credential that works now, as far as anybody knows. */
  get(signal: AbortSignal): string | Promise<string>;
  /** Says that a credential was refused. */
  invalidate(authorization: string): void;
  /** Forgets everything. */
  clear(): void;
}

interface Token extends Credential {
  /** Monotonic milliseconds from which it is replaced in the background. */
  readonly refreshAt: number;
  /** Monotonic milliseconds from which callers wait for the next one. */
  readonly staleAt: number;
}

const COOL_DOWN_MS = 5_000;
const REFRESH_SHARE = 0.8;
/** Clients that started together do not refresh together. */
const RANDOM_SHARE = 0.1;
/** What is kept back for the flight of a request: this much, or a twentieth of a short life. */
const MARGIN_MS = 10_000;
const MARGIN_SHARE = 0.05;

export function createTokenSource(parts: TokenSourceParts): TokenSource {
  const { readKey, clock, random, emit } = parts;
  let current: Token | undefined;
  let pending: Promise<string> | undefined;
  let generation = 0;
  let noRefreshBefore = -Infinity;
  let refused:
    | { readonly key: string; readonly error: unknown; readonly until: number }
    | undefined;

  async function exchange(ahead: boolean): Promise<string> {
    const own = generation;
    const key = await readKey();
    const startedAt = clock.monotonic();
    if (refused?.key === key && clock.monotonic() < refused.until) throw refused.error;
    try {
      const credential = checkCredential(await parts.exchange(key));
      if (own === generation) {
        current = { ...credential, ...datesOf(credential, startedAt, random()) };
        refused = undefined;
      }
      // A key that is sent as it is has not been exchanged.
      if (credential.lifetimeMs !== Infinity) emit({ type: 'exchange', ok: true, ahead });
      return credential.authorization;
    } catch (error) {
      emit({ type: 'exchange', ok: false, ahead });
      if (error instanceof ApiError && (error.status === 401 || error.status === 403)) {
        refused = { key, error, until: clock.monotonic() + COOL_DOWN_MS };
      }
      throw error;
    }
  }

  function exchangeOnce(ahead: boolean): Promise<string> {
    if (pending) return pending;
    const own = exchange(ahead);
    const settled = () => {
      if (pending === own) pending = undefined;
    };
    own.then(settled, settled);
    pending = own;
    return own;
  }

  function refreshAhead(now: number): void {
    if (pending || now < noRefreshBefore) return;
    exchangeOnce(true).catch(() => {
      noRefreshBefore = clock.monotonic() + COOL_DOWN_MS;
    });
  }

  return {
    get(signal) {
      const now = clock.monotonic();
      if (!current || now >= current.staleAt) return detachable(exchangeOnce(false), signal);
      if (now >= current.refreshAt) refreshAhead(now);
      return current.authorization;
    },
    invalidate(authorization) {
      if (current?.authorization === authorization) current = undefined;
    },
    clear() {
      generation += 1;
      current = undefined;
      pending = undefined;
      refused = undefined;
    },
  };
}

/** Refused here, because the platform's own refusal of a header would print the token. */
function checkCredential(credential: Credential): Credential {
  const { authorization, lifetimeMs } = credential;
  if (/^\w+ [\x21-\x7e]+$/.test(authorization) && lifetimeMs >= 0) return credential;
  throw new KeyturnError(
    'The exchange brought no token that a header can carry, or no lifetime for it.',
  );
}

function datesOf({ lifetimeMs }: Credential, startedAt: number, random: number) {
  return {
    refreshAt: startedAt + lifetimeMs * (REFRESH_SHARE - RANDOM_SHARE * random),
    staleAt: startedAt + lifetimeMs - Math.min(MARGIN_MS, lifetimeMs * MARGIN_SHARE),
  };
}

/** The same promise, for one caller: their abort rejects their wait and nothing else. */
function detachable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const detach = onAbort(signal, () => reject(signal.reason));
    promise.then(resolve, reject).finally(detach);
  });
}
