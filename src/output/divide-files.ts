import { type Columns, countAllFiles, countFiles, joinColumn, splitColumn } from "../lib/file-columns.js";
import { getOrAdd } from "../lib/memoize.js";
import { folderOf, nameOf } from "../lib/paths.js";
import { safeNameFor } from "../lib/safe-name.js";
import { type ManifestPart, PARTS_FOLDER, type PartPlace } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { bucketOf } from "./find-parts.js";

/** Files that a part lists at most, give or take a few. Such a part has about half a megabyte. */
const MOST_FILES = 4096;
/** A folder of fewer files, with those below it, has no part of its own. */
const FEWEST_FILES = 256;

/** A part of the manifest before its text is known. */
export interface DividedPart extends Pick<ManifestPart, "path" | "folder" | "bucket" | "files"> {
  /** The files that it lists, by folder, in the order of the folders' paths. */
  readonly folders: ReadonlyMap<string, Columns>;
}

/**
 * Divides the files of a site into the parts of its manifest. A folder tree of few files is one part. Of a larger tree,
 * each folder below with enough files has parts of its own; the rest is one part, or several buckets of equal size on
 * average. So a part depends on the files that it lists, and hardly ever on the number of the others. Pure.
 * @param folders all files by folder
 * @param most the number of files that a part should not exceed
 */
export function divideFiles(folders: ReadonlyMap<string, Columns>, most = MOST_FILES): DividedPart[] {
  return [...divideTree(treeOf(folders), most)].sort((a, b) => comparePlaces(a, b));
}

type FolderColumns = readonly [folder: string, columns: Columns];

/** A folder with the folders below it. */
interface Tree {
  readonly folder: string;
  readonly children: Tree[];
  columns?: Columns;
  /** The number of files in it and below it. */
  files: number;
}

function treeOf(folders: ReadonlyMap<string, Columns>): Tree {
  const root: Tree = { folder: "", children: [], files: 0 };
  const trees = new Map([["", root]]);
  const treeAt = (folder: string): Tree =>
    getOrAdd(trees, folder, () => {
      const tree: Tree = { folder, children: [], files: 0 };
      treeAt(folderOf(folder)).children.push(tree);
      return tree;
    });
  for (const folder of [...folders.keys()].sort()) {
    const columns = folders.get(folder) as Columns;
    treeAt(folder).columns = columns;
    const files = countFiles(columns);
    for (let above = folder; above !== ""; above = folderOf(above)) treeAt(above).files += files;
    root.files += files;
  }
  return root;
}

function* divideTree(tree: Tree, most: number): Generator<DividedPart> {
  if (tree.files <= most) {
    if (tree.files > 0) yield partOf({ folder: tree.folder }, [...columnsBelow(tree)]);
    return;
  }
  const isLarge = ({ files }: Tree): boolean => files >= Math.min(FEWEST_FILES, most);
  for (const child of tree.children.filter(isLarge)) yield* divideTree(child, most);
  const small = tree.children.filter((child) => !isLarge(child));
  yield* divideRest(tree, small, most);
}

function* columnsBelow({ folder, columns, children }: Tree): Generator<FolderColumns> {
  if (columns) yield [folder, columns];
  for (const child of children) yield* columnsBelow(child);
}

/** Divides the files in a folder and in small folders below it. */
function* divideRest(
  { folder, columns }: Tree,
  small: readonly Tree[],
  most: number,
): Generator<DividedPart> {
  const own = columns ? countFiles(columns) : 0;
  const files = small.reduce((sum, child) => sum + child.files, own);
  let count = 1;
  while (files > most * count) count *= 2;
  const contents = Array.from({ length: count }, (): FolderColumns[] => []);
  for (const [index, ofBucket] of columns ? spread(columns, count).entries() : [])
    if (ofBucket) contents[index]?.push([folder, ofBucket]);
  for (const child of small) contents[bucketOf(nameOf(child.folder), count)]?.push(...columnsBelow(child));
  for (const [index, content] of contents.entries()) {
    if (content.length === 0) continue;
    yield partOf(count === 1 ? { folder } : { folder, bucket: [index, count] }, content);
  }
}

/** Spreads the files of a folder over buckets. @returns the columns of each bucket, undefined for an empty one */
function spread(columns: Columns, count: number): (Columns | undefined)[] {
  if (count === 1) return [columns];
  const [names = [], ...values] = columns.map(splitColumn);
  const indexes = Array.from({ length: count }, (): number[] => []);
  for (const [index, name] of names.entries()) indexes[bucketOf(name, count)]?.push(index);
  return indexes.map((ofBucket) => {
    const picked = (column: readonly string[]): string => joinColumn(ofBucket.map((index) => column[index]));
    return ofBucket.length === 0 ? undefined : [picked(names), ...values.map(picked)];
  });
}

function partOf({ folder, bucket }: PartPlace, content: readonly FolderColumns[]): DividedPart {
  const folders = new Map([...content].sort(([a], [b]) => (a < b ? -1 : 1)));
  const path = partPath(folder, bucket);
  return { path, folder, ...(bucket ? { bucket } : {}), files: countAllFiles(content), folders };
}

/** No folder is called `index`, and none has a colon in its path. So no two places have the same name. */
function partPath(folder: string, bucket: PartPlace["bucket"]): SitePath {
  const place = bucket ? `${folder}:${bucket[0]}` : folder;
  return `${PARTS_FOLDER}/${place === "" ? "index" : safeNameFor(place)}.json` as SitePath;
}

const comparePlaces = (a: PartPlace, b: PartPlace): number =>
  a.folder === b.folder ? (a.bucket?.[0] ?? 0) - (b.bucket?.[0] ?? 0) : a.folder < b.folder ? -1 : 1;
