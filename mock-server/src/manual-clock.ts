/**
 * A clock that stands still until a test moves it.
 *
 * - `advance` calls timers back in the order in which they are due, each at its own time.
 * - Before each step it lets everything that can go on without time go on, so that work which sets
 *   the next timer has set it.
 * - Time never goes back through `advance`; `set` may put the wall clock anywhere. Timers and the
 *   monotonic clock do not move with `set`.
 */
import type { Clock } from '@keyturn/reference-server';
import { type Duration, milliseconds } from './duration.ts';

/** A moment: milliseconds since the epoch, ISO 8601 text, or a `Date`. */
export type Moment = number | string | Date;

export interface ManualClock extends Clock {
  /** Moves time on, and resolves when what was due has happened. */
  advance(duration: Duration): Promise<void>;
  /** Puts the wall clock to another moment without anything becoming due. */
  set(moment: Moment): void;
}

/** For what has to know whether anybody waits. */
export interface WatchedClock extends ManualClock {
  /** How far the next timer is ahead, in ms; `undefined` where there is none. */
  untilNext(): number | undefined;
}

interface Timer {
  readonly dueAt: number;
  readonly order: number;
  readonly callback: () => void;
}

/**
 * @param start what the wall clock shows at first
 * @param settle resolves when nothing can go on without time
 * @throws {TypeError} when `start` is no moment
 */
export function createManualClock(start: Moment, settle: () => Promise<void>): WatchedClock {
  let elapsed = 0;
  let offset = epochMs(start);
  let made = 0;
  const timers = new Set<Timer>();

  function nextDue(until: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of timers) {
      if (timer.dueAt > until) continue;
      const isSooner = next === undefined || timer.dueAt < next.dueAt;
      if (isSooner || (timer.dueAt === next?.dueAt && timer.order < next.order)) next = timer;
    }
    return next;
  }

  return {
    now: () => offset + elapsed,
    monotonic: () => elapsed,

    after(delayMs, callback) {
      made += 1;
      const timer = { dueAt: elapsed + Math.max(0, delayMs), order: made, callback };
      timers.add(timer);
      return () => {
        timers.delete(timer);
      };
    },

    async advance(duration) {
      const until = elapsed + milliseconds(duration);
      await settle();
      for (let timer = nextDue(until); timer !== undefined; timer = nextDue(until)) {
        timers.delete(timer);
        elapsed = Math.max(elapsed, timer.dueAt);
        timer.callback();
        await settle();
      }
      elapsed = Math.max(elapsed, until);
      await settle();
    },

    set(moment) {
      offset = epochMs(moment) - elapsed;
    },

    untilNext() {
      const timer = nextDue(Number.POSITIVE_INFINITY);
      return timer && timer.dueAt - elapsed;
    },
  };
}

/** @throws {TypeError} when the text is no date */
function epochMs(moment: Moment): number {
  const ms = moment instanceof Date ? moment.getTime() : new Date(moment).getTime();
  if (Number.isNaN(ms)) {
    throw new TypeError(
      `${JSON.stringify(moment)} is no moment: use ISO 8601 such as '2026-01-01T00:00:00Z', milliseconds, or a Date.`,
    );
  }
  return ms;
}
