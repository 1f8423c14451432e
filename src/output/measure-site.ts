import { statSync } from "node:fs";
import path from "node:path";
import { listFiles } from "./site-folder.js";

export interface SiteSize {
  readonly files: number;
  readonly bytes: number;
  readonly largest: { readonly path: string; readonly bytes: number };
  /** The number of files in the folder `tags`: pages of tags, their feeds and their index. A setting makes them fewer. */
  readonly tagFiles: number;
}

/** Counts the files of a site and their bytes. @param out folder of the site @throws Error of the file system */
export function measureSite(out: string): SiteSize {
  const files = listFiles(out);
  let [sum, tagFiles] = [0, 0];
  let largest = { path: "", bytes: 0 };
  for (const file of files) {
    const bytes = statSync(path.join(out, file)).size;
    sum += bytes;
    if (bytes > largest.bytes) largest = { path: file, bytes };
    if (file.startsWith("tags/")) tagFiles++;
  }
  return { files: files.size, bytes: sum, largest, tagFiles };
}
