import { rmSync } from "node:fs";
import path from "node:path";
import { isTemporaryName } from "../lib/write-atomic.js";

/** Removes the half-written files that a build which died has left among the files of a folder. Returns the others. */
export function sweepTemporary<Name extends string>(folder: string, files: Iterable<Name>): Set<Name> {
  const kept = new Set(files);
  for (const file of kept) {
    if (!isTemporaryName(file)) continue;
    rmSync(path.join(folder, file), { force: true });
    kept.delete(file);
  }
  return kept;
}
