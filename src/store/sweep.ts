import { rm } from "node:fs/promises";
import path from "node:path";
import type { SitePath } from "../model/names.js";
import { isTemporaryName } from "./write-atomic.js";

/** Removes the half-written files that a build which died has left among the files of a folder. Returns the others. */
export async function sweepTemporary(folder: string, files: ReadonlySet<SitePath>): Promise<Set<SitePath>> {
  const kept = new Set<SitePath>();
  for (const file of files) {
    if (isTemporaryName(file)) await rm(path.join(folder, file), { force: true });
    else kept.add(file);
  }
  return kept;
}
