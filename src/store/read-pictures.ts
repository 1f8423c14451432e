import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { imageSize } from "image-size";
import type { MeasuredPicture, PictureFile } from "../model/article.js";
import type { Digest, SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import { scanPictures } from "../source/scan-pictures.js";
import type { StateTable } from "./state-table.js";

/** What is known of a picture's file since it was last read. */
export type KnownPicture = PictureFile & MeasuredPicture;

/** The pictures that the mirror holds, and files that cannot be shown. */
export interface MirrorPictures {
  readonly pictures: ReadonlyMap<SourcePath, KnownPicture>;
  readonly problems: readonly Problem[];
}

/**
 * Finds the pictures that the mirror holds, where the settings ask for them.
 * @param table what the last build knew of them; replaced by what is known now
 */
export function readPictures(
  { content, verify, site }: Settings,
  table: StateTable<SourcePath, KnownPicture>,
): MirrorPictures {
  table.load();
  const found = site.images === "local" ? scanPictures(content) : { files: [], problems: [] };
  const measured = measurePictures(found.files, content, verify, table.entries);
  table.save(measured.pictures);
  return { pictures: measured.pictures, problems: [...found.problems, ...measured.problems] };
}

/**
 * Finds digest and size of each picture. A file whose size and time are those of the last build is not read again,
 * unless `verify` asks for it; one that is no picture is a notice.
 */
function measurePictures(
  files: readonly PictureFile[],
  content: string,
  verify: boolean,
  last: ReadonlyMap<SourcePath, KnownPicture>,
): { readonly pictures: Map<SourcePath, KnownPicture>; readonly problems: Problem[] } {
  const pictures = new Map<SourcePath, KnownPicture>();
  const problems: Problem[] = [];
  for (const file of files) {
    const known = last.get(file.path);
    if (!verify && known?.size === file.size && known.mtimeMs === file.mtimeMs) {
      pictures.set(file.path, known);
      continue;
    }
    try {
      const bytes = readFileSync(path.join(content, file.path));
      const { width, height, orientation = 1 } = imageSize(bytes);
      // From 5 on the camera was held upright: the picture is shown turned.
      const [shownWidth, shownHeight] = orientation >= 5 ? [height, width] : [width, height];
      const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 32) as Digest;
      pictures.set(file.path, { ...file, digest, width: shownWidth, height: shownHeight });
    } catch (error) {
      const message = `it could not be read as a picture: ${(error as Error).message}`;
      problems.push({ code: "unusable-picture", path: file.path, message });
    }
  }
  return { pictures, problems };
}
