import { type Dirent, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { compare } from "../lib/compare.js";
import { digestOf } from "../lib/digest.js";
import { requireReadable } from "../lib/if-there.js";
import { folderOf, relativePath } from "../lib/paths.js";
import { isPortablePath } from "../lib/safe-name.js";
import { isSystemFile } from "../lib/system-file.js";
import { chineseScript } from "../lib/text/language-tag.js";
import type { StaticFile } from "../model/article.js";
import type { SitePath, SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import { filesBelow } from "./files-below.js";

/**
 * Finds the static files of a site, at any depth, in the order of their paths. Files of the operating system, such as
 * `.DS_Store`, are passed over. Symbolic links are problems: a link could publish a file from outside the folder.
 * @param folder undefined for a site without static files
 * @throws BuildError where the folder cannot be read
 */
export function readStaticFiles(folder: string | undefined): {
  readonly files: readonly StaticFile[];
  readonly problems: readonly Problem[];
} {
  const files: StaticFile[] = [];
  const problems: Problem[] = [];
  for (const entry of folder === undefined ? [] : entriesBelow(folder)) {
    if (entry.isDirectory()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const sitePath = relativePath(folder ?? "", file) as SitePath;
    if (isSystemFile(sitePath)) continue;
    if (!entry.isFile()) problems.push(unusable(sitePath, "it is neither a file nor a folder"));
    else if (!isPortablePath(sitePath))
      problems.push(unusable(sitePath, "its name cannot be an address on every system"));
    else files.push({ path: sitePath, digest: digestOf(readFileSync(file)), source: file });
  }
  return { files: files.sort((a, b) => compare(a.path, b.path)), problems };
}

/** Returns the problem of a static file that cannot be published. */
export const unusable = (file: SitePath, message: string): Problem => ({
  code: "unusable-static-file",
  path: file as string as SourcePath,
  message,
  hint: "rename it, or remove it from the folder of static files",
});

const entriesBelow = (folder: string): Dirent[] =>
  requireReadable(
    () => readdirSync(folder, { recursive: true, withFileTypes: true }),
    `the folder of static files ${folder}`,
    "make it, or correct `static` in the settings",
  );

/** The folder of the scripts that only Chinese pages load. */
const CHINESE = "chinese";

/** Returns the stylesheets, scripts and icons that all pages share. @param templates their folder @param lang of the site */
export function readAssets(templates: string, lang: string): readonly StaticFile[] {
  const folder = path.join(templates, "assets");
  const files = filesBelow(folder).filter(
    (file) => chineseScript(lang) !== undefined || folderOf(file) !== CHINESE,
  );
  return files.map((file) => {
    const source = path.join(folder, file);
    return { path: `assets/${file}` as SitePath, digest: digestOf(readFileSync(source)), source };
  });
}
