import { statSync } from "node:fs";
import path from "node:path";
import { listFiles } from "./site-folder.js";

/** The size of a site, as a host counts it. */
export interface SiteSize {
  readonly files: number;
  readonly bytes: number;
  readonly largest: { readonly path: string; readonly bytes: number };
  /** Number of files that are pages of tags. A setting can make them fewer. */
  readonly tagFiles: number;
}

/** Counts the files of a site and their bytes. @throws Error of the file system */
export function measureSite(out: string): SiteSize {
  const files = listFiles(out);
  let [sum, tagFiles] = [0, 0];
  let largest = { path: "", bytes: 0 };
  for (const at of files) {
    const bytes = statSync(path.join(out, at)).size;
    sum += bytes;
    if (bytes > largest.bytes) largest = { path: at, bytes };
    if (at.startsWith("tags/")) tagFiles++;
  }
  return { files: files.size, bytes: sum, largest, tagFiles };
}
