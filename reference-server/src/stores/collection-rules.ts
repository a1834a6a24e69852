/** What every store has to know of a collection beyond the shape of its records. */
import type { ApiTokenRecord, IdempotencyRecord, ListQuery, Resources } from '../ports.ts';

/** What all records have: lists are ordered by these two. */
export interface Stored {
  id: string | number;
  /** ISO 8601 in UTC with milliseconds, or milliseconds since the epoch. */
  createdAt: string | number;
}

export type Field<T> = keyof T & string;

export interface CollectionRules<T> {
  /** Beside the id, no two records of a collection share a value here. */
  readonly unique: readonly Field<T>[];
  /** Text, or lists of texts, that `search` may name. */
  readonly searchable: readonly Field<T>[];
}

export const resourceRules: { readonly [K in keyof Resources]: CollectionRules<Resources[K]> } = {
  users: { unique: [], searchable: ['id', 'name', 'email'] },
  sessions: { unique: [], searchable: [] },
  models: { unique: ['name'], searchable: [] },
  affiliates: { unique: ['code'], searchable: ['id', 'name', 'email', 'code'] },
  withdrawals: { unique: [], searchable: ['id', 'affiliateId'] },
  blogs: { unique: ['slug'], searchable: ['title', 'slug', 'excerpt', 'tags'] },
  featureRequests: { unique: [], searchable: ['title', 'description'] },
  contactMessages: { unique: [], searchable: ['name', 'email', 'subject', 'message'] },
};

export const tokenRules: CollectionRules<ApiTokenRecord> = { unique: [], searchable: [] };

export const idempotencyRules: CollectionRules<IdempotencyRecord> = { unique: [], searchable: [] };

/**
 * Refuses what one store could answer and another not, or what would silently match everything.
 *
 * @throws TypeError when `where` holds anything but plain values, or `search` a field that is not searchable
 */
export function assertAnswerable<T>(
  rules: CollectionRules<T>,
  { where, search }: Pick<ListQuery<T>, 'where' | 'search'>,
): void {
  for (const [field, value] of Object.entries(where ?? {})) {
    if (value === undefined || (typeof value === 'object' && value !== null)) {
      throw new TypeError(`where.${field} must be a text, a number, a boolean or null.`);
    }
  }
  const unsearchable = search?.fields.find((field) => !rules.searchable.includes(field));
  if (unsearchable !== undefined) {
    const known = rules.searchable.join(', ') || 'none';
    throw new TypeError(`search.fields: ${unsearchable} is not searchable here (${known}).`);
  }
}

/** @throws TypeError when a change gives a record another id */
export function assertSameId(before: Stored, after: Stored): void {
  if (before.id !== after.id) {
    throw new TypeError(`A change must keep the id: ${before.id} became ${after.id}.`);
  }
}
