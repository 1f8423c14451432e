import { BuildError } from "../../model/problem.js";

/** Returns a `BuildError` for an error of the file system, and any other error as it is. @param text what cannot be done */
export function explainSystemError(error: unknown, text: string, hint: string): unknown {
  const isOfSystem = error instanceof Error && /^E[A-Z]{3,}: /.test(error.message);
  return isOfSystem ? new BuildError(`${text}: ${error.message}`, hint, { cause: error }) : error;
}
