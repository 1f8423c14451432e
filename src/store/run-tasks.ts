import { Piscina } from "piscina";

/** How a batch of work is done and told of. */
export interface TaskOptions<Task, Result> {
  /** How many tasks there are. */
  readonly count: number;
  /** Address of the module whose default export does one task; tasks and results are copied to and fro. */
  readonly module: URL;
  /** Worker threads at most; with 1 everything runs here. */
  readonly jobs: number;
  /** How many items a task is. */
  readonly sizeOf: (task: Task) => number;
  /** Called after each task, in whatever order they end, with the items done so far. */
  readonly onProgress: (done: number) => void;
  /** What to do instead where a worker has died of a task twice; without it, the error is thrown. */
  readonly onDeath?: (task: Task, error: Error, run: (task: Task) => Promise<Result>) => Promise<Result>;
}

/** Tasks that a worker has before it: one that it does, and one that waits, so that it is never idle. */
const TASKS_PER_WORKER = 2;

/**
 * Runs one function over many tasks, in worker threads where that pays. A task whose worker dies is tried once more.
 * @param tasks taken one by one as workers become free, so that only a few of them have to be in memory
 * @returns the results in the tasks' order
 * @throws Error what the function throws
 */
export async function runTasks<Task, Result>(
  tasks: Iterable<Task>,
  options: TaskOptions<Task, Result>,
): Promise<Result[]> {
  const { count, jobs, sizeOf, onProgress } = options;
  let done = 0;
  const finished = (task: Task): void => {
    done += sizeOf(task);
    onProgress(done);
  };
  const threads = Math.min(jobs, count);
  if (count === 0) return [];
  if (threads <= 1) return runHere(tasks, options.module, finished);
  return runInPool(tasks, threads, options, finished);
}

async function runInPool<Task, Result>(
  tasks: Iterable<Task>,
  threads: number,
  { module, onDeath }: TaskOptions<Task, Result>,
  finished: (task: Task) => void,
): Promise<Result[]> {
  const pool = new Piscina({
    filename: module.href,
    minThreads: threads,
    maxThreads: threads,
    // Trees die young, but not before the end of their article: with room for some of them, fewer are copied.
    resourceLimits: { maxYoungGenerationSizeMb: 64 },
  });
  const run = (task: Task): Promise<Result> => pool.run(task);
  try {
    const results: Result[] = [];
    const rest = numbered(tasks);
    const work = async (): Promise<void> => {
      for (const [index, task] of rest) {
        results[index] = await runTwice(task, run, onDeath);
        finished(task);
      }
    };
    await Promise.all(Array.from({ length: threads * TASKS_PER_WORKER }, work));
    return results;
  } finally {
    await pool.destroy();
  }
}

function* numbered<Item>(items: Iterable<Item>): Generator<[number, Item]> {
  let index = 0;
  for (const item of items) yield [index++, item];
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
  module: URL,
  finished: (task: Task) => void,
): Promise<Result[]> {
  const { default: run } = (await import(module.href)) as { default: (task: Task) => Promise<Result> };
  const results: Result[] = [];
  for (const task of tasks) {
    results.push(await run(task));
    finished(task);
  }
  return results;
}

/** Cuts a list into batches of at most `size`. */
export function batchesOf<Item>(items: readonly Item[], size: number): Item[][] {
  const batches: Item[][] = [];
  for (let from = 0; from < items.length; from += size) batches.push(items.slice(from, from + size));
  return batches;
}
