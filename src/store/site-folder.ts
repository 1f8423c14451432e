import { readFileSync } from "node:fs";
import { readdir, readFile, rm, rmdir } from "node:fs/promises";
import path from "node:path";
import type { MeasuredPicture } from "../model/article.js";
import type { SitePath } from "../model/names.js";
import { isSafeSitePath } from "../model/safe-name.js";
import { writeAtomic } from "./write-atomic.js";

/** Lists the files below a folder; none where it does not exist. */
export async function listFiles(folder: string): Promise<Set<SitePath>> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile());
    return new Set(files.map((entry) => sitePath(folder, path.join(entry.parentPath, entry.name))));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return new Set();
    throw error;
  }
}

/** Lists what lies below a folder: its files, and what is neither file nor folder, such as a symbolic link. */
export async function listEntries(
  folder: string,
): Promise<{ readonly files: ReadonlySet<SitePath>; readonly others: readonly SitePath[] }> {
  const files = await listFiles(folder);
  if (files.size === 0) return { files, others: [] };
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const others = entries.filter((entry) => !entry.isFile() && !entry.isDirectory());
  return {
    files,
    others: others.map((entry) => sitePath(folder, path.join(entry.parentPath, entry.name))).sort(),
  };
}

/**
 * Returns where a file of the site lies on the disk. Every name in a path was looked at before; this is the last door.
 * @throws Error where the path leads out of the output folder
 */
export function fileInSite(out: string, at: SitePath): string {
  if (!isSafeSitePath(at)) throw new Error(`a path leads out of the site: ${at}`);
  return path.join(out, at);
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
  content: string,
  out: string,
): void {
  for (const [at, { path: source }] of pictures) {
    writeAtomic(fileInSite(out, at), readFileSync(path.join(content, source)));
  }
}

/** Where an asset of the templates goes. */
export const assetPath = (name: string): SitePath => `assets/${name}` as SitePath;

/** Copies those of the assets that differ from what is there. Returns how many. */
export async function copyAssets(assets: string, names: Iterable<SitePath>, out: string): Promise<number> {
  let written = 0;
  for (const name of names) {
    const content = await readFile(path.join(assets, name));
    const target = path.join(out, assetPath(name));
    if (await hasContent(target, content)) continue;
    writeAtomic(target, content);
    written++;
  }
  return written;
}

async function hasContent(file: string, content: Buffer): Promise<boolean> {
  try {
    return content.equals(await readFile(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}

const sitePath = (out: string, file: string): SitePath =>
  path.relative(out, file).split(path.sep).join("/") as SitePath;
