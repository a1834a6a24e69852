/**
 * Records for tests, put into the store at once.
 *
 * - Fields that are not given are made up from the demo data; the same number gives the same record.
 * - What a record refers to exists: a session without a user gets one of its own.
 * - Ids continue the store's own. Unique fields are unique.
 */
import type { Schema } from '@keyturn/contract';
import { sequences } from '@keyturn/reference-server/internal/domain/demo-data';
import type {
  Environment,
  Generation,
  Resources,
  Visit,
} from '@keyturn/reference-server/internal/ports';
import {
  nextNumber,
  withSequence,
} from '@keyturn/reference-server/internal/stores/memory/memory-state';
import type { MemoryStore } from '@keyturn/reference-server/internal/stores/memory/memory-store';
import { demoData, type Kind, withActivity, withRecords } from './mock-state.ts';

export interface SeedOptions {
  /** Whose keys see the record. Default `live`. */
  readonly environment?: Environment;
}

type Factory<K extends Kind> = (
  fields?: Partial<Resources[K]>,
  options?: SeedOptions,
) => Resources[K];

/** One factory to a resource. Each answers the record as it was stored. */
export interface MockSeed {
  readonly user: Factory<'users'>;
  readonly session: Factory<'sessions'>;
  readonly model: Factory<'models'>;
  readonly affiliate: Factory<'affiliates'>;
  readonly withdrawal: Factory<'withdrawals'>;
  readonly blog: Factory<'blogs'>;
  readonly featureRequest: Factory<'featureRequests'>;
  readonly contactMessage: Factory<'contactMessages'>;
  /** A view of a page, now unless told otherwise: what `analytics.tracking` counts. */
  readonly visit: (fields?: Partial<Visit>, options?: SeedOptions) => Visit;
  /** A call of a user to a model, now unless told otherwise: what `analytics.usage` counts. */
  readonly generation: (fields?: Partial<Generation>, options?: SeedOptions) => Generation;
}

interface Surroundings {
  readonly store: MemoryStore;
  /** ms since the epoch */
  readonly now: () => number;
}

/** The demo record that lends the `number`-th its fields. */
function template<K extends Kind>(kind: K, number: number): Resources[K] {
  const records: readonly Resources[K][] = demoData()[kind];
  const record = records[(number - 1) % records.length];
  if (record === undefined) throw new Error(`The demo data has no ${kind}.`);
  return record;
}

export function createMockSeed(surroundings: () => Surroundings): MockSeed {
  function factory<K extends Kind>(
    kind: K,
    complete: (
      record: Resources[K],
      number: number,
      at: string,
      context: Context<K>,
    ) => Resources[K],
  ): Factory<K> {
    return (fields = {}, { environment = 'live' } = {}) => {
      const { store, now } = surroundings();
      const number = nextNumber(store.newest(), sequences[kind]);
      const at = new Date(now()).toISOString();
      const made = { ...template(kind, number), id: `${sequences[kind]}_${number}`, createdAt: at };
      // Copied, because the caller goes on owning what they gave.
      const record = structuredClone({
        ...complete(made, number, at, { fields, options: { environment } }),
        ...fields,
      });
      store.edit((state) =>
        withSequence(withRecords(state, environment, kind, [record]), sequences[kind], number),
      );
      return structuredClone(record);
    };
  }

  const seed: MockSeed = {
    user: factory('users', (user, number, at) => ({
      ...user,
      email: `user${number}@example.com`,
      updatedAt: at,
      lastActiveAt: null,
    })),
    session: factory('sessions', (session, _number, at, { fields, options }) => ({
      ...session,
      userId: fields.userId ?? seed.user({}, options).id,
      lastSeenAt: at,
    })),
    model: factory('models', (model, number, at) => ({
      ...model,
      name: `${model.name}-${number}`,
      displayOrder: number,
      updatedAt: at,
    })),
    affiliate: factory('affiliates', (affiliate, number, at, { fields, options }) => ({
      ...affiliate,
      ...ownerOf(fields, options),
      code: `CODE${number}`,
      updatedAt: at,
    })),
    withdrawal: factory('withdrawals', (withdrawal, _number, at, { fields, options }) => ({
      ...withdrawal,
      affiliateId: fields.affiliateId ?? seed.affiliate({}, options).id,
      status: 'pending',
      processedAt: null,
      updatedAt: at,
    })),
    blog: factory('blogs', (blog, number, at) => ({
      ...blog,
      slug: `${blog.slug}-${number}`,
      status: 'draft',
      publishedAt: null,
      updatedAt: at,
    })),
    featureRequest: factory('featureRequests', (request, _number, at) => ({
      ...request,
      userId: null,
      updatedAt: at,
    })),
    contactMessage: factory('contactMessages', (message) => message),

    visit(fields = {}, { environment = 'live' } = {}) {
      const { store, now } = surroundings();
      const visit = { ...VISIT, at: now(), ...fields };
      store.edit((state) => withActivity(state, 'visits', environment, { ...visit }));
      return visit;
    },

    generation(fields = {}, options = {}) {
      const { store, now } = surroundings();
      const generation = {
        userId: fields.userId ?? seed.user({}, options).id,
        modelId: fields.modelId ?? seed.model({}, options).id,
        tokensIn: 1000,
        tokensOut: 500,
        at: now(),
        ...fields,
      };
      const { environment = 'live' } = options;
      store.edit((state) => withActivity(state, 'generations', environment, { ...generation }));
      return generation;
    },
  };

  function ownerOf(
    { userId }: Partial<Schema<'Affiliate'>>,
    options: SeedOptions,
  ): Pick<Schema<'Affiliate'>, 'userId' | 'name' | 'email'> | Record<never, never> {
    if (userId !== undefined) return {};
    const { id, name, email } = seed.user({}, options);
    return { userId: id, name, email };
  }

  return seed;
}

const VISIT = {
  visitor: 'visitor_seeded',
  path: '/',
  referrer: null,
  country: null,
  device: 'desktop',
} as const;

interface Context<K extends Kind> {
  readonly fields: Partial<Resources[K]>;
  readonly options: SeedOptions;
}
