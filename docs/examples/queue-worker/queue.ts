/** Where tasks come from. A real one keeps them outside the process. */
export interface Queue<Task> {
  /** The next task; nothing where there is none. */
  take(): Promise<Task | undefined>;
  done(task: Task): Promise<void>;
  /** Puts a task back, for another run: `take` does not answer it again in this one. */
  giveBack(task: Task): Promise<void>;
}

export interface MemoryQueue<Task> extends Queue<Task> {
  /** Tasks for another run: not taken, or given back. */
  readonly waiting: readonly Task[];
}

/** A queue for the example and its test. */
export function createMemoryQueue<Task>(tasks: Iterable<Task>): MemoryQueue<Task> {
  const untaken = [...tasks];
  const givenBack: Task[] = [];
  return {
    get waiting() {
      return [...untaken, ...givenBack];
    },
    take: async () => untaken.shift(),
    done: async () => {},
    giveBack: async (task) => void givenBack.push(task),
  };
}
