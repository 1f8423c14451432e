import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, expect, inject, onTestFinished, type RunnerTask } from "vitest";

/** Makes an empty folder for the running test. It is removed when the test ends, and kept if the test fails. */
export function temporaryFolder(): string {
  const folder = makeFolder();
  onTestFinished(({ task }) => clean(folder, hasFailed(task)));
  return folder;
}

/**
 * Makes an empty folder for all tests of a file or of a `describe`: call it there, outside a test. It is removed after
 * the last of the tests, and kept if one of them fails.
 */
export function sharedFolder(): string {
  const folder = makeFolder();
  // biome-ignore lint/correctness/noEmptyPattern: vitest reads there which fixtures the hook takes
  afterAll(({}, suite) => clean(folder, hasFailed(suite)));
  return folder;
}

function makeFolder(): string {
  const { testPath = "test" } = expect.getState();
  return mkdtempSync(path.join(inject("runFolder"), `${path.basename(testPath, ".test.ts")}-`));
}

function clean(folder: string, isKept: boolean): void {
  if (isKept) console.error(`a test failed: its files are kept in ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}

const hasFailed = (task: Readonly<RunnerTask>): boolean =>
  task.result?.state === "fail" || ("tasks" in task && task.tasks.some(hasFailed));
