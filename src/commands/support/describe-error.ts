import { BuildError } from "../../model/problem.js";
import { adviceOn, isSystemError } from "./explain-system-error.js";

/** Returns what is printed of an error: in words where the operator can do something about it, else the error with its trace. */
export function describeError(error: unknown): unknown {
  if (error instanceof BuildError) return `error: ${error.message}${error.hint ? `\n  → ${error.hint}` : ""}`;
  if (!isSystemError(error)) return error;
  const otherwise =
    "every file that was written is whole; run the command again when there is room and permission";
  return `error: ${error.message}\n  → ${adviceOn(error, otherwise)}`;
}
