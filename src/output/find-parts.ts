import { crc32 } from "node:zlib";
import { groupBy } from "../lib/group-by.js";
import { folderOf } from "../lib/paths.js";
import type { PartPlace } from "../model/manifest.js";

/** Returns the bucket of a file or folder with a name, right below a folder that has so many buckets. */
export const bucketOf = (name: string, count: number): number => crc32(name) % count;

/** Returns a function that finds the only part that can list a file: that of the nearest folder above it with parts. */
export function partFinder<Part extends PartPlace>(
  parts: readonly Part[],
): (path: string) => Part | undefined {
  const partsByFolder = groupBy(parts, ({ folder }) => folder);
  return (path) => {
    for (let below = path; below !== ""; below = folderOf(below)) {
      const folder = folderOf(below);
      const name = folder === "" ? below : below.slice(folder.length + 1);
      const holdsName = ({ bucket }: Part): boolean => !bucket || bucketOf(name, bucket[1]) === bucket[0];
      const part = partsByFolder.get(folder)?.find(holdsName);
      if (part) return part;
    }
    return undefined;
  };
}

/** Returns the parts that can list a file, or the files below a folder. @param path of the file or folder */
export function findParts<Part extends PartPlace>(parts: readonly Part[], path: string): Part[] {
  const above = partFinder(parts)(path);
  return parts.filter((part) => part === above || isBelow(part.folder, path));
}

/** Tells whether a path is a folder's, or leads below it. Letters with accents may be stored in pieces. */
export const isBelow = (path: string, folder: string): boolean =>
  `${path.normalize("NFC")}/`.startsWith(`${folder.normalize("NFC")}/`);
