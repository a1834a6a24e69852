import type { Servers } from '../../test/behaviour/behaviour.ts';
import type { Outcome } from '../../test/behaviour/run-behaviours.ts';

/** A place to run the suite in. */
export interface Runtime {
  readonly name: string;
  /** Starts the runtime, runs the suite in it, and ends it. */
  run(servers: Servers): Promise<RuntimeReport>;
}

export interface RuntimeReport {
  readonly version: string;
  readonly outcomes: readonly Outcome[];
}
