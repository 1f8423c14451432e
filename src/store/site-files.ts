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

/** By path. */
export type SiteFiles = Map<SitePath, SiteFile>;

/** What was written in this build. */
export type Written = ReadonlyMap<SitePath, FileDigest>;

/** What is known of a file while it is being written or removed. */
export const UNSURE: SiteFile = ["" as Digest, 0, ""];

/**
 * Returns every file of the site, in the order of the paths. This is the one way into the manifest: whatever has a key is
 * in it. Only files that were neither written in this build, by someone who says what, nor known from the last are read.
 * @param keys of all files that the site has now
 * @param last what the last build knew; what is still so is the same entry
 */
export function siteFiles(
  out: string,
  keys: ReadonlyMap<SitePath, Digest>,
  written: Written,
  last: ReadonlyMap<SitePath, SiteFile>,
): SiteFiles {
  const files: SiteFiles = new Map();
  for (const at of [...keys.keys()].sort()) {
    const key = keys.get(at) as Digest;
    const known = last.get(at);
    const fresh = written.get(at);
    if (!fresh && known?.[0] === key) files.set(at, known);
    else {
      const { size, sha256 } = fresh ?? digestFile(readFileSync(path.join(out, at)));
      files.set(at, [key, size, sha256]);
    }
  }
  return files;
}
