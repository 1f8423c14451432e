import path from "node:path";
import type { SourceFile } from "../../model/article.js";
import { mirrorRoot, pathInMirror, type SourcePath } from "../../model/names.js";
import type { MirrorFolders } from "../../model/settings.js";
import { decoded } from "./committed-files.js";
import { type IndexEntry, isAsNoted, readGitIndex } from "./git-index.js";
import { runGit } from "./run-git.js";

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
  const args = ["--show-object-format", "--show-prefix", "--git-path", "index"];
  const found = await runGit(folder, "rev-parse", args).catch(() => undefined);
  if (!found) return noBlob;
  const [format, prefix = "", file = ""] = found.toString("latin1").split("\n");
  const { mtimeMs, entries } = await readGitIndex(
    path.resolve(folder, decoded(file)),
    format === "sha256" ? 32 : 20,
  );
  const entryOf = new Map<string, IndexEntry>();
  for (const entry of entries)
    if (entry.path.startsWith(prefix)) entryOf.set(decoded(entry.path.slice(prefix.length)), entry);
  return (one) => {
    const entry = entryOf.get(one.path);
    return entry && isAsNoted(entry, mtimeMs, one) ? entry.blob : "";
  };
}
