/**
 * Forgets raw usage rows after some days, so that the store does not grow for ever.
 *
 * - Roll-ups are never touched: figures stay, only single requests are forgotten.
 * - Rows go in small steps with a pause after each, so that requests are not held up.
 * - A step that fails is told of, and tried again when it is due next.
 */
import type { Clock, UsageLog } from '../ports.ts';
import { DAY_MS, HOUR_MS } from './calendar.ts';

const STEP_ROWS = 1000;
const PAUSE_MS = 100;

export interface UsageRetentionOptions {
  log: Pick<UsageLog, 'deleteRows'>;
  clock: Pick<Clock, 'after' | 'now'>;
  /** How long rows are kept, in days. */
  days: number;
  /** Told of every step that failed. */
  onFailure?: (error: unknown) => void;
}

export interface UsageRetention {
  /** Starts no further step, and resolves when the one under way has ended. */
  stop(): Promise<void>;
}

/** Deletes what is too old now, and then every hour. */
export function startUsageRetention({
  log,
  clock,
  days,
  onFailure = () => {},
}: UsageRetentionOptions): UsageRetention {
  let stopped = false;
  let cancelTimer: (() => void) | undefined;
  let underWay = step();

  async function step(): Promise<void> {
    let deleted = 0;
    try {
      deleted = await log.deleteRows(clock.now() - days * DAY_MS, STEP_ROWS);
    } catch (error) {
      onFailure(error);
    }
    if (stopped) return;
    cancelTimer = clock.after(deleted < STEP_ROWS ? HOUR_MS : PAUSE_MS, () => {
      underWay = step();
    });
  }

  return {
    async stop() {
      stopped = true;
      cancelTimer?.();
      await underWay;
    },
  };
}
