import { readdirSync } from "node:fs";
import path from "node:path";
import { relativePath } from "../lib/paths.js";

/** Returns the paths of the files in a folder at any depth, in their order by code unit. @throws Error of the file system */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relativePath(folder, path.join(entry.parentPath, entry.name)))
    .sort();
