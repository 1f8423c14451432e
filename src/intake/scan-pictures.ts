import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { compare } from "../lib/compare.js";
import { pathIn } from "../lib/paths.js";
import { isSafeName } from "../lib/safe-name.js";
import type { PictureFile } from "../model/article.js";
import type { SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";

/** The folder below the content folder whose pictures keep their names on the site. */
const NAMED = "images/";
/** Formats that a browser shows and that hold nothing but pixels: an SVG could hold a script. */
const PICTURE = /\.(?:jpe?g|png|gif|webp|avif)$/i;

/**
 * Finds the picture files of a mirror at any depth, in the order of their paths by code unit. Dot folders, `node_modules`
 * and symbolic links are passed over.
 * @param skip absolute paths of folders that hold no content, such as the output folder
 * @throws Error of the file system
 */
export function scanPictures(
  content: string,
  skip: readonly string[] = [],
): { files: PictureFile[]; problems: Problem[] } {
  const files: PictureFile[] = [];
  const problems: Problem[] = [];
  for (const file of picturesBelow(content, "", new Set(skip))) {
    if (file.startsWith(NAMED) && !file.split("/").every(isSafeName)) {
      const message = "its name cannot be part of an address on every system";
      problems.push({
        code: "unusable-picture",
        path: file,
        message,
        hint: "use letters, digits, `-` and `_`",
      });
      continue;
    }
    const { size, mtimeMs } = statSync(path.join(content, file));
    files.push({ path: file, size, mtimeMs });
  }
  return { files: files.sort((a, b) => compare(a.path, b.path)), problems };
}

function* picturesBelow(content: string, folder: string, skip: ReadonlySet<string>): Generator<SourcePath> {
  for (const entry of readdirSync(path.join(content, folder), { withFileTypes: true })) {
    const below = pathIn<SourcePath>(folder, entry.name);
    if (entry.isFile() && PICTURE.test(entry.name)) yield below;
    if (!entry.isDirectory() || entry.name.startsWith(".") || entry.name === "node_modules") continue;
    if (!skip.has(path.join(content, below))) yield* picturesBelow(content, below, skip);
  }
}
