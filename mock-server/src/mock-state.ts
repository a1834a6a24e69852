/** States of the memory store: with the demo data, and with one record more. */
import { createDemoActivity } from '@keyturn/reference-server/internal/domain/demo-activity';
import { createDemoData, sequences } from '@keyturn/reference-server/internal/domain/demo-data';
import type { Environment, Resources } from '@keyturn/reference-server/internal/ports';
import {
  type CollectionRules,
  resourceRules,
} from '@keyturn/reference-server/internal/stores/collection-rules';
import {
  emptyRecords,
  insertRecords,
  type Records,
} from '@keyturn/reference-server/internal/stores/memory/memory-records';
import {
  emptyState,
  type MemoryState,
} from '@keyturn/reference-server/internal/stores/memory/memory-state';

export type Kind = keyof Resources;

type Activity = MemoryState['activity'];

/** How many records of each kind the demo has, known without making them. */
const demoCounts: Readonly<Record<Kind, number>> = {
  users: 1000,
  sessions: 578,
  models: 12,
  affiliates: 74,
  withdrawals: 138,
  blogs: 36,
  featureRequests: 40,
  contactMessages: 50,
};
const kinds = Object.keys(demoCounts) as Kind[];

/** The demo data, made at its first use and once for all mocks: nobody may change it. */
export const demoData = once(createDemoData);

const demoRecords = once((): MemoryState => {
  const state = emptyState();
  const resources = Object.fromEntries(kinds.map((kind) => [kind, recordsOf(kind)]));
  // The entries of all kinds together are what one environment holds.
  const all = resources as unknown as MemoryState['resources']['live'];
  const numbered = kinds.map((kind) => [sequences[kind], demoCounts[kind]] as const);
  return {
    ...state,
    resources: { live: all, test: all },
    sequences: state.sequences.withAll(numbered),
  };
});

let latest: { readonly now: number; readonly activity: Activity } | undefined;

/**
 * The demo data in both environments. The records are made once, and all mocks start from them; what
 * users and visitors did is made once for mocks that start at the same moment. All of it is made
 * when it is first looked at, because most tests look at little.
 *
 * @param now ms since the epoch
 */
export function demoState(now: number): MemoryState {
  if (latest?.now !== now) latest = { now, activity: demoActivity(now) };
  return { ...demoRecords(), activity: latest.activity };
}

function recordsOf<K extends Kind>(kind: K): Records<Resources[K]> {
  const made = once(() => {
    const rules = resourceRules[kind] as unknown as CollectionRules<Resources[K]>;
    return insertRecords(emptyRecords<Resources[K]>(), rules, demoData()[kind]);
  });
  return {
    get byId() {
      return made().byId;
    },
    get sorted() {
      return made().sorted;
    },
    get holders() {
      return made().holders;
    },
  };
}

function demoActivity(now: number): Activity {
  const made = once(() => createDemoActivity(demoData(), now));
  return {
    visits: {
      get live() {
        return made().visits;
      },
      get test() {
        return made().visits;
      },
    },
    generations: {
      get live() {
        return made().generations;
      },
      get test() {
        return made().generations;
      },
    },
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/** @throws DuplicateError where an id or a unique field is taken */
export function withRecords<K extends Kind>(
  state: MemoryState,
  environment: Environment,
  kind: K,
  added: readonly Resources[K][],
): MemoryState {
  const resources = state.resources[environment];
  // Rows of the two tables fit each other by kind; an index by a generic kind loses that.
  const records = resources[kind] as unknown as Records<Resources[K]>;
  const rules = resourceRules[kind] as unknown as CollectionRules<Resources[K]>;
  const changed = { ...resources, [kind]: insertRecords(records, rules, added) };
  return { ...state, resources: { ...state.resources, [environment]: changed } };
}

/** The state with one event more, the last of its kind. */
export function withActivity<K extends keyof Activity>(
  state: MemoryState,
  kind: K,
  environment: Environment,
  event: Activity[K][Environment][number],
): MemoryState {
  const events: Activity[K] = state.activity[kind];
  const changed = { ...events, [environment]: [...events[environment], event] };
  return { ...state, activity: { ...state.activity, [kind]: changed } };
}
