/**
 * A map that never holds more than `maxEntries`: the entry that was not used for longest leaves.
 */
export interface BoundedCache<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  delete(key: string): void;
  /** @returns how many entries there were */
  clear(): number;
}

export function createBoundedCache<V>(maxEntries: number): BoundedCache<V> {
  // A Map keeps the order of insertion, so the first key is the one that was not used for longest.
  const entries = new Map<string, V>();
  return {
    get(key) {
      const value = entries.get(key);
      if (value === undefined) return undefined;
      entries.delete(key);
      entries.set(key, value);
      return value;
    },
    set(key, value) {
      entries.delete(key);
      entries.set(key, value);
      const oldest = entries.keys().next();
      if (entries.size > maxEntries && !oldest.done) entries.delete(oldest.value);
    },
    delete(key) {
      entries.delete(key);
    },
    clear() {
      const { size } = entries;
      entries.clear();
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
