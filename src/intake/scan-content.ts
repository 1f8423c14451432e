import { type Dirent, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { joined, rowsOf } from "../lib/file-columns.js";
import { nameOf, pathIn } from "../lib/paths.js";
import { isSafeName } from "../lib/safe-name.js";
import type { SourceFile } from "../model/article.js";
import { DEFAULT_LIMITS, type Limits } from "../model/limits.js";
import type { ArticleId, ChannelId, SourcePath } from "../model/names.js";
import { BuildError, type Problem } from "../model/problem.js";
import { EXTENSIONS } from "./extensions.js";

/** The article files of one folder, in columns; sizes in bytes, times in milliseconds since 1970. */
export type ScannedFolder = readonly [names: string, sizes: string, mtimes: string];

/** What lies in a content folder. */
export interface Scan {
  /** Those that hold article files, by their paths. */
  readonly folders: ReadonlyMap<string, ScannedFolder>;
  readonly problems: readonly Problem[];
}

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

/**
 * Finds the article files below the content folder, at any depth. Dot files, dot folders and symbolic links are
 * passed over; a link could lead out of the folder.
 */
export function scanContent(content: string, { fileSize }: Limits = DEFAULT_LIMITS): Scan {
  const problems: Problem[] = [];
  const folders = new Map<string, ScannedFolder>();
  const walk = (folder: string): void => {
    const channel = nameOf(folder);
    const isSafeChannel = channel === "" || isSafeName(channel);
    const [names, sizes, mtimes]: [string[], number[], number[]] = [[], [], []];
    for (const entry of entriesOf(content, folder, problems)) {
      if (entry.name.startsWith(".")) continue;
      const at = pathIn<SourcePath>(folder, entry.name);
      const extension = path.posix.extname(entry.name).toLowerCase();
      if (entry.isDirectory()) {
        if (EXTENSIONS.has(extension)) problems.push(misplaced(at));
        walk(at);
      } else if (entry.isFile() && EXTENSIONS.has(extension)) {
        const id = articleIdOf(at);
        if (!isSafeName(id)) problems.push(unsafeName(at, id));
        else if (!isSafeChannel) problems.push(unsafeName(at, channel));
        else {
          const measured = sizeOf(content, at, fileSize);
          if ("problem" in measured) {
            problems.push(measured.problem);
            continue;
          }
          names.push(entry.name);
          sizes.push(measured.size);
          mtimes.push(measured.mtimeMs);
        }
      }
    }
    if (names.length > 0) folders.set(folder, [joined(names), joined(sizes), joined(mtimes)]);
  };
  walk("");
  return { folders, problems };
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

/** Returns the id of the article in a file: its name without the ending. */
export function articleIdOf(at: SourcePath): ArticleId {
  const name = nameOf(at);
  return name.slice(0, -path.posix.extname(name).length) as ArticleId;
}

/**
 * Returns the channel that files of a folder are filed under: the folder's name; none at the top of the content
 * folder.
 */
export const channelIn = (folder: string): ChannelId | undefined =>
  folder === "" ? undefined : (nameOf(folder) as ChannelId);

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

const unsafeName = (at: SourcePath, name: string): Problem => ({
  code: "unsafe-name",
  path: at,
  message: `\`${name.slice(0, 80)}\` cannot be part of an address on every system`,
  hint: "use letters, digits, `-` and `_`, at most 80 bytes",
});
