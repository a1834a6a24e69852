/** Where tasks come from. A real one keeps them outside the process. */
export interface Queue<Task> {
  /** The next task; nothing where there is none. */
  take(): Promise<Task | undefined>;
  done(task: Task): Promise<void>;
  /** Puts a task back, for another run. */
  giveBack(task: Task): Promise<void>;
}

export interface MemoryQueue<Task> extends Queue<Task> {
  readonly waiting: readonly Task[];
}

/** A queue for the example and its test. */
export function createMemoryQueue<Task>(tasks: Iterable<Task>): MemoryQueue<Task> {
  const waiting = [...tasks];
  return {
    waiting,
    take: async () => waiting.shift(),
    done: async () => {},
    giveBack: async (task) => void waiting.push(task),
  };
}
