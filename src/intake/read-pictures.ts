import { readFileSync } from "node:fs";
import { digestOf } from "../lib/digest.js";
import { LFS_POINTER } from "../lib/lfs-pointer.js";
import type { MeasuredPicture, SourceFile } from "../model/article.js";
import type { Digest, SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { MirrorFolders, Settings } from "../model/settings.js";
import { mirrorFolders, sourceFile } from "./mirror-folders.js";
import { noPicture, scanPictures } from "./scan-pictures.js";

/** The file of a picture when it was last read: size in bytes, modification time, digest, and width and height in CSS pixels. */
export type KnownPicture = readonly [
  size: string,
  mtimeMs: string,
  digest: Digest,
  width: string,
  height: string,
];

/** The pictures of a mirror, and problems with files that are none. */
export interface MirrorPictures {
  readonly known: ReadonlyMap<SourcePath, KnownPicture>;
  readonly problems: readonly Problem[];
}

/**
 * Finds the pictures of the mirrors and measures them. Finds none unless the settings say `images: local`. A file
 * whose size and modification time are unchanged is not read again, unless `verify` or `isFreshCheckout` is set. A file
 * that is no picture is a notice.
 * @param last what the last build knew of the pictures
 */
export async function readPictures(
  settings: Settings,
  last: ReadonlyMap<SourcePath, KnownPicture>,
): Promise<MirrorPictures> {
  const { verify, isFreshCheckout, site } = settings;
  const folders = mirrorFolders(settings);
  const found = site.images === "local" ? scanPictures(settings) : { files: [], problems: [] };
  const known = new Map<SourcePath, KnownPicture>();
  const problems = [...found.problems];
  for (const file of found.files) {
    const before = verify || isFreshCheckout ? undefined : last.get(file.path);
    const isUnchanged = before?.[0] === String(file.size) && before[1] === String(file.mtimeMs);
    try {
      known.set(file.path, isUnchanged ? before : await measure(file, folders));
    } catch (error) {
      problems.push(noPicture(file.path, error));
    }
  }
  return { known, problems };
}

/** Browsers show no larger picture. */
const MOST_PIXELS = 500_000_000;

/** @throws Error where the file cannot be read, is no picture, or cannot be shown */
async function measure(
  { path: file, size, mtimeMs }: SourceFile,
  folders: MirrorFolders,
): Promise<KnownPicture> {
  // A mirror without pictures of its own does not load this.
  const { imageSize } = await import("image-size");
  const bytes = readFileSync(sourceFile(folders, file));
  if (bytes.subarray(0, LFS_POINTER.length).toString() === LFS_POINTER)
    throw new Error("Git LFS has the file, so run `git lfs pull`");
  const { width, height, orientation = 1 } = imageSize(bytes);
  if (width * height > MOST_PIXELS || width * height === 0)
    throw new Error(`it says that it has ${width} × ${height} pixels`);
  // Orientations from 5 on are those of a camera held upright: browsers turn such a picture.
  const [shownWidth, shownHeight] = orientation >= 5 ? [height, width] : [width, height];
  return [String(size), String(mtimeMs), digestOf(bytes), String(shownWidth), String(shownHeight)];
}

/** Returns the pictures with their paths, digests and sizes. */
export const measuredPictures = ({ known }: MirrorPictures): MeasuredPicture[] =>
  Array.from(known, ([file, [, , digest, width, height]]) => ({
    path: file,
    digest,
    width: Number(width),
    height: Number(height),
  }));
