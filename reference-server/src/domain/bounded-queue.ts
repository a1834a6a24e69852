/**
 * Runs expensive work a few pieces at a time, and lets no sender keep the others waiting.
 *
 * - At most `concurrency` pieces run and `maxWaiting` wait.
 * - Senders are served in turn, each in the order of its own pieces, so one with many pieces waiting
 *   holds up another by one piece at most. A piece that fails holds nobody up.
 * - When too many wait, the latest piece of the sender that has most is refused.
 */
import { ApiError } from './api-error.ts';

/** @param sender whose turn it uses */
export type BoundedQueue = <T>(sender: string, work: () => Promise<T>) => Promise<T>;

interface Waiting {
  readonly start: () => void;
  readonly refuse: (reason: ApiError) => void;
}

/** @throws ApiError SERVICE_UNAVAILABLE from the queue returned, when too many wait */
export function createBoundedQueue(concurrency: number, maxWaiting: number): BoundedQueue {
  /** By sender, none empty; the first sender is next. */
  const lanes = new Map<string, Waiting[]>();
  let waiting = 0;
  let running = 0;

  function wait(sender: string): Promise<void> {
    return new Promise((start, refuse) => {
      const lane = lanes.get(sender) ?? [];
      lane.push({ start, refuse });
      lanes.set(sender, lane);
      waiting += 1;
      if (waiting > maxWaiting) refuseOne();
    });
  }

  function refuseOne(): void {
    const [sender, lane] = [...lanes].reduce((a, b) => (b[1].length >= a[1].length ? b : a));
    lane.pop()?.refuse(new ApiError('SERVICE_UNAVAILABLE', { retryAfterSeconds: 1 }));
    waiting -= 1;
    if (lane.length === 0) lanes.delete(sender);
  }

  /** The next piece; its sender goes to the end of the row. */
  function takeNext(): Waiting | undefined {
    const [sender, lane] = lanes.entries().next().value ?? [];
    if (sender === undefined || lane === undefined) return undefined;
    const next = lane.shift();
    waiting -= 1;
    lanes.delete(sender);
    if (lane.length > 0) lanes.set(sender, lane);
    return next;
  }

  return async (sender, work) => {
    if (running >= concurrency) await wait(sender);
    else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed over: nobody who comes in between can take it.
      const next = takeNext();
      if (next === undefined) running -= 1;
      else next.start();
    }
  };
}
