import { type Dirent, readdirSync, statSync } from "node:fs";
import path from "node:path";
import picomatch from "picomatch";
import { digestOfParts } from "../lib/digest.js";
import { joined, rowsOf } from "../lib/file-columns.js";
import { nameOf, pathIn } from "../lib/paths.js";
import { isSafeName, safeNameFor } from "../lib/safe-name.js";
import type { SourceFile } from "../model/article.js";
import { DEFAULT_LIMITS } from "../model/limits.js";
import type { Digest, SourcePath } from "../model/names.js";
import { BuildError, type Problem } from "../model/problem.js";
import type { Settings, SiteSettings } from "../model/settings.js";
import { articleIdOf, channelNameIn, renamedFrom } from "./article-names.js";
import { articleExtensions } from "./extensions.js";

/** The article files of one folder, in columns; sizes in bytes, times in milliseconds since 1970. */
export type ScannedFolder = readonly [names: string, sizes: string, mtimes: string];

/** What lies in a content folder. */
export interface Scan {
  /** Those that hold article files, by their paths. */
  readonly folders: ReadonlyMap<string, ScannedFolder>;
  readonly problems: readonly Problem[];
}

/** Returns a digest of the names, sizes and times of all files of a scan. */
export const scanDigest = ({ folders }: Scan): Digest =>
  digestOfParts(Array.from(folders, ([folder, columns]) => `${JSON.stringify([folder, ...columns])}\n`));

/** @throws BuildError where the content folder cannot be read */
export function requireContent(content: string): void {
  try {
    readdirSync(content);
  } catch (error) {
    throw new BuildError(
      `cannot read the content folder ${content}: ${(error as Error).message}`,
      "name another with --content",
      { cause: error },
    );
  }
}

/** What the settings say of the files to look for. */
export type ScanOptions = Pick<SiteSettings, "limits" | "formats" | "exclude"> & {
  /** Absolute paths of folders that hold no content, such as the output folder. */
  readonly skip?: readonly string[];
};

/** Returns how to search the content folder of a command: without the other folders of the site. */
export const scanOptions = ({ site, out, cache, ...folders }: Settings): ScanOptions => ({
  limits: site.limits,
  formats: site.formats,
  exclude: site.exclude,
  skip: [out, cache, folders.static, folders.templates].filter((folder) => folder !== undefined),
});

const DEFAULT_OPTIONS: ScanOptions = { limits: DEFAULT_LIMITS, formats: [], exclude: [] };

/**
 * Finds the article files below the content folder, at any depth. Dot files, dot folders, `node_modules` and symbolic
 * links are passed over; a link could lead out of the folder. A file or folder that the settings exclude is a notice.
 */
export function scanContent(content: string, options: ScanOptions = DEFAULT_OPTIONS): Scan {
  const problems: Problem[] = [];
  const folders = new Map<string, ScannedFolder>();
  const extensions = articleExtensions(options.formats);
  const isExcluded = excluder(options.exclude);
  const skipped = new Set(
    options.skip?.map((folder) => path.relative(content, folder).split(path.sep).join("/")),
  );
  const walk = (folder: string): void => {
    const files: SourceFile[] = [];
    for (const entry of entriesOf(content, folder, problems)) {
      if (entry.name.startsWith(".") || entry.name === "node_modules") continue;
      const at = pathIn<SourcePath>(folder, entry.name);
      const hasExtension = extensions.has(path.posix.extname(entry.name).toLowerCase());
      if (skipped.has(at)) continue;
      if (isExcluded(at)) {
        if (entry.isDirectory() || hasExtension) problems.push(excluded(at));
      } else if (entry.isDirectory()) {
        if (hasExtension) problems.push(misplaced(at));
        walk(at);
      } else if (entry.isFile() && hasExtension) {
        const measured = sizeOf(content, at, options.limits.fileSize);
        if ("problem" in measured) problems.push(measured.problem);
        else files.push({ path: at, ...measured });
      }
    }
    if (files.length === 0) return;
    folders.set(folder, columnsFor(files));
    problems.push(...renamedIn(folder, files));
  };
  walk("");
  return { folders, problems };
}

