import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { mirrorFolders, sourceFile } from "../intake/mirror-folders.js";
import { digestOf } from "../lib/digest.js";
import { ifThere } from "../lib/if-there.js";
import { writeChanged } from "../lib/write-atomic.js";
import type { EmbeddedPicture, MeasuredPicture, StoredPicture } from "../model/article.js";
import type { Digest, SourcePath } from "../model/names.js";
import type { Settings } from "../model/settings.js";
import { damaged } from "./damaged.js";

/** The folder in the cache for pictures that are embedded in source files. */
const FOLDER = "embedded";

/** Stores a picture, unless it is there already. Its name is the digest of its bytes. */
export function storeEmbedded(cache: string, { name, bytes }: Pick<EmbeddedPicture, "name" | "bytes">): void {
  writeChanged(path.join(cache, FOLDER, name), bytes);
}

/**
 * Reads a picture from the folder of its mirror; an embedded one from the cache.
 * @throws the error of `damaged` if an embedded picture is not the one that was stored; Error of the file system
 */
export const readPicture = (
  settings: Pick<Settings, "content" | "folders" | "cache">,
  picture: MeasuredPicture,
): Buffer =>
  picture.isEmbedded
    ? readEmbedded(settings.cache, picture)
    : readFileSync(sourceFile(mirrorFolders(settings), picture.path));

function readEmbedded(cache: string, { path: stored, digest }: MeasuredPicture): Buffer {
  const file = path.join(cache, stored);
  const bytes = readFileSync(file);
  if (digestOf(bytes) !== digest) throw damaged(file);
  return bytes;
}

/** Returns a stored picture as the site shows it. */
export const embeddedPicture = ({ name, width, height }: StoredPicture): MeasuredPicture => ({
  path: `${FOLDER}/${name}` as SourcePath,
  isEmbedded: true,
  digest: name.replace(/\.\w+$/, "") as Digest,
  width,
  height,
});

/** Returns the names of all stored pictures. */
export const listEmbedded = (cache: string): readonly string[] =>
  ifThere(() => readdirSync(path.join(cache, FOLDER))) ?? [];

/** Stores the pictures of another cache folder as well. */
export function adoptEmbedded(cache: string, other: string): void {
  for (const name of listEmbedded(other))
    storeEmbedded(cache, { name, bytes: readFileSync(path.join(other, FOLDER, name)) });
}

/** Removes the stored pictures that no article uses any more. */
export function pruneEmbedded(cache: string, wanted: ReadonlySet<string>): void {
  for (const name of listEmbedded(cache))
    if (!wanted.has(name)) rmSync(path.join(cache, FOLDER, name), { force: true });
}
