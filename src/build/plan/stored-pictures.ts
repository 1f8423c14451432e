import type { Database } from "../../cache/relations/database.js";
import { readSiteValue } from "../../catalog/stored/stored-catalog.js";
import { writeSiteValue } from "../../catalog/stored/write-catalog.js";
import type { PictureFiles } from "../../plan/changes/touched-pictures.js";
import type { BuildInput } from "../build-context.js";

/** Returns the pictures of the mirror as the last build found them, and as they are now. */
export function storedPictures({ pictures, pictureKey }: BuildInput, relations: Database): PictureFiles {
  const isSame = readSiteValue(relations, "pictureKey") === pictureKey;
  const before = isSame ? pictures : readSiteValue<PictureFiles["before"]>(relations, "pictures");
  return { before: before ?? [], after: pictures };
}

/** Notes the pictures of the mirror in the database of relations. */
export function notePictures({ pictures, pictureKey }: BuildInput, relations: Database): void {
  if (readSiteValue(relations, "pictureKey") === pictureKey) return;
  writeSiteValue(relations, "pictures", pictures);
  writeSiteValue(relations, "pictureKey", pictureKey);
}
