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

/** The worker threads of one command; with a single job, everything runs here. */
export class Workers {
  private pool: Piscina | undefined;
  private prepared: Promise<unknown> = Promise.resolve();

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
    const isHere = this.jobs === 1;
    const run = isHere ? await runnerHere<Task, Result>(module) : this.runnerThere<Task, Result>(module);
    // A thread that is being prepared is free sooner than another would be.
    await this.prepared;
    const rest = tasks[Symbol.iterator]();
    const work = async (): Promise<void> => {
      for (let next = rest.next(); !next.done; next = rest.next())
        onResult(await runTwice(next.value, run, onDeath), next.value);
    };
    await Promise.all(
      Array.from({ length: isHere ? 1 : Math.min(count, this.jobs * TASKS_PER_WORKER) }, work),
    );
    if (count > this.jobs * MANY) await this.close();
  }

  /** Returns the result of a single task, while the caller goes on. @throws Error what the function throws */
  async runOne<Task, Result>(module: URL, task: Task): Promise<Result> {
    const results: Result[] = [];
    await this.run<Task, Result>([task], 1, { module, onResult: (result) => results.push(result) });
    return results[0] as Result;
  }

  /**
   * Has threads do a task whose result nobody needs, such as one without work, so that what the module needs is loaded when
   * it is asked for more. The caller goes on. What goes wrong here goes wrong again then, and is told of then.
   * @param count tasks that are to be expected; all threads that there are, and others as far as there is work for them
   */
  prepare<Task>({ href }: URL, task: Task, count = 1): void {
    if (this.jobs === 1) return;
    const pool = this.started();
    const threads = Math.max(pool.threads.length, Math.min(count, this.jobs));
    const tasks = Array.from({ length: threads }, () => pool.run(task, { filename: href }));
    this.prepared = Promise.allSettled(tasks);
  }

  /** Waits until threads that are being prepared have done that. */
  async ready(): Promise<void> {
    await this.prepared;
  }

  /** Ends the threads; what they held is free. The next task starts others. */
  async close(): Promise<void> {
    const { pool } = this;
    this.pool = undefined;
    await pool?.destroy();
    await this.prepared;
  }

  private runnerThere<Task, Result>({ href }: URL): (task: Task) => Promise<Result> {
    const pool = this.started();
    return (task) => pool.run(task, { filename: href });
  }

  private started(): Piscina {
    this.pool ??= new Piscina({
      // Others start when there is work for them.
      minThreads: 1,
      maxThreads: this.jobs,
      idleTimeout: Number.POSITIVE_INFINITY,
      // Trees die young, but not before the end of their article: with room for some of them, fewer are copied.
      resourceLimits: { maxYoungGenerationSizeMb: 64 },
    });
    return this.pool;
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
