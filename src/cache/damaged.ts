import { BuildError } from "../model/problem.js";

/** The error of another thread has nothing to tell it by but its message. */
const DAMAGED = "the cache is damaged: ";

/** Returns the error of a file of the cache that does not hold what was written into it, as after a power cut. */
export const damaged = (file: string, cause?: unknown): BuildError =>
  new BuildError(
    `${DAMAGED}${file} does not hold what was written`,
    "remove it, and run the command again: what it held is made anew",
    { cause },
  );

/** Tells whether an error is one of `damaged`, perhaps in another thread. */
export const isDamaged = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith(DAMAGED);
