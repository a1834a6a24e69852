/**
 * The records of one collection as an immutable value: every change answers a new one, and the old
 * one stays as it was. Nothing here waits.
 *
 * - `sorted` is ordered by creation, then id (numbers in ids compare as numbers).
 * - `insertRecords` of a taken id or unique field throws `DuplicateError` and changes nothing.
 */
import { DuplicateError, type ListQuery } from '../../ports.ts';
import type { CollectionRules, Field, Stored } from '../collection-rules.ts';
import { idOrder } from '../id-order.ts';
import { foldText, searchTextOf } from '../search-text.ts';
import { ascending } from './ascending.ts';
import { PersistentMap } from './persistent-map.ts';

/** A record with what is derived from it. The record is never handed out itself. */
interface Entry<T> {
  readonly record: T;
  readonly order: string | number;
  /** What a search looks through, by field; filled when first asked for. */
  readonly searchTexts: Map<string, string | null>;
}

export interface Records<T extends Stored> {
  readonly byId: PersistentMap<T['id'], Entry<T>>;
  readonly sorted: readonly Entry<T>[];
  /** The ids of the records that hold a value of a unique field, by field and value. */
  readonly holders: PersistentMap<string, T['id']>;
}

/** A question to `matching`: `ListQuery` without the page. */
export type Filter<T> = Pick<ListQuery<T>, 'where' | 'search'>;

export function emptyRecords<T extends Stored>(): Records<T> {
  return { byId: PersistentMap.empty(), sorted: [], holders: PersistentMap.empty() };
}

/** Takes the records over: the caller must not change them afterwards. */
export function insertRecords<T extends Stored>(
  records: Records<T>,
  rules: CollectionRules<T>,
  added: readonly T[],
): Records<T> {
  const entries = added.map(createEntry);
  const holders = claim(records, rules, added);
  const byId = records.byId.withAll(entries.map((entry) => [entry.record.id, entry] as const));
  return { byId, sorted: merged(records.sorted, entries), holders };
}

/** Puts `after` in the place of the record with the same id. */
export function replaceRecord<T extends Stored>(
  records: Records<T>,
  rules: CollectionRules<T>,
  after: T,
): Records<T> {
  const current = records.byId.get(after.id);
  const keepsPlace =
    current !== undefined &&
    current.record.createdAt === after.createdAt &&
    rules.unique.every((field) => current.record[field] === after[field]);
  if (!keepsPlace) {
    return insertRecords(removeRecords(records, rules, [after.id]), rules, [after]);
  }
  const entry = createEntry(after);
  return {
    byId: records.byId.with(after.id, entry),
    sorted: records.sorted.with(records.sorted.indexOf(current), entry),
    holders: records.holders,
  };
}

export function removeRecords<T extends Stored>(
  records: Records<T>,
  rules: CollectionRules<T>,
  ids: readonly T['id'][],
): Records<T> {
  const gone = new Set<Entry<T>>();
  for (const id of ids) {
    const entry = records.byId.get(id);
    if (entry !== undefined) gone.add(entry);
  }
  const freed = [...gone].flatMap(({ record }) => holdings(record, rules));
  return {
    byId: records.byId.without(ids),
    sorted: records.sorted.filter((entry) => !gone.has(entry)),
    holders: records.holders.without(freed),
  };
}

/** The records that match, in order. They are the stored ones: copy before handing them out. */
export function matching<T extends Stored>(
  records: Records<T>,
  { where, search }: Filter<T>,
): readonly T[] {
  let entries = records.sorted;
  if (where !== undefined) {
    const wanted = Object.entries(where) as [Field<T>, unknown][];
    entries = entries.filter(({ record }) => wanted.every(([field, v]) => record[field] === v));
  }
  if (search !== undefined) {
    const text = foldText(search.text);
    entries = entries.filter((entry) =>
      search.fields.some((field) => searchable(entry, field)?.includes(text)),
    );
  }
  return entries.map((entry) => entry.record);
}

function createEntry<T extends Stored>(record: T): Entry<T> {
  return { record, order: idOrder(record.id), searchTexts: new Map() };
}

function searchable<T extends Stored>(entry: Entry<T>, field: Field<T>): string | null {
  let text = entry.searchTexts.get(field);
  if (text === undefined) {
    text = searchTextOf(entry.record[field]);
    entry.searchTexts.set(field, text);
  }
  return text;
}

/** The holders with the unique values of `added` among them. */
function claim<T extends Stored>(
  records: Records<T>,
  rules: CollectionRules<T>,
  added: readonly T[],
): PersistentMap<string, T['id']> {
  const ids = new Set<T['id']>();
  const claims = new Map<string, T['id']>();
  for (const record of added) {
    if (ids.has(record.id) || records.byId.get(record.id) !== undefined) {
      throw new DuplicateError('id');
    }
    ids.add(record.id);
    for (const field of rules.unique) {
      const value = holding(field, record[field]);
      if (claims.has(value) || records.holders.get(value) !== undefined) {
        throw new DuplicateError(field);
      }
      claims.set(value, record.id);
    }
  }
  return records.holders.withAll([...claims]);
}

function holdings<T extends Stored>(record: T, rules: CollectionRules<T>): string[] {
  return rules.unique.map((field) => holding(field, record[field]));
}

function holding(field: string, value: unknown): string {
  return `${field} ${String(value)}`;
}

/** Most records are newer than all others; only the rest have to be sorted in. */
function merged<T extends Stored>(
  sorted: readonly Entry<T>[],
  added: readonly Entry<T>[],
): readonly Entry<T>[] {
  const all = [...sorted];
  let inOrder = true;
  for (const entry of added) {
    const last = all.at(-1);
    inOrder &&= last === undefined || compare(last, entry) < 0;
    all.push(entry);
  }
  return inOrder ? all : all.sort(compare);
}

function compare<T extends Stored>(a: Entry<T>, b: Entry<T>): number {
  return (
    ascending(a.record.createdAt, b.record.createdAt) ||
    ascending(a.order, b.order) ||
    ascending(a.record.id, b.record.id)
  );
}
