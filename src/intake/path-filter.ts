import { existsSync } from "node:fs";
import path from "node:path";
import picomatch from "picomatch";
import { getOrAdd } from "../lib/memoize.js";
import { folderOf, foldersAbove, nameOf, relativePath } from "../lib/paths.js";
import { isBesideArticle, isOfSavedPage } from "./extensions.js";

/** What npm writes, wherever it is installed. */
const OF_NPM = new Set(["node_modules", "package.json", "package-lock.json"]);

/** What `newsmirror pictures` and `newsmirror pack epub` note of their work. */
const RECORDS = ["images/failed.json", "packs/packs.json"];

/** The settings that say which paths of a content folder are not looked at. */
interface FilterOptions {
  /** Globs. */
  readonly exclude: readonly string[];
  /** Absolute paths of folders. */
  readonly skip?: readonly string[];
}

/** Tells which files and folders of a content folder are not looked at. Paths are relative to that folder. */
export interface PathFilter {
  /** Whether an entry of a folder is passed over without a word. */
  readonly isHidden: (entryPath: string) => boolean;
  /** Whether the settings exclude it. */
  readonly isExcluded: (entryPath: string) => boolean;
}

/** Returns the filter of a content folder. */
export function pathFilter(content: string, { exclude, skip = [] }: FilterOptions): PathFilter {
  const skipped = new Set([...RECORDS, ...skip.map((folder) => relativePath(content, folder))]);
  const isHidden = (entryPath: string): boolean => {
    const name = nameOf(entryPath);
    return name.startsWith(".") || OF_NPM.has(name) || skipped.has(entryPath);
  };
  return { isHidden, isExcluded: excluder(exclude) };
}

/** Returns a test for paths that the globs exclude. A glob without a slash is one of names, at any depth. */
function excluder(globs: readonly string[]): PathFilter["isExcluded"] {
  const plain = globs.map(plainGlob);
  const isPath = picomatch(
    plain.filter((glob) => glob.includes("/")),
    { dot: true },
  );
  const isName = picomatch(
    plain.filter((glob) => !glob.includes("/")),
    { dot: true },
  );
  return (entryPath) => isPath(entryPath) || isName(nameOf(entryPath));
}

const plainGlob = (glob: string): string => glob.replace(/^\.?\//, "").replace(/\/$/, "");

/**
 * Returns the globs that exclude nothing: those that part folders with a backslash, and those that begin with a path which no
 * content folder has. Globs of names are not looked at.
 */
export const unusedGlobs = (globs: readonly string[], contents: readonly string[]): string[] =>
  globs.filter((glob) => {
    const plain = plainGlob(glob);
    const start = picomatch.scan(plain, { unescape: true }).base;
    const isThere = contents.some((content) => existsSync(path.join(content, start)));
    return /\\\w/.test(plain) || (plain.includes("/") && !isThere);
  });

/** Tells whether a folder is, by the names in it, a site that this program wrote, such as with another `--out`. */
export const isBuiltSite = (names: ReadonlySet<string>): boolean =>
  ["manifest.json", "manifest", ".nojekyll"].every((name) => names.has(name));

/**
 * Returns a test for the paths of article files: whether a scan would read the file.
 * @param paths of all files that would be there
 */
export function wouldBeRead(
  paths: Iterable<string>,
  { isHidden, isExcluded }: PathFilter,
): (file: string) => boolean {
  const namesIn = new Map<string, Set<string>>();
  for (const file of paths)
    for (const one of [file, ...foldersAbove(file)])
      getOrAdd(namesIn, folderOf(one), () => new Set<string>()).add(nameOf(one));
  const names = (folder: string): ReadonlySet<string> => namesIn.get(folder) ?? new Set();
  const isPassedOver = (folder: string): boolean =>
    isOfSavedPage(nameOf(folder), names(folderOf(folder))) || isBuiltSite(names(folder));
  return (file) => {
    const folders = [...foldersAbove(file)];
    if ([file, ...folders].some((one) => isHidden(one) || isExcluded(one))) return false;
    return !isBesideArticle(nameOf(file), names(folderOf(file))) && !folders.some(isPassedOver);
  };
}
