import { BuildError } from "../../model/problem.js";

/** Tells whether an error is one of the file system. */
export const isSystemError = (error: unknown): error is Error =>
  error instanceof Error && /^E[A-Z]{3,}: /.test(error.message);

const IN_THE_WAY =
  "a file is in the place of a folder, or a folder in that of a file: move it away, or name another place";

/** Returns what to do about an error of the file system. @param otherwise where nothing is in the way */
export const adviceOn = ({ message }: Error, otherwise: string): string =>
  /^(?:EISDIR|ENOTDIR|ENOTEMPTY|EEXIST): /.test(message) ? IN_THE_WAY : otherwise;

/** Returns a `BuildError` for an error of the file system, and any other error as it is. @param text what cannot be done */
export const explainSystemError = (error: unknown, text: string, hint: string): unknown =>
  isSystemError(error)
    ? new BuildError(`${text}: ${error.message}`, adviceOn(error, hint), { cause: error })
    : error;
