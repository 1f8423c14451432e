import type { SourceFile } from "../../model/article.js";
import { mirrorRoot, pathInMirror, type SourcePath } from "../../model/names.js";
import type { MirrorFolders } from "../../model/settings.js";
import { isAsNoted } from "./git-index.js";
import { indexBelow } from "./index-below.js";

/** Returns the name of the blob that a file was checked out from; an empty text if git does not know it, or it changed. */
export type BlobOf = (file: SourceFile) => string;

/** Knows no blob of any file. */
export const noBlob: BlobOf = () => "";

/** Reads git's index of mirrors, with `git rev-parse` alone. Outside a checkout, or without git, no blob is known. */
export async function notedBlobs(folders: MirrorFolders): Promise<BlobOf> {
  const roots = Object.entries(folders).map(
    async ([root, folder]) => [root, await blobsBelow(folder)] as const,
  );
  const blobOfRoot = new Map(await Promise.all(roots));
  return (file) => {
    const path = pathInMirror(file.path) as SourcePath;
    return blobOfRoot.get(mirrorRoot(file.path))?.({ ...file, path }) ?? "";
  };
}

async function blobsBelow(folder: string): Promise<BlobOf> {
  const index = await indexBelow(folder).catch(() => undefined);
  if (!index) return noBlob;
  const { mtimeMs } = index;
  const entryOf = new Map(Array.from(index.entries, (entry) => [entry.path, entry]));
  return (one) => {
    const entry = entryOf.get(one.path);
    return entry && isAsNoted(entry, mtimeMs, one) ? entry.blob : "";
  };
}
