import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { imageSize } from "image-size";
import type { MeasuredPicture, PictureFile } from "../model/article.js";
import type { Digest, SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import { scanPictures } from "../source/scan-pictures.js";
import type { FileTable } from "./file-table.js";

/** What is known of a picture's file since it was last read. */
export type KnownPicture = readonly [
  size: string,
  mtimeMs: string,
  digest: Digest,
  width: string,
  height: string,
];

/** The pictures that the mirror holds, and files that cannot be shown. */
export interface MirrorPictures {
  readonly pictures: readonly MeasuredPicture[];
  readonly problems: readonly Problem[];
}

/**
 * Finds the pictures that the mirror holds, where the settings ask for them.
 * @param table what the last build knew of them; replaced by what is known now
 */
export function readPictures(
  { content, verify, site }: Settings,
  table: FileTable<SourcePath, KnownPicture>,
): MirrorPictures {
  table.load();
  const last = new Map(table.rows());
  const found = site.images === "local" ? scanPictures(content) : { files: [], problems: [] };
  const { known, problems } = measurePictures(found.files, content, verify, last);
  table.put(changesBetween(last, known));
  return { pictures: Array.from(known, pictureOf), problems: [...found.problems, ...problems] };
}

const pictureOf = ([path, [, , digest, width, height]]: [SourcePath, KnownPicture]): MeasuredPicture => ({
  path,
  digest,
  width: Number(width),
  height: Number(height),
});

function* changesBetween<Name, Row>(
  before: ReadonlyMap<Name, Row>,
  after: ReadonlyMap<Name, Row>,
): Generator<readonly [Name, Row | undefined]> {
  for (const entry of after) if (before.get(entry[0]) !== entry[1]) yield entry;
  for (const name of before.keys()) if (!after.has(name)) yield [name, undefined];
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
): { readonly known: ReadonlyMap<SourcePath, KnownPicture>; readonly problems: readonly Problem[] } {
  const known = new Map<SourcePath, KnownPicture>();
  const problems: Problem[] = [];
  for (const file of files) {
    const [size, mtimeMs] = [String(file.size), String(file.mtimeMs)];
    const before = last.get(file.path);
    if (!verify && before?.[0] === size && before[1] === mtimeMs) {
      known.set(file.path, before);
      continue;
    }
    try {
      const bytes = readFileSync(path.join(content, file.path));
      const { width, height, orientation = 1 } = imageSize(bytes);
      // From 5 on the camera was held upright: the picture is shown turned.
      const [shownWidth, shownHeight] = orientation >= 5 ? [height, width] : [width, height];
      const digest = createHash("sha256").update(bytes).digest("hex").slice(0, 32) as Digest;
      known.set(file.path, [size, mtimeMs, digest, String(shownWidth), String(shownHeight)]);
    } catch (error) {
      const message = `it could not be read as a picture: ${(error as Error).message}`;
      problems.push({ code: "unusable-picture", path: file.path, message });
    }
  }
  return { known, problems };
}
