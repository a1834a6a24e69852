import type { RandomBytes } from '@keyturn/reference-server';
import {
  createSeededRandom,
  numberAt,
} from '@keyturn/reference-server/internal/domain/seeded-random';

/** Bytes for keys and ids, the same for the same seed. */
export interface SeededBytes {
  readonly next: RandomBytes;
  /** How many bytes were taken. */
  position(): number;
  /** Goes on from an earlier position. */
  moveTo(position: number): void;
}

export function createSeededBytes(seed: number): SeededBytes {
  const start = createSeededRandom(`bytes ${seed}`).integer(0, 2 ** 32 - 1);
  let taken = 0;
  return {
    next(length) {
      const bytes = new Uint8Array(length);
      for (let index = 0; index < length; index += 1) {
        taken += 1;
        bytes[index] = numberAt(start, taken) & 0xff;
      }
      return bytes;
    },
    position: () => taken,
    moveTo(position) {
      taken = position;
    },
  };
}
