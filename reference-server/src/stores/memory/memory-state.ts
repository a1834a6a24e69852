/** All that a memory store holds, as one immutable value. */
import type {
  ApiTokenRecord,
  AuditRecord,
  Environment,
  IdempotencyRecord,
  Resources,
} from '../../ports.ts';
import { type ActivityState, noActivity } from './memory-activity.ts';
import { emptyRecords, type Records } from './memory-records.ts';
import { emptyUsage, type UsageState } from './memory-usage-state.ts';
import { PersistentMap } from './persistent-map.ts';

type ResourceRecords = { readonly [K in keyof Resources]: Records<Resources[K]> };

export interface MemoryState {
  readonly resources: { readonly [E in Environment]: ResourceRecords };
  readonly tokens: Records<ApiTokenRecord>;
  readonly idempotency: Records<IdempotencyRecord>;
  readonly audit: Records<AuditRecord>;
  readonly usage: UsageState;
  readonly activity: ActivityState;
  /** The last number given of each sequence. */
  readonly sequences: PersistentMap<string, number>;
}

export function emptyState(): MemoryState {
  return {
    resources: { live: emptyResources(), test: emptyResources() },
    tokens: emptyRecords(),
    idempotency: emptyRecords(),
    audit: emptyRecords(),
    usage: emptyUsage(),
    activity: noActivity(),
    sequences: PersistentMap.empty(),
  };
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

function emptyResources(): ResourceRecords {
  return {
    users: emptyRecords(),
    sessions: emptyRecords(),
    models: emptyRecords(),
    affiliates: emptyRecords(),
    withdrawals: emptyRecords(),
    blogs: emptyRecords(),
    featureRequests: emptyRecords(),
    contactMessages: emptyRecords(),
  };
}
