/** States of the memory store, made at once: with the demo data, and with one record more. */
import { createDemoData, sequences } from '@keyturn/reference-server/internal/domain/demo-data';
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
let demo: MemoryState | undefined;

/** The demo data in both environments. It is made once, and all mocks start from it. */
export function demoState(): MemoryState {
  demo ??= createDemoState();
  return demo;
}

function createDemoState(): MemoryState {
  const data = createDemoData();
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
