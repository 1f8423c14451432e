import { BuildError } from "../../model/problem.js";

/** Tells whether an error is one of the file system. */
export const isSystemError = (error: unknown): error is Error =>
  error instanceof Error && /^E[A-Z]{3,}: /.test(error.message);

/** What to do about errors of the file system, by how their messages begin. */
const ADVICE: readonly (readonly [RegExp, string])[] = [
  [
    /^(?:EISDIR|ENOTDIR|ENOTEMPTY|EEXIST): /,
    "a file is in the place of a folder, a folder in that of a file, or a link leads nowhere: move it away, or name another place",
  ],
  // So node calls a folder that it cannot make, whatever the reason.
  [/^(?:ENOENT: .* mkdir|EROFS: )/, "its disk is read-only, or has no room for folders: name another place"],
  [/^ENOENT: /, "the file went away meanwhile: run the command again"],
  [/^(?:EACCES|EPERM): /, "let the account that runs the command write there, or name another place"],
  [
    /^(?:ENOSPC|EDQUOT): /,
    "make room, and run the command again, which finishes the work; every file that was written is whole",
  ],
];

/** Returns what to do about an error of the file system. @param otherwise for an error that has no advice of its own */
export const adviceOn = ({ message }: Error, otherwise: string): string =>
  ADVICE.find(([begin]) => begin.test(message))?.[1] ?? otherwise;

/** Returns a `BuildError` for an error of the file system, and any other error as it is. @param text what cannot be done */
export const explainSystemError = (error: unknown, text: string, hint: string): unknown =>
  isSystemError(error)
    ? new BuildError(`${text}: ${error.message}`, adviceOn(error, hint), { cause: error })
    : error;
