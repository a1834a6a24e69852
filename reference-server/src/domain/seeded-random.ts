/** Numbers that look random and are the same for the same seed, on every machine. Not for secrets. */
export interface SeededRandom {
  /** At least 0, less than 1. */
  fraction(): number;
  /** A whole number, both ends included. */
  integer(min: number, max: number): number;
  pick<const T extends readonly [unknown, ...unknown[]]>(values: T): T[number];
  /** True in `share` of all cases, 0 to 1. */
  chance(share: number): boolean;
  /** One of the keys, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Record<K, number>>): K;
}

const STEP = 0x6d2b79f5;

/** The generator known as mulberry32, seeded by a text. */
export function createSeededRandom(seed: string): SeededRandom {
  let state = hash(seed);

  function fraction(): number {
    state = (state + STEP) | 0;
    return mixed(state) / 2 ** 32;
  }

  function integer(min: number, max: number): number {
    return min + Math.floor(fraction() * (max - min + 1));
  }

  return {
    fraction,
    integer,
    pick: (values) => values[integer(0, values.length - 1)],
    chance: (share) => fraction() < share,
    weighted<K extends string>(weights: Readonly<Record<K, number>>): K {
      const entries = Object.entries(weights) as [K, number][];
      let left = fraction() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      const chosen = entries.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      const [key] = chosen ?? entries.at(-1) ?? [];
      if (key === undefined) throw new TypeError('There is nothing to choose from.');
      return key;
    },
  };
}

/** The number in a place of a sequence that its start names: a whole one below 2 ** 32. */
export function numberAt(start: number, place: number): number {
  return mixed((start + Math.imul(place, STEP)) | 0);
}

function mixed(state: number): number {
  let bits = Math.imul(state ^ (state >>> 15), state | 1);
  bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
  return (bits ^ (bits >>> 14)) >>> 0;
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return value;
}
