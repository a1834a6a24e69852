// What the client loads when it needs it is there from the start: it must not take time to load
// while a test moves a clock of its own.
import '../../src/full-error.ts';
import '../../src/rate-limit-fields.ts';
import type { Clock } from '../../src/clock.ts';

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** A clock that moves only when told to. */
export interface ManualClock extends Clock {
  /** Moves time on, lets every timer that falls due fire at its own moment, and all work settle. */
  advance(ms: number): Promise<void>;
  /** Lets all work settle that waits for no timer. */
  settle(): Promise<void>;
  /** Timers that have neither fired nor been cancelled. */
  readonly pendingTimers: number;
}

/**
 * @param startedAt What the wall clock shows at first, in milliseconds since the epoch.
 * @param isBusy Whether work goes on elsewhere, such as on another thread. Time stands until it ends.
 */
export function createManualClock(
  startedAt: number = Date.UTC(2026, 0, 1),
  isBusy: () => boolean = () => false,
): ManualClock {
  let elapsed = 0;
  const timers = new Set<Timer>();

  const nextBefore = (end: number) =>
    [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];

  async function settle(): Promise<void> {
    // Bodies of answers are read over several turns of the event loop.
    for (let turn = 0; turn < 10; turn++) {
      do await new Promise((done) => setImmediate(done));
      while (isBusy());
    }
  }

  return {
    now: () => startedAt + elapsed,
    monotonic: () => elapsed,
    after(delayMs, callback) {
      const timer = { at: elapsed + delayMs, callback };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async advance(ms) {
      const end = elapsed + ms;
      await settle();
      for (let timer = nextBefore(end); timer; timer = nextBefore(end)) {
        elapsed = Math.max(elapsed, timer.at);
        timers.delete(timer);
        timer.callback();
        await settle();
      }
      elapsed = end;
    },
    settle,
    get pendingTimers() {
      return timers.size;
    },
  };
}
