import { Piscina } from "piscina";

/** How a batch of work is done and told of. */
export interface TaskOptions<Task, Result> {
  /** How many tasks there are. */
  readonly count: number;
  /** Address of the module whose default export does one task; tasks and results are copied to and fro. */
  readonly module: URL;
  /** Worker threads at most; with 1 everything runs here. */
  readonly jobs: number;
  /** Called with the result of each task, in whatever order they end; nothing else holds it. */
  readonly onResult: (result: Result, task: Task) => void;
  /** What to do instead where a worker has died of a task twice; without it, the error is thrown. */
  readonly onDeath?: (task: Task, error: Error, run: (task: Task) => Promise<Result>) => Promise<Result>;
}

/** Tasks that a worker has before it: one that it does, and one that waits, so that it is never idle. */
const TASKS_PER_WORKER = 2;

/**
 * Runs one function over many tasks, in worker threads where that pays. A task whose worker dies is tried once more.
 * @param tasks taken one by one as workers become free, so that only a few of them have to be in memory
 * @throws Error what the function throws
 */
export async function runTasks<Task, Result>(
  tasks: Iterable<Task>,
  options: TaskOptions<Task, Result>,
): Promise<void> {
  const threads = Math.min(options.jobs, options.count);
  if (options.count === 0) return;
  await (threads <= 1 ? runHere(tasks, options) : runInPool(tasks, threads, options));
}

async function runInPool<Task, Result>(
  tasks: Iterable<Task>,
  threads: number,
  { module, onResult, onDeath }: TaskOptions<Task, Result>,
): Promise<void> {
  const pool = new Piscina({
    filename: module.href,
    minThreads: threads,
    maxThreads: threads,
    // Trees die young, but not before the end of their article: with room for some of them, fewer are copied.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  const run = (task: Task): Promise<Result> => pool.run(task);
  try {
    const rest = tasks[Symbol.iterator]();
    const work = async (): Promise<void> => {
      for (let next = rest.next(); !next.done; next = rest.next())
        onResult(await runTwice(next.value, run, onDeath), next.value);
    };
    await Promise.all(Array.from({ length: threads * TASKS_PER_WORKER }, work));
  } finally {
    await pool.destroy();
  }
}

async function runTwice<Task, Result>(
  task: Task,
  run: (task: Task) => Promise<Result>,
  onDeath: TaskOptions<Task, Result>["onDeath"],
): Promise<Result> {
  try {
    return await run(task);
  } catch (first) {
    if (!isDeath(first)) throw first;
    try {
      return await run(task);
    } catch (second) {
      if (!isDeath(second) || !onDeath) throw second;
      return onDeath(task, second, run);
    }
  }
}

/** Tells whether the worker itself ended, by running out of memory or being stopped, and not the task by an error. */
const isDeath = (error: unknown): error is Error =>
  error instanceof Error &&
  (/^worker exited/i.test(error.message) || ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"));

async function runHere<Task, Result>(
  tasks: Iterable<Task>,
  { module, onResult }: TaskOptions<Task, Result>,
): Promise<void> {
  const { default: run } = (await import(module.href)) as { default: (task: Task) => Promise<Result> };
  for (const task of tasks) onResult(await run(task), task);
}

/** Cuts a list into batches of at most `size`. */
export function batchesOf<Item>(items: readonly Item[], size: number): Item[][] {
  const batches: Item[][] = [];
  for (let from = 0; from < items.length; from += size) batches.push(items.slice(from, from + size));
  return batches;
}
