import { BuildLock } from "../../cache/build-lock.js";
import { BuildError } from "../../model/problem.js";

/**
 * Runs a function while it holds the lock of a folder, so that no other run writes there.
 * @param isHeld what the error says if another run holds it
 * @throws BuildError if another run holds the lock
 */
export async function withLock<Result>(
  folder: string,
  isHeld: string,
  use: () => Promise<Result>,
): Promise<Result> {
  const lock = await BuildLock.acquire(folder).catch((error: unknown) => {
    if (!(error instanceof BuildError)) throw error;
    throw new BuildError(isHeld, error.hint, { cause: error });
  });
  return use().finally(() => lock.release());
}
