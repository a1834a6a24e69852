/**
 * Tells which key, if any, a credential is.
 *
 * - The root key is compared by SHA-256 in constant time: no checksum, no bcrypt.
 * - A token's key is refused by its checksum before any look-up, and by its prefix before any bcrypt:
 *   bcrypt never runs for an unknown prefix.
 * - bcrypt runs once for a key in a process, however many requests wait for it, and in a bounded
 *   queue in which senders take turns, so that wrong keys of one do not keep out the right ones of
 *   others. After that a bounded cache keyed by SHA-256 answers; it holds ids, never keys.
 * - The record is read on every request, so a deleted key is refused although the cache knows it.
 */
import type { AppObserver } from '../observer.ts';
import type { ApiTokenRecord, KeyHasher, MaybePromise, TokenReader } from '../ports.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { createBoundedQueue } from './bounded-queue.ts';
import { isWellFormedKey, prefixOfKey } from './keys.ts';
import { equalInConstantTime } from './sha256.ts';

const CACHED_KEYS = 10_000;
/** Half of the threads that Node has for such work: signatures of JWTs need some of them too. */
const CONCURRENT_HASHES = 2;
const WAITING_HASHES = 200;
const FINGERPRINT_LENGTH = 16;

export type VerifiedKey =
  | { readonly kind: 'root'; readonly fingerprint: string }
  | { readonly kind: 'token'; readonly record: ApiTokenRecord };

export interface KeyVerifier {
  /**
   * @param sender who waits when there is bcrypt to be run, as `senderOf` names them
   * @returns `undefined` for a key that is malformed, unknown or wrong
   * @throws ApiError SERVICE_UNAVAILABLE when too many keys of the sender wait already
   */
  verify(key: string, sender: string): MaybePromise<VerifiedKey | undefined>;
  /** Names the root key without telling it; `undefined` when there is none. */
  rootFingerprint(): string | undefined;
  /** Forgets the keys verified so far. @returns how many there were */
  clear(): number;
}

export interface KeyVerifierDependencies {
  readonly rootKey: string | null;
  readonly tokens: TokenReader;
  readonly hasher: KeyHasher;
  readonly observer?: Pick<AppObserver, 'cacheLookedUp'> | undefined;
}

export function createKeyVerifier({
  rootKey,
  tokens,
  hasher,
  observer,
}: KeyVerifierDependencies): KeyVerifier {
  const verified = createBoundedCache<number>(CACHED_KEYS);
  const underWay = new Map<string, Promise<number | undefined>>();
  const inQueue = createBoundedQueue(CONCURRENT_HASHES, WAITING_HASHES);
  const root = rootKey === null ? undefined : hasher.digest(rootKey);

  async function findByHash(key: string, sender: string): Promise<number | undefined> {
    const { items } = await tokens.list({ where: { prefix: prefixOfKey(key) } });
    for (const { id, hash } of items) {
      if (await inQueue(sender, () => hasher.verify(key, hash))) return id;
    }
    return undefined;
  }

  async function idOf(key: string, digest: string, sender: string): Promise<number | undefined> {
    let search = underWay.get(digest);
    if (search === undefined) {
      search = findByHash(key, sender).finally(() => underWay.delete(digest));
      underWay.set(digest, search);
    }
    const id = await search;
    if (id !== undefined) verified.set(digest, id);
    return id;
  }

  function verifiedToken(digest: string, record: ApiTokenRecord | undefined) {
    if (record !== undefined) return { kind: 'token', record } as const;
    verified.delete(digest);
    return undefined;
  }

  function read(digest: string, id: number): MaybePromise<VerifiedKey | undefined> {
    const reading = tokens.get(id);
    return reading instanceof Promise
      ? reading.then((record) => verifiedToken(digest, record))
      : verifiedToken(digest, reading);
  }

  return {
    verify(key, sender) {
      const digest = hasher.digest(key);
      if (root !== undefined && equalInConstantTime(digest, root)) {
        return { kind: 'root', fingerprint: fingerprintOf(root) };
      }
      const known = verified.get(digest);
      if (known === undefined && !isWellFormedKey(key)) return undefined;
      observer?.cacheLookedUp('keys', known !== undefined);
      if (known !== undefined) return read(digest, known);
      return idOf(key, digest, sender).then((id) =>
        id === undefined ? undefined : read(digest, id),
      );
    },

    rootFingerprint: () => (root === undefined ? undefined : fingerprintOf(root)),

    clear: () => verified.clear(),
  };
}

/** Names a key without telling it. @param digest of the key, by its hasher */
export function fingerprintOf(digest: string): string {
  return digest.slice(0, FINGERPRINT_LENGTH);
}
