import type { RandomBytes } from '@keyturn/reference-server';
import { createSeededRandom } from '@keyturn/reference-server/internal/domain/seeded-random';

/** Bytes for keys and ids, the same for the same seed. */
export function createSeededBytes(seed: number): RandomBytes {
  const random = createSeededRandom(`bytes ${seed}`);
  return (length) => Uint8Array.from({ length }, () => random.integer(0, 255));
}
