import { type Stats, statSync } from "node:fs";

/** Returns the size and times of a file or folder; undefined where there is none that can be looked at. */
export function statsOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    // It is gone, its name is no name, or a folder above is a file now or is closed. A build says what matters of it.
    return undefined;
  }
}
