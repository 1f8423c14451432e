/** The names of the tasks of a pool of worker threads. The module of each is `workers/<name>.worker.ts`. */
export type TaskName = "digest" | "convert" | "render" | "index" | "picture" | "check";

export interface TaskHandlers<Task, Result> {
  /** Called with each result, in the order in which the tasks end. Nothing else keeps the result. */
  readonly onResult: (result: Result, task: Task) => void;
  /** Cuts a task that killed its worker twice into several, which are run one after another. */
  readonly split?: (task: Task) => readonly Task[];
  /** Returns the result of a task that killed its worker twice and is not cut. Without this handler, a BuildError is thrown. */
  readonly onDeath?: (task: Task, error: Error) => Result;
}

/** The worker threads of one command. */
export interface Workers<Name extends string = TaskName> {
  /**
   * Runs one task many times, with different input. Input and result are copied between threads.
   * @param tasks taken one by one as workers become free, so that only a few are in memory
   * @param count number of tasks
   * @throws Error that a task throws; BuildError where a task kills its worker
   */
  run<Task, Result>(
    name: Name,
    tasks: Iterable<Task>,
    count: number,
    handlers: TaskHandlers<Task, Result>,
  ): Promise<void>;
  /** Runs a task once. The caller can go on meanwhile. @throws Error that the task throws */
  runOne<Task, Result>(
    name: Name,
    task: Task,
    onDeath?: TaskHandlers<Task, Result>["onDeath"],
  ): Promise<Result>;
  /**
   * Has threads run a task whose result is not needed, so that they load its module early. Errors are ignored: the
   * same error comes again with the first real task. Resolves when the threads have the task.
   * @param count number of real tasks that are expected
   */
  prepare<Task>(name: Name, task: Task, count?: number): Promise<void>;
  /** Waits until the prepared threads are ready. */
  ready(): Promise<void>;
  /** Ends all threads, which frees their memory. The next task starts new ones. */
  close(): Promise<void>;
}