const columnsFor = (files: readonly SourceFile[]): ScannedFolder => [
  joined(files.map((file) => nameOf(file.path))),
  joined(files.map(({ size }) => size)),
  joined(files.map(({ mtimeMs }) => mtimeMs)),
];

/** Returns a test for paths that the globs exclude. A glob without a slash is one of names, at any depth. */
function excluder(globs: readonly string[]): (at: SourcePath) => boolean {
  const plain = globs.map((glob) => glob.replace(/^\.?\//, "").replace(/\/$/, ""));
  const isPath = picomatch(
    plain.filter((glob) => glob.includes("/")),
    { dot: true },
  );
  const isName = picomatch(
    plain.filter((glob) => !glob.includes("/")),
    { dot: true },
  );
  return (at) => isPath(at) || isName(nameOf(at));
}

/** Returns notices of names in a folder that cannot be part of an address. */
function renamedIn(folder: string, files: readonly SourceFile[]): Problem[] {
  const problems = files.flatMap(({ path: file }) =>
    renamedFrom(file) === undefined ? [] : [renamed(file, `its article has the id \`${articleIdOf(file)}\``)],
  );
  const channel = channelNameIn(folder);
  if (channel !== undefined && !isSafeName(channel))
    problems.push(renamed(folder as SourcePath, `its channel has the id \`${safeNameFor(channel)}\``));
  return problems;
}

/** Returns the files of one folder. */
export function filesOf(folder: string, columns: ScannedFolder): SourceFile[] {
  const rows = rowsOf<[size: string, mtime: string]>(columns);
  return Array.from(rows, ([name, [size, mtime]]) => ({
    path: pathIn(folder, name),
    size: Number(size),
    mtimeMs: Number(mtime),
  }));
}

/** Returns all files, in the order of their paths by code unit. */
export function filesIn({ folders }: Scan): SourceFile[] {
  const files = Array.from(folders, ([folder, scanned]) => filesOf(folder, scanned)).flat();
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function entriesOf(content: string, folder: string, problems: Problem[]): Dirent[] {
  try {
    const entries = readdirSync(path.join(content, folder), { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const message = `the folder could not be read: ${(error as Error).message}`;
    problems.push({ code: "unreadable-file", path: folder as SourcePath, message });
    return [];
  }
}

function sizeOf(
  content: string,
  at: SourcePath,
  most: number,
): Pick<SourceFile, "size" | "mtimeMs"> | { readonly problem: Problem } {
  try {
    const { size, mtimeMs } = statSync(`${content}/${at}`);
    if (size <= most) return { size, mtimeMs };
    const message = `${megabytes(size)}, more than the ${megabytes(most)} that \`limits.fileSize\` allows`;
    const hint = "remove it from the content folder";
    return { problem: { code: "file-too-large", path: at, message, hint } };
  } catch (error) {
    return { problem: { code: "unreadable-file", path: at, message: (error as Error).message } };
  }
}

const megabytes = (bytes: number): string => `${Number((bytes / 1024 / 1024).toFixed(1))} MB`;

const misplaced = (at: SourcePath): Problem => ({
  code: "misplaced-directory",
  path: at,
  message: "this is a folder, though it is named like an article; the articles in it were read",
  hint: "rename the folder",
});

const renamed = (at: SourcePath, what: string): Problem => ({
  code: "renamed",
  path: at,
  message: `the name cannot be part of an address on every system; ${what}`,
  hint: "nothing has to be done; a name of letters, digits, `-` and `_`, of at most 80 bytes, is kept as it is",
});

const excluded = (at: SourcePath): Problem => ({
  code: "passed-over",
  path: at,
  message: "`exclude` in the settings names it",
});
