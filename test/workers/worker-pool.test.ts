import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { BuildError } from "../../src/model/problem.js";
import type { TaskHandlers } from "../../src/model/workers.js";
import { WorkerPool } from "../../src/workers/worker-pool.js";
import { temporaryFolder } from "../support/temporary-folder.js";

interface Task {
  readonly items: readonly string[];
  readonly log: string;
}

let folder: string;
let log: string;

beforeEach(() => {
  folder = temporaryFolder();
  log = path.join(folder, "log");
});

const tasksOf = (...batches: string[][]): Task[] => batches.map((items) => ({ items, log }));
const byItem = ({ items, ...task }: Task): Task[] => items.map((item) => ({ ...task, items: [item] }));
const MODULE = pathToFileURL(path.resolve("test/workers/deadly-task.mjs"));
const poolOf = (jobs: number): WorkerPool<"deadly"> => new WorkerPool(jobs, () => MODULE);

/** Returns the results in an order that does not depend on the workers. */
async function run(
  tasks: readonly Task[] | Generator<Task>,
  more: Partial<TaskHandlers<Task, string[]>> = {},
  jobs = 2,
): Promise<string[][]> {
  const results: string[][] = [];
  const workers = poolOf(jobs);
  try {
    const onResult = (result: string[]): unknown => results.push(result);
    await workers.run<Task, string[]>("deadly", tasks, "length" in tasks ? tasks.length : 20, {
      onResult,
      ...more,
    });
  } finally {
    await workers.close();
  }
  return results.sort();
}

describe("workers", () => {
  it.each([1, 2, 3])("gives the result of each task with the task, with %i jobs", async (jobs) => {
    const results = new Map<string, string[]>();
    const onResult = (result: string[], task: Task): unknown => results.set(task.items.join(), result);
    await run(tasksOf(["a", "b"], ["c"], ["d"]), { onResult }, jobs);
    expect(Object.fromEntries(results)).toEqual({ "a,b": ["a!", "b!"], c: ["c!"], d: ["d!"] });
  });

  it("takes a task only when a worker is about to be free for it", async () => {
    let taken = 0;
    let ahead = 0;
    function* counted() {
      for (const task of tasksOf(...Array.from({ length: 20 }, (_, index) => [`${index}`]))) {
        taken++;
        yield task;
      }
    }
    let done = 0;
    const onResult = (): void => {
      ahead = Math.max(ahead, taken - ++done);
    };
    await run(counted(), { onResult });
    expect(taken).toBe(20);
    expect(ahead).toBeLessThanOrEqual(4);
  });

  it("tries a task again whose worker died", async () => {
    expect(await run(tasksOf(["once"], ["b"]))).toEqual([["b!"], ["once!"]]);
    expect(
      readFileSync(log, "utf8")
        .split("\n")
        .filter((line) => line === "once"),
    ).toHaveLength(2);
  });

  it("cuts a task whose worker died twice, asks what to do with the deadly part, and goes on with the others", async () => {
    const results = await run(tasksOf(["a", "always"], ["b"]), {
      split: byItem,
      onDeath: ({ items }) => [`${items} died`],
    });
    expect(results).toEqual([["a!"], ["always died"], ["b!"]]);
  });

  it.each([1, 2])("gives the result of a single task, with %i jobs", async (jobs) => {
    const workers = poolOf(jobs);
    try {
      expect(await workers.runOne<Task, string[]>("deadly", { items: ["a"], log })).toEqual(["a!"]);
      await expect(workers.runOne<Task, string[]>("deadly", { items: ["throws"], log })).rejects.toThrow(
        "failed",
      );
    } finally {
      await workers.close();
    }
  });

  it.each(["throws", "always"])("does its work when it was prepared by a task that %s", async (item) => {
    const workers = poolOf(2);
    try {
      await workers.prepare<Task>("deadly", { items: [item], log });
      expect(await workers.runOne<Task, string[]>("deadly", { items: ["a"], log })).toEqual(["a!"]);
    } finally {
      await workers.close();
    }
    expect(readFileSync(log, "utf8").split("\n")).toEqual(expect.arrayContaining([item, "a"]));
  });

  it("tells when it is prepared", async () => {
    const workers = poolOf(2);
    try {
      await workers.ready();
      await workers.prepare<Task>("deadly", { items: ["a"], log });
      await workers.ready();
      expect(readFileSync(log, "utf8").split("\n")).toContain("a");
    } finally {
      await workers.close();
    }
  });

  it("can be closed while it is being prepared", async () => {
    const workers = poolOf(2);
    const preparing = workers.prepare<Task>("deadly", { items: ["a"], log });
    await workers.close();
    await preparing;
    expect(await workers.runOne<Task, string[]>("deadly", { items: ["b"], log })).toEqual(["b!"]);
    await workers.close();
  });

  it("are ended after a task that failed when the tasks beside it have come to their end, and no others begin", async () => {
    const tasks = tasksOf(["slow"], ["throws"], ...Array.from({ length: 20 }, (_, index) => [`${index}`]));
    await expect(run(tasks)).rejects.toThrow("the task itself failed");
    const noted = readFileSync(log, "utf8").split("\n");
    expect(noted).toContain("slow came to its end");
    expect(noted).not.toContain("19");
  });

  it("asks what to do with a single task whose worker died twice", async () => {
    const results = await run(tasksOf(["always"]), { onDeath: ({ items }) => [`${items[0]} died`] });
    expect(results).toEqual([["always died"]]);
  });

  it.each([
    ["has no other way", {}],
    ["a part of it does so too", { split: byItem }],
  ] as [string, Partial<TaskHandlers<Task, string[]>>][])(
    "says what can be done where a task kills its worker and %s",
    async (_, handlers) => {
      const error = await run(tasksOf(["a", "always"]), handlers).catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(BuildError);
      expect(error).toMatchObject({
        message: expect.stringMatching(/a worker thread died twice at the same task, `deadly`/),
        hint: expect.stringMatching(/--jobs.*--max-old-space-size/),
      });
    },
  );

  it("throws what the task itself throws, and does not try it again", async () => {
    await expect(run(tasksOf(["throws"], ["b"]))).rejects.toThrow("the task itself failed");
    expect(
      readFileSync(log, "utf8")
        .split("\n")
        .filter((line) => line === "throws"),
    ).toHaveLength(1);
  });
});
