import { rm } from "node:fs/promises";
import path from "node:path";
import { isTemporaryName } from "./write-atomic.js";

/** Removes the half-written files that a build which died has left among the files of a folder. Returns the others. */
export async function sweepTemporary<Name extends string>(
  folder: string,
  files: Iterable<Name>,
): Promise<Set<Name>> {
  const kept = new Set<Name>();
  for (const file of files) {
    if (isTemporaryName(file)) await rm(path.join(folder, file), { force: true });
    else kept.add(file);
  }
  return kept;
}
