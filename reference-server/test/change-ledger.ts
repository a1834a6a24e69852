/**
 * What a test asked a server to change, and what it knows of each thing since.
 *
 * - A change that was acknowledged has happened; one without an answer is in doubt until the state
 *   that is found afterwards tells. Anything else that is found is a contradiction.
 * - A thing has one writer, which waits for each answer, so at most its last change is in doubt.
 * - Every change has a request id, so the audit can be held against what happened.
 */

/** The state of a thing as one text; `undefined` where it does not exist. */
export type State = string | undefined;

interface Thing {
  state: State;
  inDoubt?: { readonly state: State; readonly requestId: string; readonly auditEntries: number };
}

export interface ChangeLedger {
  /** Names what is there before the first change. */
  found(name: string, state: State): void;
  stateOf(name: string): State;
  /**
   * A change is about to be asked for.
   *
   * @param auditEntries how many the change makes when it happens
   */
  asked(name: string, state: State, requestId: string, auditEntries: number): void;
  acknowledged(name: string): void;
  /** An id was given to a thing; ids of one kind must never be given to two. */
  idGiven(id: string, name: string): void;
  /** Decides what was in doubt by what is there, and answers in sentences what cannot be. */
  settle(actual: ReadonlyMap<string, State>): string[];
  /** Entries that the audit must have for each request that was asked for; none for all others. */
  readonly auditEntries: ReadonlyMap<string, number>;
}

export function createChangeLedger(): ChangeLedger {
  const things = new Map<string, Thing>();
  const auditEntries = new Map<string, number>();
  const ids = new Map<string, string>();
  const reusedIds: string[] = [];

  function thing(name: string): Thing {
    const known = things.get(name) ?? { state: undefined };
    things.set(name, known);
    return known;
  }

  function decide(name: string, entry: Thing, actual: State): string[] {
    const { state, inDoubt } = entry;
    if (inDoubt !== undefined) {
      auditEntries.set(inDoubt.requestId, actual === inDoubt.state ? inDoubt.auditEntries : 0);
      delete entry.inDoubt;
    }
    entry.state = actual;
    if (actual === state || (inDoubt !== undefined && actual === inDoubt.state)) return [];
    return [`${name} is ${actual}, but ${state} was acknowledged.`];
  }

  return {
    auditEntries,
    found: (name, state) => {
      thing(name).state = state;
    },
    stateOf: (name) => things.get(name)?.state,
    asked(name, state, requestId, entries) {
      thing(name).inDoubt = { state, requestId, auditEntries: entries };
    },
    acknowledged(name) {
      const entry = thing(name);
      if (entry.inDoubt === undefined) throw new Error(`Nothing was asked of ${name}.`);
      auditEntries.set(entry.inDoubt.requestId, entry.inDoubt.auditEntries);
      entry.state = entry.inDoubt.state;
      delete entry.inDoubt;
    },
    idGiven(id, name) {
      const before = ids.get(id);
      if (before !== undefined && before !== name) {
        reusedIds.push(`${id} was given to ${before} and to ${name}.`);
      }
      ids.set(id, name);
    },
    settle(actual) {
      const strangers = [...actual.keys()].filter((name) => !things.has(name));
      return [
        ...reusedIds,
        ...strangers.map((name) => `${name} is there, but nobody asked for it.`),
        ...[...things].flatMap(([name, entry]) => decide(name, entry, actual.get(name))),
      ];
    },
  };
}
