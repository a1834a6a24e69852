/**
 * A map whose old versions stay valid and cheap to keep.
 *
 * - Nothing that was handed out ever changes: `with` and `without` answer a new map.
 * - The new map shares all but the changed buckets with the old one, so keeping a version costs
 *   nothing and a change copies a small list instead of every entry.
 */
export class PersistentMap<K extends string | number, V> {
  readonly size: number;
  readonly #buckets: readonly Bucket<K, V>[];

  private constructor(buckets: readonly Bucket<K, V>[], size: number) {
    this.#buckets = buckets;
    this.size = size;
  }

  static empty<K extends string | number, V>(): PersistentMap<K, V> {
    return new PersistentMap<K, V>(emptyBuckets(SMALLEST), 0);
  }

  get(key: K): V | undefined {
    return bucketOf(this.#buckets, key).find((pair) => pair[0] === key)?.[1];
  }

  with(key: K, value: V): PersistentMap<K, V> {
    return this.withAll([[key, value]]);
  }

  /** One new map for many changes: each bucket is copied once. */
  withAll(entries: readonly Pair<K, V>[]): PersistentMap<K, V> {
    const buckets = roomFor(this.#buckets, this.size + entries.length);
    const copied = new Set<number>();
    let size = this.size;
    for (const entry of entries) {
      const index = indexOf(entry[0], buckets.length);
      const current = buckets[index] ?? [];
      const bucket = copied.has(index) ? current : [...current];
      copied.add(index);
      buckets[index] = bucket;
      const at = bucket.findIndex((pair) => pair[0] === entry[0]);
      if (at === -1) {
        bucket.push(entry);
        size += 1;
      } else {
        bucket[at] = entry;
      }
    }
    return new PersistentMap(buckets, size);
  }

  without(keys: readonly K[]): PersistentMap<K, V> {
    const buckets = [...this.#buckets];
    let size = this.size;
    for (const key of keys) {
      const index = indexOf(key, buckets.length);
      const bucket = buckets[index] ?? [];
      const rest = bucket.filter((pair) => pair[0] !== key);
      size -= bucket.length - rest.length;
      buckets[index] = rest;
    }
    return new PersistentMap(buckets, size);
  }

  /** Every entry, in no particular order. */
  entries(): Pair<K, V>[] {
    return this.#buckets.flat();
  }
}

type Pair<K, V> = readonly [K, V];
type Bucket<K, V> = Pair<K, V>[];

const SMALLEST = 8;
/** Entries to a bucket, on average, before the number of buckets is doubled. */
const FULL = 4;

function emptyBuckets<K, V>(count: number): Bucket<K, V>[] {
  return Array.from({ length: count }, () => []);
}

function bucketOf<K extends string | number, V>(
  buckets: readonly Bucket<K, V>[],
  key: K,
): Bucket<K, V> {
  return buckets[indexOf(key, buckets.length)] ?? [];
}

/** A new list of buckets with the same entries, longer where `size` entries would crowd it. */
function roomFor<K extends string | number, V>(
  buckets: readonly Bucket<K, V>[],
  size: number,
): Bucket<K, V>[] {
  let count = buckets.length;
  while (size > count * FULL) count *= 2;
  if (count === buckets.length) return [...buckets];
  const larger = emptyBuckets<K, V>(count);
  for (const pair of buckets.flat()) bucketOf(larger, pair[0]).push(pair);
  return larger;
}

/** FNV-1a over the key's characters; the count of buckets is a power of two. */
function indexOf(key: string | number, count: number): number {
  const text = String(key);
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return ((hash ^ (hash >>> 15)) >>> 0) & (count - 1);
}
