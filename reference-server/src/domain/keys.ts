/**
 * API keys: `sk_{live|test}_` and 32 characters, of which the last 6 are a checksum.
 *
 * - A key with any one character changed is refused without a look-up: the checksum is the CRC-32
 *   of everything before it, which no change of up to 32 neighbouring bits survives. It finds
 *   mistakes; what makes a key hard to guess are its 26 random characters (154 bits).
 * - Every character of the random part is equally likely.
 * - The prefix under which a key is stored leaves 18 random characters unknown (107 bits).
 */
import type { Environment, RandomBytes } from '../ports.ts';
import { BASE62, randomBase62 } from './base62.ts';

const RANDOM_LENGTH = 26;
const CHECKSUM_LENGTH = 6;
const PREFIX_RANDOM_LENGTH = 8;
const FORMAT = /^sk_(?:live|test)_[0-9A-Za-z]{32}$/;

/** Makes a new key. Its only copy is the one returned. */
export function generateKey(environment: Environment, randomBytes: RandomBytes): string {
  const unchecked = `sk_${environment}_${randomBase62(RANDOM_LENGTH, randomBytes)}`;
  return unchecked + checksumOf(unchecked);
}

/** Whether the key has the right form and its checksum fits. Says nothing about its being known. */
export function isWellFormedKey(key: string): boolean {
  if (!FORMAT.test(key)) return false;
  return checksumOf(key.slice(0, -CHECKSUM_LENGTH)) === key.slice(-CHECKSUM_LENGTH);
}

/** The part of a well-formed key under which its record is found, such as `sk_live_a1b2c3d4`. */
export function prefixOfKey(key: string): string {
  return key.slice(0, 'sk_live_'.length + PREFIX_RANDOM_LENGTH);
}

/** The environment that a key names; a root key of another form works on live data. */
export function environmentOfKey(key: string): Environment {
  return key.startsWith('sk_test_') ? 'test' : 'live';
}

function checksumOf(text: string): string {
  let rest = crc32(text);
  let digits = '';
  for (let i = 0; i < CHECKSUM_LENGTH; i += 1) {
    digits = BASE62[rest % 62] + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

/** CRC-32 as in ISO 3309, over ASCII. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let i = 0; i < text.length; i += 1) {
    crc ^= text.charCodeAt(i);
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
