/**
 * SHA-256 in the place of the server's bcrypt: its slowness would be the mock's, and its salt would
 * make other bytes of the same seed. The keys of a mock protect nothing.
 */
import type { KeyHasher } from '@keyturn/reference-server';
import { createBoundedCache } from '@keyturn/reference-server/internal/domain/bounded-cache';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** A test uses few keys, each many times, and hashing is the dearest part of a request. */
const known = createBoundedCache<string>(200);

/** At once, because a test makes its keys without waiting. */
export function sha256Hash(key: string): string {
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const hash = bytesToHex(sha256(utf8ToBytes(key)));
  known.set(key, hash);
  return hash;
}

export const sha256Hasher: KeyHasher = {
  hash: async (key) => sha256Hash(key),
  verify: async (key, hash) => sha256Hash(key) === hash,
  digest: sha256Hash,
};
