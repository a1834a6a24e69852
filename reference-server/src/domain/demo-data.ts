/**
 * The data that an installation starts with outside production, and a mock always.
 *
 * - The records are the same everywhere, byte for byte; what users and visitors did lately moves with
 *   the present (`demo-activity.ts`).
 * - Every reference leads somewhere, and sums agree with what they sum up.
 * - Ids count up from 1 in the order of creation; new ones continue.
 */
import type { Environment, Resources, Store, StoreAccess } from '../ports.ts';
import { createDemoActivity } from './demo-activity.ts';
import { demoBlogs, demoContactMessages, demoFeatureRequests } from './demo-data-content.ts';
import { demoModels } from './demo-data-models.ts';
import { demoPartners } from './demo-data-partners.ts';
import { demoSessions, demoUsers } from './demo-data-people.ts';

export type DemoData = { readonly [K in keyof Resources]: readonly Resources[K][] };

/** The sequence that the ids of each resource come from: its prefix. */
export const sequences: { readonly [K in keyof Resources]: string } = {
  users: 'user',
  sessions: 'sess',
  models: 'model',
  affiliates: 'aff',
  withdrawals: 'wd',
  blogs: 'blog',
  featureRequests: 'fr',
  contactMessages: 'msg',
};

export function createDemoData(): DemoData {
  const users = demoUsers();
  return {
    users,
    sessions: demoSessions(users),
    models: demoModels(),
    ...demoPartners(users),
    blogs: demoBlogs(users),
    featureRequests: demoFeatureRequests(users),
    contactMessages: demoContactMessages(users),
  };
}

/**
 * Writes the demo data, all of it or nothing. Every environment gets the same.
 *
 * @param now ms since the epoch
 * @throws DuplicateError where there are records with these ids already
 */
export async function seedDemoData(
  store: Store,
  now: number,
  environments: readonly Environment[] = ['live', 'test'],
): Promise<void> {
  const data = createDemoData();
  const { visits, generations } = createDemoActivity(data, now);
  await store.transaction(async (access) => {
    for (const environment of environments) {
      for (const kind of kinds) await insert(access, environment, data, kind);
      await access.visits.append(environment, visits);
      await access.generations.append(environment, generations);
    }
  });
}

/** Whether no environment holds any resource. */
export async function isEmpty(store: StoreAccess): Promise<boolean> {
  for (const environment of ['live', 'test'] as const) {
    for (const kind of kinds) {
      if ((await store.resource(kind, environment).count()) > 0) return false;
    }
  }
  return true;
}

const kinds = Object.keys(sequences) as (keyof Resources)[];

async function insert<K extends keyof Resources>(
  access: StoreAccess,
  environment: Environment,
  data: DemoData,
  kind: K,
): Promise<void> {
  await access.resource(kind, environment).insertMany(data[kind]);
  await access.advance(sequences[kind], data[kind].length);
}
