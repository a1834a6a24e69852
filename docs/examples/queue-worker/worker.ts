import type { Queue } from './queue.ts';

export interface WorkerOptions<Task> {
  readonly queue: Queue<Task>;
  /** Tasks that run at once. It bounds memory; the limit of the API is the client's business. */
  readonly concurrency: number;
  readonly handle: (task: Task, signal: AbortSignal) => Promise<unknown>;
  /** From its abort on no task is taken. */
  readonly stop: AbortSignal;
  /** Its abort ends the tasks that run. */
  readonly abandon: AbortSignal;
  readonly onFailure: (task: Task, error: unknown) => void;
}

export interface Tally {
  readonly done: number;
  readonly givenBack: number;
}

/**
 * Works until the queue is empty or `stop` is aborted, and then waits for the tasks that run. Every
 * task that was taken ends up done or given back.
 */
export async function work<Task>(options: WorkerOptions<Task>): Promise<Tally> {
  const { queue, concurrency, handle, stop, abandon, onFailure } = options;
  let done = 0;
  let givenBack = 0;

  async function lane(): Promise<void> {
    while (!stop.aborted) {
      const task = await queue.take();
      if (task === undefined) return;
      try {
        await handle(task, abandon);
        await queue.done(task);
        done += 1;
      } catch (error) {
        await queue.giveBack(task);
        givenBack += 1;
        if (error !== abandon.reason) onFailure(task, error);
      }
    }
  }

  await Promise.all(Array.from({ length: concurrency }, lane));
  return { done, givenBack };
}
