import { systemClock } from '../../reference-server/src/node/system-clock.ts';
import type { ReadOne } from './clients.ts';

export const CALLS = 600;
export const WORKERS = 60;

export interface Outcome {
  /** Calls that did not end with an error. */
  readonly successes: number;
  /** Answers 429. */
  readonly refusals: number;
  /** Milliseconds until the last success. */
  readonly elapsedMs: number;
}

/** Lets workers share all the calls, and counts what comes of it. */
export async function letWorkersCall(
  fetch: typeof globalThis.fetch,
  createClient: (fetch: typeof globalThis.fetch) => ReadOne,
): Promise<Outcome> {
  let refusals = 0;
  const read = createClient(async (input, init) => {
    const response = await fetch(input, init);
    if (response.status === 429) refusals += 1;
    return response;
  });
  const startedAt = systemClock.monotonic();
  let [started, successes, elapsedMs] = [0, 0, 0];
  const worker = async () => {
    while (started < CALLS) {
      started += 1;
      try {
        await read(`user_${started}`);
        successes += 1;
        elapsedMs = systemClock.monotonic() - startedAt;
      } catch {
        // What is missing from the successes.
      }
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, worker));
  return { successes, refusals, elapsedMs };
}
