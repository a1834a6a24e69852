/**
 * Strong random bytes, drawn from the operating system many at a time: a draw costs as much as a
 * thousand bytes do, and every request needs a few for its id.
 *
 * - No byte is given twice.
 */
import type { RandomBytes } from '../ports.ts';

const POOL_BYTES = 4096;

export function createRandomBytes(): RandomBytes {
  const pool = new Uint8Array(POOL_BYTES);
  let used = POOL_BYTES;

  return (length) => {
    if (length > POOL_BYTES) return crypto.getRandomValues(new Uint8Array(length));
    if (used + length > POOL_BYTES) {
      crypto.getRandomValues(pool);
      used = 0;
    }
    const bytes = pool.slice(used, used + length);
    pool.fill(0, used, used + length);
    used += length;
    return bytes;
  };
}
