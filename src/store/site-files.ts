import { readFileSync } from "node:fs";
import path from "node:path";
import type { FileDigest } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";
import { digestFile } from "./digest-file.js";

/**
 * A file that a build has written into the output folder: the key that it was written for (empty where a build may have
 * died before it was written or removed), how many bytes it has, and their SHA-256 in hexadecimal.
 */
export type SiteFile = readonly [key: Digest, size: number, sha256: string];

/** What was written in this build. */
export type Written = ReadonlyMap<SitePath, FileDigest>;

/** What is known of a file while it is being written or removed. */
export const UNSURE: SiteFile = ["" as Digest, 0, ""];

/**
 * Returns what has to be known of the files that this build wrote, and undefined for those that it removed. Only those
 * that were written by nobody who says what are read.
 * @param keys of all files that the site has now; @param stale those that had to be written
 */
export function siteChanges(
  out: string,
  keys: ReadonlyMap<SitePath, Digest>,
  stale: Iterable<SitePath>,
  gone: Iterable<SitePath>,
  written: Written,
): ReadonlyMap<SitePath, SiteFile | undefined> {
  const changes = new Map<SitePath, SiteFile | undefined>();
  for (const at of new Set([...stale, ...written.keys()])) {
    const { size, sha256 } = written.get(at) ?? digestFile(readFileSync(path.join(out, at)));
    changes.set(at, [keys.get(at) as Digest, size, sha256]);
  }
  for (const at of gone) changes.set(at, undefined);
  return changes;
}

/**
 * Yields every file of the site, in the order of the paths. This is the one way into the manifest: whatever has a key is in
 * it.
 * @param last what the last build knew
 */
export function* siteFiles(
  last: ReadonlyMap<SitePath, SiteFile>,
  changes: ReadonlyMap<SitePath, SiteFile | undefined>,
): Generator<readonly [SitePath, SiteFile]> {
  // The last build's files are nearly in order, which sorts faster than the plan's.
  const fresh = [...changes.keys()].filter((at) => !last.has(at));
  for (const at of [...last.keys(), ...fresh].sort()) {
    const file = changes.has(at) ? changes.get(at) : last.get(at);
    if (file) yield [at, file];
  }
}
