import { Piscina } from "piscina";

/** How a batch of work is done and told of. */
export interface TaskOptions<Task, Result> {
  /** Address of the module whose default export does one task; tasks and results are copied to and fro. */
  readonly module: URL;
  /** Called with the result of each task, in whatever order they end; nothing else holds it. */
  readonly onResult: (result: Result, task: Task) => void;
  /** What to do instead where a worker has died of a task twice; without it, the error is thrown. */
  readonly onDeath?: (task: Task, error: Error, run: (task: Task) => Promise<Result>) => Promise<Result>;
}

/** Tasks that a worker has before it: one that it does, and one that waits, so that it is never idle. */
const TASKS_PER_WORKER = 2;
/** Tasks a worker after which its heap may hold much that nobody needs. */
const MANY = 10;

/** The worker threads of one command. With a single job there are none, and everything runs here. */
export class Workers {
  private pool: Piscina | undefined;

  /**
   * @param jobs threads at most
   * @param ahead a module that each of the first threads loads as it starts, with a function as its default export
   */
  constructor(
    private readonly jobs: number,
    private ahead?: URL,
  ) {}

  /** Begins one task. Returns what waits for its result, and throws what the task throws. */
  start<Task, Result>(module: URL, task: Task): () => Promise<Result> {
    const results: Result[] = [];
    const running = this.run<Task, Result>([task], { module, onResult: (result) => results.push(result) });
    // Whoever ends before the result is asked for does not want to hear of a failure.
    running.catch(() => {});
    return async () => {
      await running;
      return results[0] as Result;
    };
  }

  /**
   * Runs one function over many tasks. A task whose worker dies is tried once more.
   * @param tasks taken one by one as workers become free, so that only a few of them have to be in memory
   * @throws Error what the function throws
   */
  async run<Task, Result>(tasks: Iterable<Task>, options: TaskOptions<Task, Result>): Promise<void> {
    const { module, onResult, onDeath } = options;
    const rest = tasks[Symbol.iterator]();
    const run =
      this.jobs === 1 ? await runnerHere<Task, Result>(module) : this.runnerOf<Task, Result>(module);
    let done = 0;
    const work = async (): Promise<void> => {
      for (let next = rest.next(); !next.done; next = rest.next(), done++)
        onResult(await runTwice(next.value, run, onDeath), next.value);
    };
    const loops = this.jobs === 1 ? 1 : this.jobs * TASKS_PER_WORKER;
    await Promise.all(Array.from({ length: loops }, work));
    if (done > this.jobs * MANY) await this.close();
  }

  /** Ends the threads; what they held is free. The next task starts others. */
  async close(): Promise<void> {
    const { pool } = this;
    this.pool = undefined;
    this.ahead = undefined;
    await pool?.destroy();
  }

  private runnerOf<Task, Result>({ href }: URL): (task: Task) => Promise<Result> {
    this.pool ??= new Piscina({
      ...(this.ahead ? { filename: this.ahead.href } : {}),
      minThreads: this.jobs,
      maxThreads: this.jobs,
      // Trees die young, but not before the end of their article: with room for some of them, fewer are copied.
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    });
    const { pool } = this;
    return (task) => pool.run(task, { filename: href });
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

async function runnerHere<Task, Result>({ href }: URL): Promise<(task: Task) => Promise<Result>> {
  const { default: run } = (await import(href)) as { default: (task: Task) => Promise<Result> };
  return run;
}

/** Cuts a list into batches of at most `size`. */
export function batchesOf<Item>(items: readonly Item[], size: number): Item[][] {
  const batches: Item[][] = [];
  for (let from = 0; from < items.length; from += size) batches.push(items.slice(from, from + size));
  return batches;
}
