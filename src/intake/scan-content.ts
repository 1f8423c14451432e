import { type Dirent, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { compare } from "../lib/compare.js";
import { digestOfParts } from "../lib/digest.js";
import { FolderRows, joinColumn } from "../lib/file-columns.js";
import { requireReadable, statReadable } from "../lib/if-there.js";
import { pathIn } from "../lib/paths.js";
import { IMAGE_FILE } from "../lib/picture/picture-address.js";
import { present } from "../lib/present.js";
import { isSafeName, safeNameFor } from "../lib/safe-name.js";
import type { SourceFile } from "../model/article.js";
import { type Digest, pathInMirror, type SourcePath } from "../model/names.js";
import { BuildError, type Problem } from "../model/problem.js";
import type { Settings, SiteSettings } from "../model/settings.js";
import { articleIdOf, channelNameIn, isBundle, renamedFrom } from "./article-names.js";
import {
  articleExtensions,
  extensionOf,
  isBesideArticle,
  isJson,
  isOfSavedPage,
  isUnreadForm,
} from "./extensions.js";
import { mirrorFolders } from "./mirror-folders.js";
import { isBuiltSite, pathFilter } from "./path-filter.js";

/** The article files of one folder, in columns; sizes in bytes, times in milliseconds since 1970. */
export type ScannedFolder = readonly [names: string, sizes: string, mtimes: string];

/** The article files below a content folder, and problems with other files. */
export interface Scan {
  /** The folders with article files, by their paths below the content folder; an empty text for the folder itself. */
  readonly folders: ReadonlyMap<string, ScannedFolder>;
  readonly problems: readonly Problem[];
}

/** A part of a content folder. */
export interface ScanPart {
  /** The folders at the top that are in this part. */
  readonly folders: ReadonlySet<string>;
  /** Whether the files at the top are in this part. */
  readonly hasFiles: boolean;
}

/** Returns a digest of the names, sizes and times of all files of a scan. */
export const scanDigest = ({ folders }: Scan): Digest =>
  digestOfParts(Array.from(folders, ([folder, columns]) => `${JSON.stringify([folder, ...columns])}\n`));

/** Requires that the folders of all mirrors can be read. @throws BuildError if one cannot */
export function requireContent(settings: Pick<Settings, "content" | "folders">): void {
  for (const content of Object.values(mirrorFolders(settings)))
    requireReadable(
      () => readdirSync(content),
      `the content folder ${content}`,
      "name another with --content or in the settings; `newsmirror init` in a folder without settings looks for it",
    );
}

/** Returns what tells folders of content from others that take their places. */
export const identityOf = (settings: Pick<Settings, "content" | "folders">): string =>
  Object.values(mirrorFolders(settings))
    .map((content) => statSync(content, { throwIfNoEntry: false }))
    .map((found) => `${found?.dev}:${found?.ino}`)
    .join();

/**
 * Requires that files which could not be read were not in a folder that went away: a site without all of its articles is none.
 * @param identity of the content before it was read
 * @throws BuildError if a folder of the content was not there all the time
 */
export function requireSameContent(
  settings: Pick<Settings, "content" | "folders">,
  identity: string,
  problems: readonly Problem[],
): void {
  const unread = problems.filter(({ code }) => code === "unreadable-file");
  if (unread.length === 0) return;
  requireContent(settings);
  const isRootUnread = unread.some(({ path }) => pathInMirror(path) === "");
  if (isRootUnread || identityOf(settings) !== identity)
    throw new BuildError(
      `the content was moved or replaced while it was read (${Object.values(mirrorFolders(settings)).join(", ")})`,
      "the site is as it was; run the command again",
    );
}

/** The settings that decide which files are found. */
export type ScanOptions = Pick<SiteSettings, "limits" | "formats" | "exclude"> & {
  /** Absolute paths of folders that hold no content, such as the output folder. */
  readonly skip?: readonly string[];
};

/** Returns the options for the content folder of a command. The other folders of the site are skipped. */
export const scanOptions = ({ site, out, cache, ...folders }: Settings): ScanOptions => ({
  limits: site.limits,
  formats: site.formats,
  exclude: site.exclude,
  skip: [out, cache, folders.static, folders.packs, folders.templates].filter(
    (folder) => folder !== undefined,
  ),
});

/**
 * Finds the article files below the content folder, at any depth. Dot files, dot folders, what npm and this program write, and
 * symbolic links are passed over; a link could lead out of the folder. A link, and a file or folder that the settings exclude, is a notice.
 */
export function scanContent(content: string, options: ScanOptions, part?: ScanPart): Scan {
  const problems: Problem[] = [];
  const folders = new Map<string, ScannedFolder>();
  const extensions = articleExtensions(options.formats);
  const { isHidden, isExcluded } = pathFilter(content, options);
  const walk = (folder: string): void => {
    const files: FolderFiles = { names: [], sizes: [], mtimes: [] };
    const entries = entriesOf(content, folder, problems);
    const names = new Set(entries.map(({ name }) => name));
    if (folder !== "" && isBuiltSite(names)) {
      problems.push(passedOver(folder as SourcePath, "builtSite"));
      return;
    }
    for (const entry of entries) {
      if (folder === "" && part && !isIn(part, entry)) continue;
      const entryPath = pathIn<SourcePath>(folder, entry.name);
      if (isHidden(entryPath)) continue;
      const hasExtension = extensions.has(extensionOf(entry.name));
      const kind = isExcluded(entryPath)
        ? excludedKind(entry, hasExtension)
        : kindOf(entry, names, hasExtension);
      if (kind === "article") {
        const measured = measure(content, entryPath, options.limits.fileSize);
        if ("code" in measured) problems.push(measured);
        else {
          files.names.push(entry.name);
          files.sizes.push(measured.size);
          files.mtimes.push(measured.mtimeMs);
        }
      } else if (kind === "folder") {
        if (hasExtension) problems.push(misplaced(entryPath));
        walk(entryPath);
      } else if (kind === "ofSavedPage") {
        const inner = entriesOf(content, entryPath, problems);
        if (inner.some(({ name }) => extensions.has(extensionOf(name))))
          problems.push(passedOver(entryPath, kind));
      } else if (kind) problems.push(passedOver(entryPath, kind));
    }
    if (files.names.length === 0) return;
    folders.set(folder, [joinColumn(files.names), joinColumn(files.sizes), joinColumn(files.mtimes)]);
    for (const problem of renamedIn(folder, files.names)) problems.push(problem);
  };
  walk("");
  return { folders, problems };
}

/** An article, a folder to search, or why the entry is passed over; undefined if nobody misses it. */
type EntryKind = "article" | "folder" | keyof typeof PASSED_OVER | undefined;

/** @param names of all entries beside it @param hasExtension whether it is named like an article */
function kindOf(entry: Dirent, names: ReadonlySet<string>, hasExtension: boolean): EntryKind {
  const { name } = entry;
  if (entry.isDirectory()) {
    if (isOfSavedPage(name, names)) return "ofSavedPage";
    return name === "_drafts" ? "drafts" : "folder";
  }
  if (entry.isSymbolicLink()) return IMAGE_FILE.test(name) ? undefined : "link";
  if (!entry.isFile()) return hasExtension ? "special" : undefined;
  if (hasExtension && !isBesideArticle(name, names)) return "article";
  return isUnreadForm(name) ? "unread" : undefined;
}

const excludedKind = (entry: Dirent, hasExtension: boolean): EntryKind =>
  entry.isDirectory() || hasExtension ? "excluded" : undefined;

const isIn = ({ folders, hasFiles }: ScanPart, entry: Dirent): boolean =>
  entry.isDirectory() ? folders.has(entry.name) : hasFiles;

/** The article files of one folder, as lists of equal length: an object a file is much garbage in a scan of many files. */
interface FolderFiles {
  readonly names: string[];
  readonly sizes: number[];
  readonly mtimes: number[];
}

/** Returns notices of names in a folder that cannot be part of an address. */
function renamedIn(folder: string, names: readonly string[]): Problem[] {
  const files = names.map((name) => pathIn<SourcePath>(folder, name));
  const problems = files
    .filter((file) => renamedFrom(file) !== undefined)
    .map((file) => renamed(file, `its article has the id \`${articleIdOf(file)}\``));
  const channel = isBundle(folder, joinColumn(names)) ? undefined : channelNameIn(folder);
  if (channel !== undefined && !isSafeName(channel))
    problems.push(renamed(folder as SourcePath, `its channel has the id \`${safeNameFor(channel)}\``));
  return problems;
}

/** Returns the files of one folder. */
export function filesOf(folder: string, columns: ScannedFolder): SourceFile[] {
  const rows = new FolderRows<[size: string, mtime: string]>(columns);
  return Array.from(rows, ([name, [size, mtime]]) => ({
    path: pathIn(folder, name),
    size: Number(size),
    mtimeMs: Number(mtime),
  }));
}

/** Returns all files, in the order of their paths by code unit. */
export function filesIn({ folders }: Scan): SourceFile[] {
  const files = Array.from(folders, ([folder, scanned]) => filesOf(folder, scanned)).flat();
  return files.sort((a, b) => compare(a.path, b.path));
}

/** Returns what a folder holds, by name; nothing, and a problem, where it cannot be read. */
export function entriesOf(content: string, folder: string, problems: Problem[]): Dirent[] {
  try {
    const entries = readdirSync(path.join(content, folder), { withFileTypes: true });
    return entries.sort((a, b) => compare(a.name, b.name));
  } catch (error) {
    problems.push(unreadable(folder as SourcePath, (error as Error).message));
    return [];
  }
}

/** Returns size and time of a file; a problem where it cannot be read, or has more bytes than `most`. */
function measure(
  content: string,
  file: SourcePath,
  most: number,
): Pick<SourceFile, "size" | "mtimeMs"> | Problem {
  try {
    const stats = statReadable(`${content}/${file}`);
    const { size } = stats;
    if (size <= most) return stats;
    if (isJson(file)) return tooMuchJson(file, size);
    const message = `${mebibytes(size)}, more than the ${mebibytes(most)} that \`limits.fileSize\` allows`;
    const hint = "remove it, name it in `exclude`, or raise the limit in the settings";
    return { code: "file-too-large", path: file, message, hint };
  } catch (error) {
    return unreadable(file, (error as Error).message);
  }
}

/** Returns the problem of a file or folder that could not be read. Names that are not UTF-8 reach the program with U+FFFD. */
export const unreadable = (path: SourcePath, message: string): Problem => ({
  code: "unreadable-file",
  path,
  ...(path.includes("\ufffd")
    ? { message: `its name is not valid UTF-8 (${message})`, hint: "rename it" }
    : { message, hint: "let the account that builds read it, or name it in `exclude`" }),
});

const mebibytes = (bytes: number): string => `${Number((bytes / 1024 / 1024).toFixed(1))} MiB`;

const misplaced = (folder: SourcePath): Problem => ({
  code: "misplaced-directory",
  path: folder,
  message: "this is a folder, though it is named like an article; the articles in it were read",
  hint: "rename the folder",
});

const renamed = (entryPath: SourcePath, what: string): Problem => ({
  code: "renamed",
  path: entryPath,
  message: `the name cannot be part of an address on every system; ${what}`,
  hint: "there is nothing to do; a name of letters, digits, `-` and `_`, of at most 80 bytes, is kept as it is",
});

const tooMuchJson = (path: SourcePath, size: number): Problem => ({
  code: "passed-over",
  path,
  message: `${mebibytes(size)} of JSON are more than one article`,
  hint: "if it holds articles, write a file an article; docs/formats.md has a script",
});

/** Why a file or folder is passed over, and what the operator can do about it. */
const PASSED_OVER = {
  unread: [
    "no format reads files with this ending",
    "convert it to Markdown, or declare a format with this ending; docs/formats.md says how",
  ],
  drafts: ["Jekyll publishes nothing of this folder", "move what is to be published out of it"],
  ofSavedPage: [
    "a browser saved these files with the page of that name; frames and advertisements are not articles",
  ],
  link: [
    "it is a symbolic link, which could lead out of the content folder",
    "put the files themselves there, or name their folder in `mirrors`",
  ],
  special: ["it is a pipe, a socket or a device, not a file"],
  builtSite: ["newsmirror built this site; its pages are no articles"],
  excluded: ["`exclude` in the settings names it"],
} satisfies Record<string, readonly [message: string, hint?: string]>;

function passedOver(path: SourcePath, reason: keyof typeof PASSED_OVER): Problem {
  const [message, hint] = PASSED_OVER[reason] as readonly [string, string?];
  return { code: "passed-over", path, message, ...present({ hint }) };
}
