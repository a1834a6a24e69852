/**
 * Collects usage rows and writes them in batches, so that no request waits for its own row.
 *
 * - A row is written within `intervalMs` after it was recorded, sooner when a full batch is waiting.
 * - One write is in flight at a time. A failed one is repeated with the next batch.
 * - The buffer is bounded: rows that find it full are dropped and counted.
 * - `record` never throws and never waits.
 */
import type { Clock, UsageLog, UsageRow } from '../ports.ts';

export interface UsageRecorderOptions {
  log: Pick<UsageLog, 'append'>;
  clock: Pick<Clock, 'after'>;
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
  record(row: UsageRow): void;
  /** Writes all that was recorded. Rejects with the store's error when it fails; the rows are kept. */
  flush(): Promise<void>;
  /** Writes all that was recorded, and drops (and counts) what is recorded from now on. */
  close(): Promise<void>;
  /** Rows dropped so far. */
  dropped(): number;
}

export function createUsageRecorder({
  log,
  clock,
  intervalMs = 250,
  batchRows = 500,
  capacity = 100_000,
  onFailure = () => {},
}: UsageRecorderOptions): UsageRecorder {
  let waiting: UsageRow[] = [];
  let inFlight: { rows: number; done: Promise<void> } | undefined;
  let cancelTimer: (() => void) | undefined;
  let dropped = 0;
  let closed = false;

  function schedule(): void {
    if (closed) return;
    cancelTimer ??= clock.after(intervalMs, () => {
      cancelTimer = undefined;
      writeInBackground();
    });
  }

  function writeInBackground(): void {
    if (inFlight !== undefined || waiting.length === 0) return;
    write().then(() => {
      if (waiting.length >= batchRows) writeInBackground();
      else if (waiting.length > 0) schedule();
    }, onFailure);
  }

  function write(): Promise<void> {
    const batch = waiting.slice(0, batchRows);
    waiting = waiting.slice(batchRows);
    const done = log
      .append(batch)
      .catch((error: unknown) => {
        waiting = [...batch, ...waiting];
        schedule();
        throw error;
      })
      .finally(() => {
        inFlight = undefined;
      });
    inFlight = { rows: batch.length, done };
    return done;
  }

  async function flush(): Promise<void> {
    while (inFlight !== undefined || waiting.length > 0) await (inFlight?.done ?? write());
  }

  return {
    record(row) {
      if (closed || waiting.length + (inFlight?.rows ?? 0) >= capacity) {
        dropped += 1;
        return;
      }
      waiting.push(row);
      // Not `>=`: after a failure the rows pile up, and then only the timer tries again.
      if (waiting.length === batchRows) writeInBackground();
      else schedule();
    },
    flush,
    async close() {
      closed = true;
      cancelTimer?.();
      await flush();
    },
    dropped: () => dropped,
  };
}
