/**
 * node main.ts [number of tasks] [seconds of grace]
 *
 * SIGTERM and Ctrl-C stop it: no task is taken from then on, and those that run have the time of
 * grace, 20 s by default, to end before they are given back. It ends with 1 if a task failed.
 */
import { setTimeout } from 'node:timers/promises';
import { Keyturn } from '@keyturn/sdk';
import { PATIENCE } from './patience.ts';
import { createMemoryQueue } from './queue.ts';
import { type BalanceTask, setBalance } from './set-balance.ts';
import { work } from './worker.ts';

const [count = 1_000, graceSeconds = 20] = process.argv.slice(2).map(Number);
const queue = createMemoryQueue(
  Array.from(
    { length: count },
    (_, index): BalanceTask => ({ userId: `user_${(index % 1_000) + 1}`, tokens: 50_000 }),
  ),
);

const stop = new AbortController();
const abandon = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    console.log(`${signal}: finishing what runs.`);
    stop.abort();
    void setTimeout(graceSeconds * 1_000, undefined, { ref: false }).then(() => abandon.abort());
  });
}

await using admin = new Keyturn({
  ...PATIENCE,
  onThrottle: ({ waitMs, waiting }) => {
    if (waiting === 1) console.log(`The limit is met; more in ${Math.ceil(waitMs / 1_000)} s.`);
  },
});
const { name } = await admin.auth.me(); // a wrong key shows here, before any task is taken
console.log(`${count} tasks, with the key "${name}".`);

let failed = 0;
const { done, givenBack } = await work({
  queue,
  concurrency: 200,
  handle: (task, signal) => setBalance(admin, task, signal),
  stop: stop.signal,
  abandon: abandon.signal,
  onFailure: (task, error) => {
    failed += 1;
    console.error(`${task.userId}: ${error}`);
  },
});
console.log(`${done} done, ${givenBack} given back, ${queue.waiting.length} in the queue.`);
process.exitCode = failed === 0 ? 0 : 1;
