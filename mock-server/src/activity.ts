/** Knows whether anything is under way, so that a manual clock moves only when nothing is. */
import { realTurn } from './real-time.ts';

/** Turns of the event loop that may pass between an answer and the next request that it causes. */
const QUIET_TURNS = 3;

export interface Activity {
  /** Does a piece of work, which is under way until it ends. The answer is that of the work. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing has been under way for some turns of the event loop. */
  settle(): Promise<void>;
}

export function createActivity(): Activity {
  let underWay = 0;
  let waiting: (() => void)[] = [];

  function nothingUnderWay(): Promise<void> {
    return new Promise((resolve) => {
      if (underWay === 0) resolve();
      else waiting.push(resolve);
    });
  }

  return {
    async during(work) {
      underWay += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
        if (underWay === 0) {
          for (const resolve of waiting) resolve();
          waiting = [];
        }
      }
    },

    async settle() {
      for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
        await realTurn();
        if (underWay > 0) {
          await nothingUnderWay();
          quiet = -1;
        }
      }
    },
  };
}
