import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

/** Megabytes of this process's heap, right after a full collection. */
export async function collectedHeap(): Promise<number> {
  // What finalisers let go of is found by a second collection, a turn of the event loop later.
  collect();
  await new Promise((done) => setImmediate(done));
  collect();
  return process.memoryUsage().heapUsed / 1_000_000;
}
