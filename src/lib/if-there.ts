import { BuildError } from "../model/problem.js";

/** Returns what `read` returns; undefined where the file or folder is not there. @throws any other error of `read` */
export function ifThere<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Returns what `read` returns. @param what it reads, for the message @throws BuildError with the reason if `read` throws */
export function requireReadable<Value>(read: () => Value, what: string, hint: string): Value {
  try {
    return read();
  } catch (error) {
    throw new BuildError(`cannot read ${what}: ${(error as Error).message}`, hint, { cause: error });
  }
}
