import { describe, expect, it } from "vitest";
import { startThread } from "../../src/workers/start-thread.js";

/** Returns the address of a module with this code. */
const moduleOf = (code: string): URL =>
  new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort, workerData } from "node:worker_threads";${code}`)}`,
  );

describe("a thread for one task", () => {
  it("gets the task and gives its result back", async () => {
    const add = moduleOf("parentPort.postMessage(workerData.a + workerData.b)");
    expect(await startThread(add, { a: 2, b: 3 })).toBe(5);
  });

  it("works while the main thread is busy", async () => {
    const note = moduleOf(
      "Atomics.store(workerData, 0, 1); Atomics.notify(workerData, 0); parentPort.postMessage(undefined)",
    );
    const shared = new Int32Array(new SharedArrayBuffer(4));
    const thread = startThread(note, shared);
    // This blocks the main thread until the thread has stored its value.
    expect(Atomics.wait(shared, 0, 0, 30_000)).not.toBe("timed-out");
    await thread;
  });

  it("hands its error on", async () => {
    await expect(startThread(moduleOf('throw new TypeError("broken")'), {})).rejects.toThrow(
      new TypeError("broken"),
    );
  });

  it("does not wait for ever for a module that sends nothing", async () => {
    await expect(startThread(moduleOf(""), {})).rejects.toThrow(/ended without a result/);
  });
});
