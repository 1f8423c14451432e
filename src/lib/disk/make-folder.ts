import { mkdirSync, statSync } from "node:fs";
import path from "node:path";

/**
 * Makes a folder, and those above it that are missing. Node's own `recursive` never returns where a file system such as `/proc` has no
 * room for folders.
 * @throws the error of the system if a folder cannot be made
 */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another thread may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

/** Tells whether there is a folder, or a link to one, in a place. */
export const isFolder = (folder: string): boolean =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
