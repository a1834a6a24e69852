/** A place that holds an immutable value. Reading never waits; changes happen one after the other. */
export interface Cell<S> {
  read(): S;
  /** Replaces the value by what `step` makes of it. Nothing changes when `step` throws. */
  change<R>(step: (state: S) => Step<S, R>): Promise<R>;
}

export interface Step<S, R> {
  state: S;
  result: R;
}

/** The cell of one part of a larger value. */
export function part<S extends object, K extends keyof S>(whole: Cell<S>, key: K): Cell<S[K]> {
  return {
    read: () => whole.read()[key],
    change: (step) =>
      whole.change((state) => {
        const next = step(state[key]);
        return { state: { ...state, [key]: next.state }, result: next.result };
      }),
  };
}
