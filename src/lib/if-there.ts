import { accessSync, constants, readFileSync, type Stats, statSync } from "node:fs";
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

/** Returns the value of a text of JSON; undefined if the text is not JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Returns what a file says in JSON; undefined where the file is not there, or has no whole JSON. @throws any other error of the system */
export const jsonIfThere = (file: string): unknown =>
  parseJson(ifThere(() => readFileSync(file, "utf8")) ?? "");

/** Why the system does not read a file or folder, by the code of its error. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "it is not there",
  EACCES: "its permissions do not allow it",
  EISDIR: "it is a folder",
  ENOTDIR: "it is not a folder",
};

/** Returns what `read` returns. @param what it reads, for the message @throws BuildError with the reason if `read` throws */
export function requireReadable<Value>(read: () => Value, what: string, hint: string): Value {
  try {
    return read();
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new BuildError(`cannot read ${what}: ${REASONS[code] ?? message}`, hint, { cause: error });
  }
}

/** The bit of a file's mode that lets any account read it. */
const READ_BY_ALL = 0o004;

/**
 * Returns size and times of a file. Who took the access to it away has changed neither, so a file that is not read again has
 * to be asked.
 * @throws Error if it cannot be read
 */
export function statReadable(file: string): Stats {
  const stats = statSync(file);
  if ((stats.mode & READ_BY_ALL) === 0) accessSync(file, constants.R_OK);
  return stats;
}
