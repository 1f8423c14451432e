import { type Dirent, readdirSync, readFileSync } from "node:fs";
import { rm, rmdir } from "node:fs/promises";
import path from "node:path";
import { hasContent } from "../lib/has-content.js";
import { pathIn } from "../lib/paths.js";
import { writeAtomic } from "../lib/write-atomic.js";
import type { MeasuredPicture, StaticFile } from "../model/article.js";
import type { SitePath } from "../model/names.js";
import { fileInSite } from "./file-in-site.js";

/** What lies below a folder. */
export interface Listing {
  readonly files: Set<SitePath>;
  /** What is neither file nor folder, such as a symbolic link. */
  readonly others: readonly SitePath[];
}

/** The names of what lies in one folder. */
interface FolderEntries {
  /** Its path below the one that was asked for; empty for that one. */
  readonly folder: string;
  readonly files: string[];
  /** What is neither file nor folder, such as a symbolic link. */
  readonly others: string[];
}

/** Yields what lies in a folder and in those below it, a folder at a time; an empty one where it does not exist. */
export function* foldersBelow(root: string, folder = ""): Generator<FolderEntries> {
  const [files, folders, others]: [string[], string[], string[]] = [[], [], []];
  for (const entry of entriesOf(path.join(root, folder)))
    (entry.isFile() ? files : entry.isDirectory() ? folders : others).push(entry.name);
  yield { folder, files, others };
  for (const name of folders) yield* foldersBelow(root, pathIn(folder, name));
}

/** Lists what lies below a folder; nothing where it does not exist. */
export function listEntries(root: string): Listing {
  const files = new Set<SitePath>();
  const others: SitePath[] = [];
  for (const entries of foldersBelow(root)) {
    for (const name of entries.files) files.add(pathIn(entries.folder, name));
    for (const name of entries.others) others.push(pathIn(entries.folder, name));
  }
  return { files, others: others.sort() };
}

/** Lists the files below a folder; none where it does not exist. */
export const listFiles = (folder: string): Set<SitePath> => listEntries(folder).files;

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Removes pages, and the folders that become empty by it. */
export async function removePages(out: string, pages: readonly SitePath[]): Promise<void> {
  for (const page of pages) {
    await rm(fileInSite(out, page), { force: true });
    await removeEmptyFolders(out, path.dirname(page));
  }
}

async function removeEmptyFolders(out: string, folder: string): Promise<void> {
  for (let at = folder; at !== "."; at = path.dirname(at)) {
    try {
      await rmdir(path.join(out, at));
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code;
      if (code === "ENOTEMPTY" || code === "EEXIST") return;
      if (code !== "ENOENT") throw error;
    }
  }
}

/** Copies pictures into the output folder. @param pictures where they go, and what lies below the content folder */
export function copyPictures(
  pictures: Iterable<readonly [SitePath, MeasuredPicture]>,
  folders: { readonly content: string; readonly cache: string },
  out: string,
): void {
  for (const [target, { path: source, isEmbedded }] of pictures) {
    const folder = isEmbedded ? folders.cache : folders.content;
    writeAtomic(fileInSite(out, target), readFileSync(path.join(folder, source)));
  }
}

/**
 * Writes files into the output folder, if their content is not there yet.
 * @returns the number of written files
 */
export function copyFiles(files: Iterable<StaticFile>, out: string): number {
  let written = 0;
  for (const { path: file, source } of files) {
    const content = source === undefined ? Buffer.alloc(0) : readFileSync(source);
    const target = fileInSite(out, file);
    if (hasContent(target, content)) continue;
    writeAtomic(target, content);
    written++;
  }
  return written;
}
