/**
 * The records of keys in use, kept so that a request reads none: in front of a store that other
 * processes change too.
 *
 * - A record is read again when it is told to be forgotten, and after `maxAgeMs` in any case: where
 *   nobody is told, a change acts a little later, but it acts.
 * - While it is not trusted, since no news of changes come, every request reads the store.
 * - Requests that ask at once for the same record share one reading. Whoever asks after `forget` gets
 *   what was stored after it.
 * - A token that is not there is never remembered.
 */
import { createBoundedCache } from '../domain/bounded-cache.ts';
import type { ApiTokenRecord, Clock, Collection, TokenReader } from '../ports.ts';

export interface TokenCache extends TokenReader {
  forget(id: number): void;
  /** Forgets all. */
  clear(): void;
  /** Whether changes are told of; forgets all, as some may have been missed. */
  trust(isTrusted: boolean): void;
}

export interface TokenCacheOptions {
  readonly tokens: Pick<Collection<ApiTokenRecord>, 'get' | 'list'>;
  readonly clock: Pick<Clock, 'monotonic'>;
  /** Longest time that a record is kept, in ms. */
  readonly maxAgeMs?: number;
}

const KEPT_RECORDS = 10_000;
/** A revoked key is refused everywhere within a second. */
const MAX_AGE_MS = 800;

export function createTokenCache({
  tokens,
  clock,
  maxAgeMs = MAX_AGE_MS,
}: TokenCacheOptions): TokenCache {
  interface Entry {
    readonly readAt: number;
    readonly record: Promise<ApiTokenRecord | undefined>;
  }
  const entries = createBoundedCache<Entry>(KEPT_RECORDS);
  let trusted = false;

  function read(id: number): Entry {
    const key = String(id);
    const entry = { readAt: clock.monotonic(), record: tokens.get(id) };
    entries.set(key, entry);
    const drop = () => {
      if (entries.get(key) === entry) entries.delete(key);
    };
    entry.record.then((record) => {
      if (record === undefined) drop();
    }, drop);
    return entry;
  }

  return {
    list: (query) => tokens.list(query),

    async get(id) {
      if (!trusted) return tokens.get(id);
      const known = entries.get(String(id));
      const isFresh = known !== undefined && clock.monotonic() - known.readAt < maxAgeMs;
      return (isFresh ? known : read(id)).record;
    },

    forget(id) {
      entries.delete(String(id));
    },

    clear() {
      entries.clear();
    },

    trust(isTrusted) {
      trusted = isTrusted;
      entries.clear();
    },
  };
}
