/**
 * A map that never holds more than `maxEntries`.
 *
 * - What was used among the latest `maxEntries / 2` entries is still there; of the others the oldest
 *   leave first, many at a time. To keep their exact order would cost more than most look-ups save.
 */
export interface BoundedCache<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
  /** @returns how many entries there were */
  clear(): number;
}

/** @param maxEntries at least 2 */
export function createBoundedCache<V>(maxEntries: number): BoundedCache<V> {
  const half = Math.floor(maxEntries / 2);
  let young = new Map<string, V>();
  /** Leaves with the next change of generations, but for what is used before. No key is in both. */
  let old = new Map<string, V>();

  function add(key: string, value: V): void {
    if (young.size >= half && !young.has(key)) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
  }

  return {
    get(key) {
      const value = young.get(key);
      if (value !== undefined) return value;
      const older = old.get(key);
      if (older !== undefined) {
        old.delete(key);
        add(key, older);
      }
      return older;
    },
    set(key, value) {
      old.delete(key);
      add(key, value);
    },
    delete(key) {
      young.delete(key);
      old.delete(key);
    },
    clear() {
      const size = young.size + old.size;
      young = new Map();
      old = new Map();
      return size;
    },
  };
}

/** Longer texts are not worth their memory. */
const LONGEST_REMEMBERED = 256;

/**
 * A function of a text that computes each of its latest `maxEntries` results once. They are handed
 * out again as they are, so nobody may change them.
 */
export function remembering<V>(maxEntries: number, compute: (text: string) => V) {
  const known = createBoundedCache<{ readonly result: V }>(maxEntries);
  return (text: string): V => {
    if (text.length > LONGEST_REMEMBERED) return compute(text);
    let entry = known.get(text);
    if (entry === undefined) {
      entry = { result: compute(text) };
      known.set(text, entry);
    }
    return entry.result;
  };
}
