import { Worker } from "node:worker_threads";

/**
 * Starts a thread for one task, at once. A thread of a pool gets its task from the main thread, and waits while that is busy.
 * @param module gets the task as `workerData`, and sends one message: the result
 * @returns the result
 * @throws Error that the module throws, or that tells that it sent nothing
 */
export function startThread<Task, Result>(module: URL, task: Task): Promise<Result> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(module, { workerData: task });
    thread.once("message", resolve);
    thread.once("error", reject);
    // After a result or an error this changes nothing: a promise is settled once.
    thread.once("exit", () => reject(new Error(`the thread of ${module} ended without a result`)));
  });
}
