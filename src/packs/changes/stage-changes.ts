import { createWriteStream } from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import { makeFolder } from "../../lib/disk/make-folder.js";
import { MANIFEST, MANIFEST_FILES, type Manifest } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { BuildError } from "../../model/problem.js";
import { fileInSite } from "../../output/file-in-site.js";
import { loadManifest, loadManifestRoot, MOST_ROOT_BYTES, manifestFiles } from "../../output/manifest.js";
import { digestOfFile } from "../digest-of-file.js";
import { linkOrCopy } from "../link-or-copy.js";
import { type ChangeArchive, clashesIn } from "./change-archive.js";
import { knownFiles, type SiteChanges } from "./diff-manifests.js";
import { requireNoLinks } from "./finish-changes.js";

const TAMPERED = "do not trust it: somebody changed it, or it was copied in part";
const OF_ANOTHER = "ask the operator for the changes since your copy, or copy the whole site";

/**
 * Unpacks the new manifest. Parts of it that did not change are taken from the copy.
 * @param staging a new folder
 * @throws BuildError if it is no manifest of a site that every system can have, or the pack is for another copy
 */
export async function stageManifest(
  archive: ChangeArchive,
  before: Manifest,
  copy: string,
  staging: string,
): Promise<Manifest> {
  if (archive.sizeOf(MANIFEST) === undefined) throw new BuildError(`the pack has no ${MANIFEST}`, TAMPERED);
  await unpack(archive, MANIFEST, staging, MOST_ROOT_BYTES);
  const root = loadManifestRoot(staging);
  const known = knownFiles(before);
  for (const part of root?.parts ?? []) {
    if (archive.sizeOf(part.path) !== undefined) await unpackListed(archive, part.path, staging, part);
    else if (known.get(part.path)?.sha256 === part.sha256) {
      makeFolder(path.dirname(fileInSite(staging, part.path)));
      linkOrCopy(fileInSite(copy, part.path), fileInSite(staging, part.path));
    } else throw new BuildError(`the pack is for another copy: ${part.path} is missing`, OF_ANOTHER);
  }
  const after = loadManifest(staging) as Manifest;
  const [clash] = clashesIn([...manifestFiles(after), ...after.files.keys()]);
  if (clash) throw new BuildError(`${clash.join(" and ")} are one file on some systems`, TAMPERED);
  return after;
}

/** Requires that a pack leads to the new site, and holds nothing else. @throws BuildError that names the first wrong file */
export function requireUsable(
  archive: ChangeArchive,
  after: Manifest,
  { changed, removed }: SiteChanges,
  copy: string,
): void {
  const known = knownFiles(after);
  for (const file of archive.paths)
    if (!known.has(file) && !MANIFEST_FILES.includes(file))
      throw new BuildError(`the pack has ${file}, which its manifest does not list`, TAMPERED);
  for (const file of changed)
    if (archive.sizeOf(file) === undefined)
      throw new BuildError(`the pack is for another copy: ${file} is missing`, OF_ANOTHER);
  requireNoLinks(copy, [...archive.paths, ...removed]);
}

/** Unpacks all files of a pack that its manifest lists. @throws BuildError if one is not what the manifest says */
export async function stageFiles(archive: ChangeArchive, after: Manifest, staging: string): Promise<void> {
  for (const [file, digest] of knownFiles(after))
    if (archive.sizeOf(file) !== undefined) await unpackListed(archive, file, staging, digest);
}

async function unpackListed(
  archive: ChangeArchive,
  file: SitePath,
  staging: string,
  { size, sha256 }: { readonly size: number; readonly sha256: string },
): Promise<void> {
  await unpack(archive, file, staging, size);
  const found = await digestOfFile(fileInSite(staging, file));
  if (found.sha256 !== sha256)
    throw new BuildError(`${file} in the pack is not what its manifest says`, TAMPERED);
}

/** Unpacks a file. @param limit the most bytes that it may have @throws BuildError if it has more, or is damaged */
export async function unpack(
  archive: ChangeArchive,
  file: SitePath,
  staging: string,
  limit: number,
): Promise<void> {
  const size = archive.sizeOf(file) ?? 0;
  if (size > limit)
    throw new BuildError(`${file} in the pack has ${size} bytes, more than it may have`, TAMPERED);
  const target = fileInSite(staging, file);
  makeFolder(path.dirname(target));
  const content = await archive.read(file);
  await pipeline(content, createWriteStream(target)).catch((error: NodeJS.ErrnoException) => {
    if (error.syscall !== undefined) throw error;
    throw new BuildError(`${file} in the pack is damaged: ${error.message}`, TAMPERED, { cause: error });
  });
}
