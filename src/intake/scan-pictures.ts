import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { isSafeName } from "../lib/safe-name.js";
import type { PictureFile } from "../model/article.js";
import type { SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";

/** Where a mirror keeps its pictures, below the content folder. */
const FOLDER = "images";
/** Formats that a browser shows and that hold nothing but pixels: an SVG could hold a script. */
const PICTURE = /\.(?:jpe?g|png|gif|webp|avif)$/i;

/**
 * Finds the picture files of a mirror, in the order of their paths by code unit; none where it has no folder of them.
 * @throws Error of the file system, but for a missing folder
 */
export function scanPictures(content: string): { files: PictureFile[]; problems: Problem[] } {
  const files: PictureFile[] = [];
  const problems: Problem[] = [];
  for (const entry of entriesOf(path.join(content, FOLDER))) {
    if (!entry.isFile() || !PICTURE.test(entry.name)) continue;
    const file = path.join(entry.parentPath, entry.name);
    const at = path.relative(content, file).split(path.sep).join("/") as SourcePath;
    if (!at.split("/").every(isSafeName)) {
      const message = "its name cannot be part of an address on every system";
      problems.push({
        code: "unusable-picture",
        path: at,
        message,
        hint: "use letters, digits, `-` and `_`",
      });
      continue;
    }
    const { size, mtimeMs } = statSync(file);
    files.push({ path: at, size, mtimeMs });
  }
  return { files: files.sort((a, b) => (a.path < b.path ? -1 : 1)), problems };
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true, recursive: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
