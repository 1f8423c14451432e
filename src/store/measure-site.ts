import { statSync } from "node:fs";
import path from "node:path";
import type { SiteSize } from "../model/site-size.js";
import { listFiles } from "./site-folder.js";

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
