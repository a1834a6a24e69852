/**
 * A store in memory, for browsers and tests. It runs wherever the language does.
 *
 * - `Store` in ports.ts states what holds, save that nothing survives the process.
 * - Changes run one after the other. A transaction works on a version of its own, which replaces the
 *   current one when the work is done: nobody sees half of it, and readers never wait.
 * - A snapshot is a version: taking one and going back to it copies nothing.
 *
 * Within a transaction only the access handed to it may write: a change through the store itself
 * waits for the end of that transaction, and so for itself.
 */
import type { Store, StoreAccess } from '../../ports.ts';
import { idempotencyRules, resourceRules, tokenRules } from '../collection-rules.ts';
import { type Cell, part, type Step } from './cell.ts';
import { createMemoryGenerationLog, createMemoryVisitLog } from './memory-activity.ts';
import { createMemoryCollection } from './memory-collection.ts';
import { createMemoryEventLog } from './memory-event-log.ts';
import { emptyState, type MemoryState, nextNumber, withSequence } from './memory-state.ts';
import { createMemoryUsageLog } from './memory-usage-log.ts';

export interface MemoryStore extends Store {
  /** All that is stored now. */
  snapshot(): MemorySnapshot;
  /** Puts everything back to how it was. A transaction that is under way then fails. */
  restore(snapshot: MemorySnapshot): void;
  /**
   * Changes what is stored at once, without waiting for a turn. A transaction that is under way goes
   * on from the changed state: `step` is then called twice, first for the transaction's version.
   */
  edit(step: (state: MemoryState) => MemoryState): void;
  /** What an edit would find: the version of the transaction under way, or what is stored. */
  newest(): MemoryState;
}

/** An opaque value: good for any memory store, as often as wanted. */
export interface MemorySnapshot {
  readonly state: MemoryState;
}

export function createMemoryStore(from?: MemorySnapshot): MemoryStore {
  let current = from?.state ?? emptyState();
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  let underWay: Draft | undefined;

  function read(): MemoryState {
    if (closed) throw new Error('The store is closed.');
    return current;
  }

  function inTurn<R>(work: () => R | Promise<R>): Promise<R> {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  }

  const cell: Cell<MemoryState> = {
    read,
    change: (step) =>
      inTurn(() => {
        const { state, result } = step(read());
        current = state;
        return result;
      }),
  };

  return {
    ...accessTo(cell),
    transaction: (work) =>
      inTurn(async () => {
        const draft = createDraft(read());
        underWay = draft;
        try {
          const result = await work(accessTo(draft.cell));
          if (underWay !== draft)
            throw new Error('The store was restored during this transaction.');
          current = draft.state();
          return result;
        } finally {
          draft.end();
          if (underWay === draft) underWay = undefined;
        }
      }),
    async check() {
      read();
    },
    close: () =>
      inTurn(() => {
        closed = true;
      }),
    snapshot: () => ({ state: read() }),
    restore(snapshot) {
      current = snapshot.state;
      underWay = undefined;
    },
    edit(step) {
      underWay?.edit(step);
      current = step(read());
    },
    newest: () => underWay?.state() ?? read(),
  };
}

/** A version that a transaction works on until it ends. */
interface Draft {
  readonly cell: Cell<MemoryState>;
  state(): MemoryState;
  edit(step: (state: MemoryState) => MemoryState): void;
  end(): void;
}

function createDraft(base: MemoryState): Draft {
  let state = base;
  let ended = false;
  function read(): MemoryState {
    if (ended) throw new Error('This access ended with its transaction.');
    return state;
  }
  async function change<R>(step: (state: MemoryState) => Step<MemoryState, R>): Promise<R> {
    const next = step(read());
    state = next.state;
    return next.result;
  }
  return {
    cell: { read, change },
    state: () => state,
    edit: (step) => {
      state = step(state);
    },
    end: () => {
      ended = true;
    },
  };
}

function accessTo(cell: Cell<MemoryState>): StoreAccess {
  return {
    resource: (kind, environment) =>
      createMemoryCollection(
        part(part(part(cell, 'resources'), environment), kind),
        resourceRules[kind],
      ),
    tokens: createMemoryCollection(part(cell, 'tokens'), tokenRules),
    idempotency: createMemoryCollection(part(cell, 'idempotency'), idempotencyRules),
    audit: createMemoryEventLog(part(cell, 'audit'), { unique: [], searchable: [] }),
    usage: createMemoryUsageLog(cell),
    visits: createMemoryVisitLog(cell),
    generations: createMemoryGenerationLog(cell),

    next: (sequence) =>
      cell.change((state) => {
        const result = nextNumber(state, sequence);
        return { state: withSequence(state, sequence, result), result };
      }),

    advance: (sequence, to) =>
      cell.change((state) => ({ state: withSequence(state, sequence, to), result: undefined })),
  };
}
