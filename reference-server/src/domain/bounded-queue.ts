/**
 * Runs expensive work a few pieces at a time.
 *
 * - At most `concurrency` pieces run and `maxWaiting` wait; one more is refused at once.
 * - Who waits is served in order; a piece that fails holds nobody up.
 */
import { ApiError } from './api-error.ts';

export type BoundedQueue = <T>(work: () => Promise<T>) => Promise<T>;

/** @throws ApiError SERVICE_UNAVAILABLE from the queue returned, when too many wait already */
export function createBoundedQueue(concurrency: number, maxWaiting: number): BoundedQueue {
  const waiting: (() => void)[] = [];
  let running = 0;

  return async (work) => {
    if (running >= concurrency) {
      if (waiting.length >= maxWaiting) {
        throw new ApiError('SERVICE_UNAVAILABLE', { retryAfterSeconds: 1 });
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      running += 1;
    }
    try {
      return await work();
    } finally {
      // The place is handed over: nobody who comes in between can take it.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
