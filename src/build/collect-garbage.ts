import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Files from which on a build counts as long. */
const MANY_FILES = 10_000;

/** Tells whether writing so many files takes long enough for memory to matter more than some milliseconds. */
export const isLongWork = (files: number): boolean => files > MANY_FILES;

/** Frees garbage before workers need memory. From then on the heap of this thread grows in small steps, since most of it stays. */
export function collectGarbage(): void {
  setFlagsFromString("--heap-growing-percent=25");
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}
