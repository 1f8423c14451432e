import type { Piscina } from "piscina";
import { present } from "../lib/present.js";
import { BuildError } from "../model/problem.js";
import type { TaskHandlers, TaskName, Workers } from "../model/workers.js";

/** Tasks that are sent to a worker at a time. One runs and one waits, so that the worker is never idle. */
const TASKS_PER_WORKER = 2;
/** After more tasks a worker is ended, since its heap may hold much garbage. */
const MOST_TASKS_PER_WORKER = 10;

const moduleOfTask = (name: TaskName): URL => new URL(`./${name}.worker.js`, import.meta.url);

/** Runs tasks in worker threads; see `Workers`. With one job, tasks run in the main thread. */
export class WorkerPool<Name extends string = TaskName> implements Workers<Name> {
  private pool: Promise<Piscina> | undefined;
  private prepared: Promise<unknown> = Promise.resolve();
  /** Settles when no task runs any more. */
  private idle: Promise<unknown> = Promise.resolve();

  /** @param jobs maximum number of threads @param moduleOf returns the address of a module; its default export runs a task */
  constructor(
    private readonly jobs: number,
    private readonly moduleOf: (name: Name) => URL = moduleOfTask as (name: string) => URL,
  ) {
    // Otherwise Eleventy starts a thread beside each that renders, to load changed modules of templates again. There are none.
    process.env.ELEVENTY_SKIP_ESM_RESOLVER = "1";
  }

  async run<Task, Result>(
    name: Name,
    tasks: Iterable<Task>,
    count: number,
    handlers: TaskHandlers<Task, Result>,
  ): Promise<void> {
    if (count === 0) return;
    const isHere = this.jobs === 1;
    const run = isHere
      ? await runnerHere<Task, Result>(this.moduleOf(name))
      : await this.runnerInPool<Task, Result>(this.moduleOf(name));
    // A thread that is being prepared is ready sooner than a new one would be.
    await this.prepared;
    const rest = tasks[Symbol.iterator]();
    let hasFailed = false;
    const work = async (): Promise<void> => {
      try {
        for (let next = rest.next(); !next.done && !hasFailed; next = rest.next())
          await finish(next.value, run, handlers);
      } catch (error) {
        hasFailed = true;
        throw isDeath(error) ? tooHeavy(name, error) : error;
      }
    };
    const lanes = Array.from({ length: isHere ? 1 : Math.min(count, this.jobs * TASKS_PER_WORKER) }, work);
    this.idle = Promise.allSettled([this.idle, ...lanes]);
    await Promise.all(lanes);
    if (count > this.jobs * MOST_TASKS_PER_WORKER) await this.close();
  }

  async runOne<Task, Result>(
    name: Name,
    task: Task,
    onDeath?: TaskHandlers<Task, Result>["onDeath"],
  ): Promise<Result> {
    const results: Result[] = [];
    const onResult = (result: Result): number => results.push(result);
    await this.run(name, [task], 1, { onResult, ...present({ onDeath }) });
    return results[0] as Result;
  }

  async prepare<Task>(name: Name, task: Task, count = 1): Promise<void> {
    if (this.jobs === 1) return;
    const pool = await this.startedPool();
    const threads = Math.max(pool.threads.length, Math.min(count, this.jobs));
    const { href } = this.moduleOf(name);
    const tasks = Array.from({ length: threads }, () => pool.run(task, { filename: href }));
    this.prepared = Promise.allSettled(tasks);
  }

  async ready(): Promise<void> {
    await this.prepared;
  }

  async close(): Promise<void> {
    const { pool } = this;
    this.pool = undefined;
    const started = await pool;
    // Node itself may die where a thread is ended while it loads a module.
    await Promise.all([this.idle, this.prepared]);
    await started?.destroy();
  }

  private async runnerInPool<Task, Result>({ href }: URL): Promise<(task: Task) => Promise<Result>> {
    const pool = await this.startedPool();
    return (task) => pool.run(task, { filename: href });
  }

  private startedPool(): Promise<Piscina> {
    this.pool ??= this.startPool();
    return this.pool;
  }

  private async startPool(): Promise<Piscina> {
    // A build that has nothing to do does not load this.
    const { Piscina } = await import("piscina");
    return new Piscina({
      // The pool starts more threads once there is work for them.
      minThreads: 1,
      maxThreads: this.jobs,
      idleTimeout: Number.POSITIVE_INFINITY,
      // Node gives each thread twice as much room for young objects. With this, builds are as fast, and take a fifth less memory.
      resourceLimits: { maxYoungGenerationSizeMb: 24 },
    });
  }
}

/** Runs a function with the worker threads of a command, and ends them afterwards. @param jobs maximum number of threads */
export async function withWorkers<Result>(
  jobs: number,
  use: (workers: Workers) => Promise<Result>,
): Promise<Result> {
  const workers = new WorkerPool(jobs);
  try {
    return await use(workers);
  } finally {
    await workers.close();
  }
}

/** Runs a task to a result, or the tasks that it is cut into. */
async function finish<Task, Result>(
  task: Task,
  run: (task: Task) => Promise<Result>,
  handlers: TaskHandlers<Task, Result>,
): Promise<void> {
  const { onResult, split, onDeath } = handlers;
  try {
    onResult(await runTwice(task, run), task);
  } catch (error) {
    if (!isDeath(error)) throw error;
    const parts = split?.(task) ?? [];
    if (parts.length > 1) for (const part of parts) await finish(part, run, handlers);
    else if (onDeath) onResult(onDeath(task, error), task);
    else throw error;
  }
}

/** Runs a task, and once more if its worker died. */
async function runTwice<Task, Result>(task: Task, run: (task: Task) => Promise<Result>): Promise<Result> {
  try {
    return await run(task);
  } catch (error) {
    if (!isDeath(error)) throw error;
    return run(task);
  }
}

const tooHeavy = (task: string, cause: Error): BuildError =>
  new BuildError(
    `a worker thread died twice at the same task, \`${task}\`: ${cause.message}`,
    "most often it lacks memory: end other programs, take fewer threads with --jobs, or let each thread have more: NODE_OPTIONS=--max-old-space-size=4096 (megabytes)",
    { cause },
  );

/** Tells whether an error means that the worker ended, for example out of memory. An error of the task does not. */
const isDeath = (error: unknown): error is Error =>
  error instanceof Error &&
  (/^worker exited/i.test(error.message) || ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"));

async function runnerHere<Task, Result>({ href }: URL): Promise<(task: Task) => Promise<Result>> {
  const { default: run } = (await import(href)) as { default: (task: Task) => Promise<Result> };
  return run;
}
