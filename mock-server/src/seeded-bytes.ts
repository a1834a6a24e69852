import type { RandomBytes } from '@keyturn/reference-server';
import { createSeededRandom } from '@keyturn/reference-server/internal/domain/seeded-random';

/** Bytes for keys and ids, the same for the same seed. */
export interface SeededBytes {
  readonly next: RandomBytes;
  /** How often bytes were taken. */
  position(): number;
  /** Goes on from an earlier position. */
  moveTo(position: number): void;
}

export function createSeededBytes(seed: number): SeededBytes {
  let taken = 0;
  return {
    next(length) {
      const random = createSeededRandom(`bytes ${seed} ${taken}`);
      taken += 1;
      return Uint8Array.from({ length }, () => random.integer(0, 255));
    },
    position: () => taken,
    moveTo(position) {
      taken = position;
    },
  };
}
