import { rmSync } from "node:fs";
import path from "node:path";
import { isTemporaryName } from "../lib/write-atomic.js";

/** Removes half-written files that a dead build has left in a folder. @param files of the folder @returns the other files */
export function sweepTemporary<Name extends string>(folder: string, files: Iterable<Name>): Set<Name> {
  const kept = new Set(files);
  for (const file of kept) {
    if (!isTemporaryName(file)) continue;
    rmSync(path.join(folder, file), { recursive: true, force: true });
    kept.delete(file);
  }
  return kept;
}
