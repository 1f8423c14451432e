import { BuildError } from "../../model/problem.js";

/** Tells whether an error is one of the file system. */
export const isSystemError = (error: unknown): error is Error =>
  error instanceof Error && /^E[A-Z]{3,}: /.test(error.message);

/** Returns a `BuildError` for an error of the file system, and any other error as it is. @param text what cannot be done */
export const explainSystemError = (error: unknown, text: string, hint: string): unknown =>
  isSystemError(error) ? new BuildError(`${text}: ${error.message}`, hint, { cause: error }) : error;
