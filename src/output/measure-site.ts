import { statSync } from "node:fs";
import path from "node:path";
import { foldersAbove } from "../lib/paths.js";
import { listFiles } from "./site-folder.js";

/** What a site takes of a host. */
export interface SiteSize {
  readonly files: number;
  /** The number of folders in the site, at any depth. */
  readonly folders: number;
  readonly bytes: number;
  readonly largest: { readonly path: string; readonly bytes: number };
  /** The number of files in the folder `tags`: pages of tags, their feeds and their index. A setting makes them fewer. */
  readonly tagFiles: number;
}

/** Counts the files and folders of a site, and the bytes. @param out folder of the site @throws Error of the file system */
export function measureSite(out: string): SiteSize {
  const files = listFiles(out);
  const folders = new Set<string>();
  let [sum, tagFiles] = [0, 0];
  let largest = { path: "", bytes: 0 };
  for (const file of files) {
    const bytes = statSync(path.join(out, file)).size;
    sum += bytes;
    if (bytes > largest.bytes) largest = { path: file, bytes };
    if (file.startsWith("tags/")) tagFiles++;
    for (const folder of foldersAbove(file)) folders.add(folder);
  }
  return { files: files.size, folders: folders.size, bytes: sum, largest, tagFiles };
}
