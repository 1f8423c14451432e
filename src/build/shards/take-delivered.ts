import { readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { fileDigest } from "../../lib/digest.js";
import { makeFolder } from "../../lib/disk/make-folder.js";
import { ifThere } from "../../lib/if-there.js";
import { temporaryName } from "../../lib/write-atomic.js";
import type { FileDigest, FileDigests } from "../../model/manifest.js";
import type { Digest, SitePath } from "../../model/names.js";
import { BuildError } from "../../model/problem.js";
import { fileInSite } from "../../output/file-in-site.js";
import { linkOrCopy } from "../../packs/link-or-copy.js";
import type { BuiltSegment } from "../../search/index/build-search.js";
import type { PlannedSegment } from "../../search/index/plan-search.js";
import { type Round, type Shard, shardName } from "./shard-folders.js";
import { type DeliveredShard, howToRepeat } from "./shard-list.js";

/**
 * Puts the stale pages that shards have rendered into the site. A page that was rendered for another key stays where it is.
 * @returns the digest of each page
 * @throws BuildError if a file of a shard is missing, or is not whole
 */
export function takePages(
  shards: readonly DeliveredShard[],
  stale: ReadonlyMap<SitePath, Digest>,
  out: string,
): FileDigests {
  const taken = new Map<SitePath, FileDigest>();
  for (const shard of shards)
    for (const [page, key, digest] of shard.pages) {
      if (stale.get(page) !== key) continue;
      takeFile(shard, page, digest, out);
      taken.set(page, digest);
    }
  return taken;
}

/** Puts the stale segments of the search index that shards have built into the site. @returns them by their paths */
export function takeSegments(
  shards: readonly DeliveredShard[],
  stale: readonly PlannedSegment[],
  out: string,
): Map<string, BuiltSegment> {
  const taken = new Map<string, BuiltSegment>();
  const digests = new Map(stale.map(({ path: segment, digest }) => [segment, digest]));
  for (const shard of shards)
    for (const { digest, ...segment } of shard.segments) {
      if (digests.get(segment.path) !== digest) continue;
      for (const [file, ofFile] of segment.written) takeFile(shard, file, ofFile, out);
      taken.set(segment.path, segment);
    }
  return taken;
}

/** Puts one file of a shard into the site. The shard keeps it, so that a run that dies can be repeated. */
function takeFile({ shard, folder }: DeliveredShard, file: SitePath, digest: FileDigest, out: string): void {
  const [source, target] = [fileInSite(folder, file), fileInSite(out, file)];
  const found = ifThere(() => fileDigest(readFileSync(source)));
  requireDelivered(shard, "render", file, digest, found);
  makeFolder(path.dirname(target));
  const temporary = temporaryName(target);
  linkOrCopy(source, temporary);
  renameSync(temporary, target);
  // Renaming does nothing where both names are links to one file already: a run that died has put it there.
  rmSync(temporary, { force: true });
}

/** Requires that the folder of a shard has a file as the shard made it. @param found undefined for no file @throws BuildError */
export function requireDelivered(
  shard: Shard,
  round: Round,
  file: string,
  { size, sha256 }: FileDigest,
  found: FileDigest | undefined,
): void {
  if (found?.sha256 === sha256) return;
  const other = found?.size === size ? "other bytes" : `${found?.size} bytes`;
  throw new BuildError(
    `shard ${shardName(shard)} lists ${file} with ${size} bytes, and its folder has ${found ? other : "no such file"}`,
    `copy the folder of the shard again, whole; or ${howToRepeat([shard], round)}`,
  );
}
