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

/** The worker threads of one command. What is a single task, or with a single job, runs here. */
export class Workers {
  private pool: Piscina | undefined;

  /** @param jobs threads at most */
  constructor(private readonly jobs: number) {}

  /**
   * Runs one function over many tasks. A task whose worker dies is tried once more.
   * @param tasks taken one by one as workers become free, so that only a few of them have to be in memory
   * @param count how many there are
   * @throws Error what the function throws
   */
  async run<Task, Result>(
    tasks: Iterable<Task>,
    count: number,
    { module, onResult, onDeath }: TaskOptions<Task, Result>,
  ): Promise<void> {
    if (count === 0) return;
    const rest = tasks[Symbol.iterator]();
    const isHere = this.jobs === 1 || count === 1;
    const run = isHere ? await runnerHere<Task, Result>(module) : this.runnerOf<Task, Result>(module);
    const work = async (): Promise<void> => {
      for (let next = rest.next(); !next.done; next = rest.next())
        onResult(await runTwice(next.value, run, onDeath), next.value);
    };
    const loops = isHere ? 1 : this.jobs * TASKS_PER_WORKER;
    await Promise.all(Array.from({ length: loops }, work));
    if (count > this.jobs * MANY) await this.close();
  }

  /** Ends the threads; what they held is free. The next task starts others. */
  async close(): Promise<void> {
    const { pool } = this;
    this.pool = undefined;
    await pool?.destroy();
  }

  private runnerOf<Task, Result>({ href }: URL): (task: Task) => Promise<Result> {
    this.pool ??= new Piscina({
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
