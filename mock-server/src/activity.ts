/** Knows whether anything is under way, so that a manual clock moves only when nothing is. */
import { realTurn } from './real-time.ts';

/** Turns that may pass between an answer and the next request that it causes. */
const QUIET_TURNS = 3;

export interface Activity {
  /** Does a piece of work, which is under way until it ends. The answer is that of the work. */
  during<T>(work: () => Promise<T>): Promise<T>;
  isIdle(): boolean;
  /** Resolves when nothing has begun or ended for some turns, and nothing is under way. */
  settle(): Promise<void>;
  /** Says what a turn is, where requests travel longer than for one of the event loop. */
  turnBy(turn: () => Promise<void>): void;
}

export function createActivity(): Activity {
  let turn = realTurn;
  let underWay = 0;
  let changes = 0;
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
      changes += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
        changes += 1;
        if (underWay === 0) {
          for (const resolve of waiting) resolve();
          waiting = [];
        }
      }
    },

    isIdle: () => underWay === 0,

    async settle() {
      for (let quiet = 0; quiet < QUIET_TURNS; ) {
        const before = changes;
        await turn();
        await nothingUnderWay();
        quiet = changes === before ? quiet + 1 : 0;
      }
    },

    turnBy(other) {
      turn = other;
    },
  };
}
