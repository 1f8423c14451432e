import { readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import path from "node:path";
import { readPicture } from "../cache/embedded-pictures.js";
import { ifThere } from "../lib/if-there.js";
import { foldersAbove, pathIn } from "../lib/paths.js";
import { caseFolded, isDamagedName } from "../lib/safe-name.js";
import { writeChanged } from "../lib/write-atomic.js";
import type { MeasuredPicture, StaticFile } from "../model/article.js";
import type { SitePath } from "../model/names.js";
import type { Settings } from "../model/settings.js";
import { fileInSite } from "./file-in-site.js";

/** The content of a folder, at any depth. */
interface Listing {
  readonly files: Set<SitePath>;
  /** Neither files nor folders, such as symbolic links, and what cannot be opened by its name. */
  readonly others: readonly SitePath[];
}

/** The names in one folder. */
interface FolderEntries {
  /** Its path relative to the folder that was asked for; empty for that folder. */
  readonly folder: string;
  readonly files: string[];
  /** Neither files nor folders, such as symbolic links, and what cannot be opened by its name. */
  readonly others: string[];
}

/** Yields the names in a folder, then those in each folder below it. A missing folder is empty. */
export function* foldersBelow(root: string, folder = ""): Generator<FolderEntries> {
  const [files, folders, others]: [string[], string[], string[]] = [[], [], []];
  const entries = ifThere(() => readdirSync(path.join(root, folder), { withFileTypes: true }));
  for (const entry of entries ?? []) {
    const isOther = isDamagedName(entry.name) || !(entry.isFile() || entry.isDirectory());
    (isOther ? others : entry.isFile() ? files : folders).push(entry.name);
  }
  yield { folder, files, others };
  for (const name of folders) yield* foldersBelow(root, pathIn(folder, name));
}

/** Lists the content of a folder. A missing folder is empty. @param below a folder in it, to list what is below that alone */
export function listEntries(root: string, below = ""): Listing {
  const files = new Set<SitePath>();
  const others: SitePath[] = [];
  for (const entries of foldersBelow(root, below)) {
    for (const name of entries.files) files.add(pathIn(entries.folder, name));
    for (const name of entries.others) others.push(pathIn(entries.folder, name));
  }
  return { files, others: others.sort() };
}

/** Lists the files of a folder, at any depth. A missing folder is empty. */
export const listFiles = (folder: string): Set<SitePath> => listEntries(folder).files;

/** Removes pages, and folders that are empty then. A folder of a page's name, and a file of its folder's name, stay. */
export function removePages(out: string, pages: readonly SitePath[]): void {
  for (const page of pages) unlessInUse(() => rmSync(fileInSite(out, page), { force: true }));
  const folders = new Set(pages.flatMap((page) => [...foldersAbove(page)]));
  // In this order a folder comes before the folder that holds it.
  for (const folder of [...folders].sort().reverse()) unlessInUse(() => rmdirSync(path.join(out, folder)));
}

/**
 * Removes the pages that are in the way of others: where a folder has to be now, below what is a file now, or by a name that
 * some disks take for that of another page. There, removing them later would remove what was written meanwhile.
 * @returns those that are not in the way, and still there
 */
export function makeRoom(
  out: string,
  pages: readonly SitePath[],
  written: Iterable<SitePath>,
): readonly SitePath[] {
  if (pages.length === 0) return pages;
  const wanted = new Map<string, string>();
  for (const page of written) for (const place of placesOf(page)) wanted.set(nameOnDisk(place), place);
  const isInTheWay = (page: SitePath): boolean =>
    placesOf(page).some((place) => (wanted.get(nameOnDisk(place)) ?? place) !== place);
  removePages(out, pages.filter(isInTheWay));
  return pages.filter((page) => !isInTheWay(page));
}

/** Returns the path of a page, and those of the folders above it with a slash at their ends. */
const placesOf = (page: SitePath): string[] => [
  page,
  ...[...foldersAbove(page)].map((folder) => `${folder}/`),
];

const nameOnDisk = (place: string): string => caseFolded(place).replace(/\/$/, "");

/** Removes something, unless it is gone, is a folder that is not empty, or another kind of thing is in its place. */
function unlessInUse(remove: () => void): void {
  try {
    remove();
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!/^(?:ERR_FS_EISDIR|EISDIR|ENOTDIR|ENOTEMPTY|EEXIST|ENOENT)$/.test(code)) throw error;
  }
}

/** Copies pictures from the folders of their mirrors into the output folder. @param pictures by their paths in the site @returns the number of written files */
export function copyPictures(
  pictures: Iterable<readonly [SitePath, MeasuredPicture]>,
  settings: Pick<Settings, "content" | "folders" | "cache" | "out">,
): number {
  let written = 0;
  for (const [target, picture] of pictures) {
    if (writeChanged(fileInSite(settings.out, target), readPicture(settings, picture))) written++;
  }
  return written;
}

/** Writes files into the output folder, if their content is not there yet. @returns the number of written files */
export function copyFiles(files: Iterable<StaticFile>, out: string): number {
  let written = 0;
  for (const { path: file, source } of files) {
    const content = source === undefined ? Buffer.alloc(0) : readFileSync(source);
    if (writeChanged(fileInSite(out, file), content)) written++;
  }
  return written;
}
