import { BASE62 } from '../../src/domain/base62.ts';
import { generateKey, prefixOfKey } from '../../src/domain/keys.ts';
import type { Environment } from '../../src/ports.ts';

/**
 * A key of the right form and checksum that begins like `key`, as anyone can make one who has seen a
 * token's prefix. Another `variant` gives another key.
 */
export function wrongKeyOfPrefix(key: string, variant = 0): string {
  const environment: Environment = key.startsWith('sk_test_') ? 'test' : 'live';
  const known = prefixOfKey(key).slice('sk_live_'.length);
  const rest = String(variant).padStart(26 - known.length, '0');
  const indexes = [...`${known}${rest}`].map((character) => BASE62.indexOf(character));
  let next = 0;
  return generateKey(environment, (length) =>
    Uint8Array.from({ length }, () => indexes[next++ % indexes.length] ?? 0),
  );
}
