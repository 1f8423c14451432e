import { statSync } from "node:fs";
import path from "node:path";
import { folderOf } from "../lib/paths.js";

/**
 * The modification times of folders in milliseconds since 1970, by their paths below one root; -1 for a folder that is not
 * there. The time of a folder changes when a file or a folder in it comes or goes.
 */
export type FolderTimes = Readonly<Record<string, number>>;

/** Returns the times of some folders and of all folders above them, up to the root. */
export function readFolderTimes(root: string, folders: Iterable<string>): FolderTimes {
  const times: Record<string, number> = { "": timeOf(root, "") };
  for (const one of folders)
    for (let folder = one; !Object.hasOwn(times, folder); folder = folderOf(folder))
      times[folder] = timeOf(root, folder);
  return times;
}

/** Tells whether folders still have their times. */
export function areUntouched(root: string, times: FolderTimes): boolean {
  for (const folder in times) if (timeOf(root, folder) !== times[folder]) return false;
  return true;
}

function timeOf(root: string, folder: string): number {
  const stats = statSync(path.join(root, folder), { throwIfNoEntry: false });
  return stats?.isDirectory() ? stats.mtimeMs : -1;
}
