/**
 * Collects usage rows and writes them in batches, so that no request waits for its own row.
 *
 * - A row is written within `intervalMs` after it was recorded, sooner when a full batch is waiting.
 * - One write is in flight at a time. A failed one is repeated with the next batch.
 * - The buffer is bounded: rows that find it full are dropped and counted.
 * - `record` never throws and never waits.
 * - Once begun, every write marks how far it has come, and an idle recorder does so every
 *   `MARK_INTERVAL_MS`. The mark goes when all is written: one that is left tells of a crash.
 */
import type { Clock, UsageLog, UsageMark, UsageRow } from '../ports.ts';
import { MARK_INTERVAL_MS } from './usage-completeness.ts';

export interface UsageRecorderOptions {
  log: Pick<UsageLog, 'append' | 'begin' | 'end'>;
  clock: Pick<Clock, 'after' | 'now'>;
  /** What its marks are known by. The same after a restart, and another in every process. */
  name?: string;
  /** Longest time that a row waits for its batch, in ms. */
  intervalMs?: number;
  /** Rows that make a full batch. */
  batchRows?: number;
  /** Rows held at most, those being written included. */
  capacity?: number;
  /** Told of every failed write; its rows are kept. */
  onFailure?: (error: unknown) => void;
}

export interface UsageRecorder {
  /** To be awaited before the first request. What a crash left behind becomes a gap. */
  begin(): Promise<void>;
  record(row: UsageRow): void;
  /** Writes all that was recorded. Rejects with the store's error when it fails; the rows are kept. */
  flush(): Promise<void>;
  /** Writes all that was recorded and ends; what is recorded from now on is dropped and counted. */
  close(): Promise<void>;
  /** Rows dropped so far. */
  dropped(): number;
}

export function createUsageRecorder({
  log,
  clock,
  name = 'server',
  intervalMs = 250,
  batchRows = 2000,
  capacity = 100_000,
  onFailure = () => {},
}: UsageRecorderOptions): UsageRecorder {
  let waiting: UsageRow[] = [];
  /** When the requests of `waiting` ended, in ms since the epoch. */
  let endedAt: number[] = [];
  let inFlight: { rows: number; done: Promise<void> } | undefined;
  let cancelTimer: (() => void) | undefined;
  let cancelMark: (() => void) | undefined;
  let dropped = 0;
  let droppedByMark = 0;
  let hasBegun = false;
  let closed = false;

  /** @param delayMs until the rows that wait now are written */
  function schedule(delayMs = intervalMs): void {
    if (closed) return;
    cancelTimer ??= clock.after(delayMs, () => {
      cancelTimer = undefined;
      writeInBackground();
    });
  }

  function writeInBackground(): void {
    if (inFlight !== undefined || waiting.length === 0) return;
    write().then(() => {
      if (waiting.length >= batchRows) writeInBackground();
      else if (waiting.length > 0) schedule(timeLeft());
    }, onFailure);
  }

  /** Of the row that has waited for longest: a slow write shall not delay the next one as well. */
  function timeLeft(): number {
    const waitedMs = clock.now() - (endedAt[0] ?? clock.now());
    // A wall clock can be put back.
    return Math.min(intervalMs, Math.max(0, intervalMs - waitedMs));
  }

  function write(): Promise<void> {
    const batch = waiting.slice(0, batchRows);
    const batchEndedAt = endedAt.slice(0, batchRows);
    waiting = waiting.slice(batchRows);
    endedAt = endedAt.slice(batchRows);
    const mark = hasBegun ? markBefore(endedAt[0] ?? clock.now()) : undefined;
    const done = log
      .append(batch, mark)
      .then(() => {
        droppedByMark += mark?.dropped ?? 0;
      })
      .catch((error: unknown) => {
        waiting = [...batch, ...waiting];
        endedAt = [...batchEndedAt, ...endedAt];
        schedule();
        throw error;
      })
      .finally(() => {
        inFlight = undefined;
        scheduleMark();
      });
    inFlight = { rows: batch.length, done };
    return done;
  }

  function markBefore(completeUntil: number): UsageMark {
    return { recorder: name, completeUntil, dropped: dropped - droppedByMark };
  }

  function scheduleMark(): void {
    if (!hasBegun || closed) return;
    cancelMark?.();
    cancelMark = clock.after(MARK_INTERVAL_MS, () => {
      if (inFlight === undefined) write().catch(onFailure);
    });
  }

  async function flush(): Promise<void> {
    while (inFlight !== undefined || waiting.length > 0 || (hasBegun && dropped > droppedByMark)) {
      await (inFlight?.done ?? write());
    }
  }

  return {
    async begin() {
      await log.begin(name, clock.now());
      hasBegun = true;
      scheduleMark();
    },
    record(row) {
      if (closed || waiting.length + (inFlight?.rows ?? 0) >= capacity) {
        dropped += 1;
        return;
      }
      waiting.push(row);
      endedAt.push(clock.now());
      // Not `>=`: after a failure the rows pile up, and then only the timer tries again.
      if (waiting.length === batchRows) writeInBackground();
      else schedule();
    },
    flush,
    async close() {
      closed = true;
      cancelTimer?.();
      cancelMark?.();
      await flush();
      if (hasBegun) await log.end(name);
    },
    dropped: () => dropped,
  };
}
