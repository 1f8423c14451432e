import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Files from which on a build counts as long. */
const MANY_FILES = 10_000;

/** Tells whether writing so many files takes long enough for memory to matter more than some milliseconds. */
export const isLongWork = (files: number): boolean => files > MANY_FILES;

/**
 * Frees the garbage of earlier stages, before workers need memory of their own. From then on most of the heap lives
 * until the end of the build, so the heap grows in small steps instead of doubling.
 */
export function collectGarbage(): void {
  setFlagsFromString("--heap-growing-percent=25");
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}
