import path from "node:path";
import { compare } from "../lib/compare.js";
import { statReadable } from "../lib/if-there.js";
import { pathIn } from "../lib/paths.js";
import { isSafeName } from "../lib/safe-name.js";
import type { SourceFile } from "../model/article.js";
import { pathFromRoot, type SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import { mirrorFolders } from "./mirror-folders.js";
import { isBuiltSite } from "./path-filter.js";
import { entriesOf } from "./scan-content.js";

/** The folder below the content folder whose pictures keep their names on the site. */
const NAMED = "images/";
/** Formats that a browser shows and that hold nothing but pixels: an SVG could hold a script. */
const PICTURE = /\.(?:jpe?g|png|gif|webp|avif)$/i;

/** Picture files, and problems with their names. */
interface ScannedPictures {
  readonly files: readonly SourceFile[];
  readonly problems: readonly Problem[];
}

/**
 * Finds the picture files of the mirrors, in the order of their paths. Dot folders, links, `node_modules`, output, cache and sites
 * that this program built are passed over.
 */
export function scanPictures(settings: Settings): ScannedPictures {
  const skip = new Set([settings.out, settings.cache]);
  const scans = Object.entries(mirrorFolders(settings)).map(([root, content]) =>
    scanFolder(root, content, skip),
  );
  return {
    files: scans.flatMap(({ files }) => files).sort((a, b) => compare(a.path, b.path)),
    problems: scans.flatMap(({ problems }) => problems),
  };
}

function scanFolder(root: string, content: string, skip: ReadonlySet<string>): ScannedPictures {
  const files: SourceFile[] = [];
  const problems: Problem[] = [];
  for (const file of picturesBelow(content, "", skip)) {
    // Only a mirror without a root has pictures that keep their names.
    if (root === "" && file.startsWith(NAMED) && !file.split("/").every(isSafeName)) {
      const message = "its name cannot be part of an address on every system";
      const hint = "use letters, digits, `-` and `_`";
      problems.push({ code: "unusable-picture", path: file, message, hint });
      continue;
    }
    try {
      const { size, mtimeMs } = statReadable(path.join(content, file));
      files.push({ path: pathFromRoot(root, file), size, mtimeMs });
    } catch (error) {
      problems.push(noPicture(pathFromRoot(root, file), error));
    }
  }
  return { files, problems };
}

/** Returns the problem of a file that cannot be shown. @param error that tells why */
export const noPicture = (path: SourcePath, error: unknown): Problem => ({
  code: "unusable-picture",
  path,
  message: `it is damaged, or no picture: ${(error as Error).message}`,
  hint: "replace it with a whole JPEG, PNG, GIF, WebP or AVIF, or remove it",
});

function* picturesBelow(content: string, folder: string, skip: ReadonlySet<string>): Generator<SourcePath> {
  // A folder that cannot be read is a problem of the articles' scan already.
  const entries = entriesOf(content, folder, []);
  if (folder !== "" && isBuiltSite(new Set(entries.map(({ name }) => name)))) return;
  for (const entry of entries) {
    const below = pathIn<SourcePath>(folder, entry.name);
    if (entry.isFile() && PICTURE.test(entry.name)) yield below;
    if (!entry.isDirectory() || entry.name.startsWith(".") || entry.name === "node_modules") continue;
    if (!skip.has(path.join(content, below))) yield* picturesBelow(content, below, skip);
  }
}
