/**
 * Turns a key into the credential that requests carry, and keeps it fresh.
 *
 * - One exchange however many callers wait, and whether or not any of them goes on waiting.
 * - A token is replaced ahead of its end, in the background. A failure of that costs no caller
 *   anything, and is not tried again for five seconds.
 * - Invalidation compares: only the token that was refused is dropped, so a late refusal of an
 *   old token drops nothing.
 * - A lifetime counts from the start of the exchange on a monotonic clock.
 * - The key is read anew for every exchange. One that was refused is not sent again for five
 *   seconds, unless it has changed.
 * - Reading the key and exchanging it end in time. What they bring after that, or after closing,
 *   is not kept, even where the platform lost the timer that should have ended them.
 */
import type { Clock } from './clock.ts';
import { ApiError, KeyturnError } from './errors.ts';
import type { Emit } from './events.ts';
import { interruptible, type Lifetime } from './interruptible.ts';

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
  /** What the key opens, such as an address; the same key has another token elsewhere. */
  readonly audience: string;
  /** Where other processes find the token; absent where they do not. */
  readonly store?: TokenStore | undefined;
  /** Milliseconds for all that it takes to get a credential. */
  readonly timeoutMs: number;
  /** Ends an exchange with everything else. */
  readonly lifetime: Lifetime;
  readonly clock: Clock;
  readonly random: () => number;
  readonly emit: Emit;
}

export interface TokenSource {
  /** A credential that works now, as far as anybody knows. */
  get(): string | Promise<string>;
  /** Says that a credential was refused. Answers whether another process had brought it. */
  invalidate(authorization: string): boolean;
  /** Forgets everything. */
  clear(): void;
}

/** Shares tokens with other processes. `createTokenStore` makes one. */
export interface TokenStore {
  share(parts: SharingParts): TokenSharing;
}

export interface SharingParts {
  readonly audience: string;
  readonly timeoutMs: number;
  readonly clock: Clock;
  readonly emit: Emit;
}

/** How one token source shares its tokens. */
export interface TokenSharing {
  /** A token that another process has brought, or else what `exchange` brings. */
  obtain(key: string, exchange: () => Promise<Exchanged>, signal: AbortSignal): Promise<Exchanged>;
  /** Says that a credential was refused. Answers whether another process had brought it. */
  refuse(authorization: string): boolean;
}

interface Exchanged extends Credential {
  /** Monotonic milliseconds at which the exchange began. */
  readonly startedAt: number;
}

interface Token extends Credential {
  /** Monotonic milliseconds from which it is replaced in the background, or that is tried again. */
  refreshAt: number;
  /** Monotonic milliseconds from which callers wait for the next one. */
  readonly staleAt: number;
}

/** A key that is not sent for a while. */
interface Refused {
  readonly key: string;
  readonly error: unknown;
  readonly until: number;
}

export function createTokenSource(parts: TokenSourceParts): TokenSource {
  const COOL_DOWN_MS = 5_000;
  const { readKey, lifetime, clock, random, emit, timeoutMs } = parts;
  const sharing = parts.store?.share(parts);
  let current: Token | undefined;
  /** The exchange whose token is wanted, until the time that it has. */
  let underWay: AbortController | undefined;
  let underWayUntil = 0;
  let pending: Promise<string>;
  let refused: Refused | undefined;

  async function obtain(ahead: boolean, controller: AbortController): Promise<string> {
    let key = '';
    const failed = (error: unknown) => {
      emit({ type: 'exchange', ok: false, ahead, error });
      if (error instanceof ApiError && [401, 403].includes(error.status)) {
        refused = { key, error, until: clock.monotonic() + COOL_DOWN_MS };
      }
      throw error;
    };
    const exchange = async () => {
      const startedAt = clock.monotonic();
      const credential = await parts.exchange(key).then(checkCredential).catch(failed);
      // A key that is sent as it is has not been exchanged.
      if (credential.lifetimeMs !== Infinity) emit({ type: 'exchange', ok: true, ahead });
      return { ...credential, startedAt };
    };
    key = await readKey().catch(failed);
    if (refused?.key === key && clock.monotonic() < refused.until) throw refused.error;
    const token = await (sharing?.obtain(key, exchange, controller.signal) ?? exchange());
    if (controller === underWay) {
      current = { ...token, ...datesOf(token, token.startedAt, random()) };
      refused = undefined;
    }
    return token.authorization;
  }

  function obtainOnce(ahead: boolean): Promise<string> {
    const now = clock.monotonic();
    // A worker drops timers and requests together with the call that began them.
    if (underWay && now < underWayUntil) return pending;
    const controller = new AbortController();
    underWay = controller;
    underWayUntil = now + timeoutMs;
    const bounds = { deadlineMs: timeoutMs, deadlineAt: underWayUntil };
    pending = interruptible<string>(lifetime, bounds, (resolve, reject) => {
      obtain(ahead, controller).then(resolve, reject);
      return (reason) => controller.abort(reason);
    }).finally(() => {
      if (controller === underWay) underWay = undefined;
    });
    // It may fail when all callers have gone.
    pending.catch(() => {});
    return pending;
  }

  return {
    get() {
      const now = clock.monotonic();
      const token = current;
      if (!token || now >= token.staleAt) return obtainOnce(false);
      if (now >= token.refreshAt) {
        token.refreshAt = now + timeoutMs;
        obtainOnce(true).catch(() => {
          token.refreshAt = clock.monotonic() + COOL_DOWN_MS;
        });
      }
      return token.authorization;
    },
    invalidate(authorization) {
      if (current?.authorization === authorization) current = undefined;
      return sharing?.refuse(authorization) ?? false;
    },
    clear() {
      underWay = undefined;
      current = undefined;
      refused = undefined;
    },
  };
}

/** Looked at here, because the platform's own refusal of a header would print the token. */
export function isUsable({ authorization, lifetimeMs }: Credential): boolean {
  return /^\w+ [\x21-\x7e]+$/.test(authorization) && lifetimeMs > 0;
}

function checkCredential(credential: Credential): Credential {
  if (isUsable(credential)) return credential;
  throw new KeyturnError('The exchange brought no usable token.');
}

/** When a credential is replaced, in the same milliseconds as `startedAt`. */
export function datesOf({ lifetimeMs }: Credential, startedAt: number, random: number) {
  const REFRESH_SHARE = 0.8;
  // Clients that started together do not refresh together.
  const RANDOM_SHARE = 0.1;
  // What is kept back for the flight of a request: this much, or a twentieth of a short life.
  const MARGIN_MS = 10_000;
  const MARGIN_SHARE = 0.05;
  return {
    refreshAt: startedAt + lifetimeMs * (REFRESH_SHARE - RANDOM_SHARE * random),
    staleAt: startedAt + lifetimeMs - Math.min(MARGIN_MS, lifetimeMs * MARGIN_SHARE),
  };
}
