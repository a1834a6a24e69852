/** States of the memory store, made at once: with the demo data, and with one record more. */
import { createDemoActivity } from '@keyturn/reference-server/internal/domain/demo-activity';
import {
  createDemoData,
  type DemoData,
  sequences,
} from '@keyturn/reference-server/internal/domain/demo-data';
import type { Environment, Resources } from '@keyturn/reference-server/internal/ports';
import {
  type CollectionRules,
  resourceRules,
} from '@keyturn/reference-server/internal/stores/collection-rules';
import {
  insertRecords,
  type Records,
} from '@keyturn/reference-server/internal/stores/memory/memory-records';
import {
  emptyState,
  type MemoryState,
} from '@keyturn/reference-server/internal/stores/memory/memory-state';

export type Kind = keyof Resources;

const kinds = Object.keys(sequences) as Kind[];
type Activity = MemoryState['activity'];

let demo: DemoData | undefined;
let records: MemoryState | undefined;
let latest: { readonly now: number; readonly activity: Activity } | undefined;

/** The demo data, made once for all mocks: nobody may change it. */
export function demoData(): DemoData {
  demo ??= createDemoData();
  return demo;
}

/**
 * The demo data in both environments. The records are made once, and all mocks start from them; what
 * users and visitors did is made once for mocks that start at the same moment.
 *
 * @param now ms since the epoch
 */
export function demoState(now: number): MemoryState {
  records ??= demoRecords();
  if (latest?.now !== now) latest = { now, activity: demoActivity(now) };
  return { ...records, activity: latest.activity };
}

function demoActivity(now: number): Activity {
  const { visits, generations } = createDemoActivity(demoData(), now);
  return {
    visits: { live: visits, test: visits },
    generations: { live: generations, test: generations },
  };
}

function demoRecords(): MemoryState {
  const data = demoData();
  let state = emptyState();
  for (const kind of kinds) {
    for (const environment of ['live', 'test'] as const) {
      state = withRecords(state, environment, kind, data[kind]);
    }
    state = withSequence(state, sequences[kind], data[kind].length);
  }
  return state;
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

/** The number that the sequence gives next. */
export function nextNumber(state: MemoryState, sequence: string): number {
  return (state.sequences.get(sequence) ?? 0) + 1;
}

/** The state with the sequence moved on, so that it gives more than `to`. */
export function withSequence(state: MemoryState, sequence: string, to: number): MemoryState {
  const value = Math.max(to, state.sequences.get(sequence) ?? 0);
  return { ...state, sequences: state.sequences.with(sequence, value) };
}
