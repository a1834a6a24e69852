/**
 * SHA-256 in the place of the server's bcrypt: its slowness would be the mock's, and its salt would
 * make other bytes of the same seed. The keys of a mock protect nothing.
 */
import type { KeyHasher } from '@keyturn/reference-server';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** At once, because a test makes its keys without waiting. */
export function sha256Hash(key: string): string {
  return bytesToHex(sha256(utf8ToBytes(key)));
}

export const sha256Hasher: KeyHasher = {
  hash: async (key) => sha256Hash(key),
  verify: async (key, hash) => sha256Hash(key) === hash,
  digest: sha256Hash,
};
