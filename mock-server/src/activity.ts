/** Knows whether anything is under way, so that a manual clock moves only when nothing is. */
import { realTurn } from './real-time.ts';

/** Turns of the event loop that may pass between an answer and the next request that it causes. */
const QUIET_TURNS = 3;

export interface Activity {
  /** Follows a piece of work until it ends; the answer is the work itself. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when no tracked work has been under way for some turns of the event loop. */
  settle(): Promise<void>;
}

export function createActivity(): Activity {
  const underWay = new Set<Promise<unknown>>();

  return {
    track(work) {
      underWay.add(work);
      const done = () => underWay.delete(work);
      work.then(done, done);
      return work;
    },

    async settle() {
      for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
        await realTurn();
        if (underWay.size > 0) {
          await Promise.allSettled(underWay);
          quiet = -1;
        }
      }
    },
  };
}
