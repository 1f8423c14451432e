import { Tinypool } from "tinypool";

/** How a batch of work is done and told of. */
export interface TaskOptions<Task> {
  /** Address of the module whose default export does one task; tasks and results are copied to and fro. */
  readonly module: URL;
  /** Worker threads at most; with 1 everything runs here. */
  readonly jobs: number;
  /** Called after each task, in whatever order they end, with the items done so far. */
  readonly onProgress: (done: number) => void;
  /** How many items a task is. */
  readonly sizeOf: (task: Task) => number;
}

/** Runs one function over many tasks, in worker threads where that pays. Returns the results in the tasks' order. */
export async function runTasks<Task, Result>(
  tasks: readonly Task[],
  { module, jobs, onProgress, sizeOf }: TaskOptions<Task>,
): Promise<Result[]> {
  let done = 0;
  const finished = (task: Task): void => {
    done += sizeOf(task);
    onProgress(done);
  };
  const threads = Math.min(jobs, tasks.length);
  if (threads <= 1) return runHere(tasks, module, finished);
  const pool = new Tinypool({
    filename: module.href,
    runtime: "worker_threads",
    minThreads: threads,
    maxThreads: threads,
  });
  try {
    return await Promise.all(
      tasks.map(async (task) => {
        const result: Result = await pool.run(task);
        finished(task);
        return result;
      }),
    );
  } finally {
    await pool.destroy();
  }
}

async function runHere<Task, Result>(
  tasks: readonly Task[],
  module: URL,
  finished: (task: Task) => void,
): Promise<Result[]> {
  if (tasks.length === 0) return [];
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
