import { readFileSync } from "node:fs";
import path from "node:path";
import { fileDigest } from "../lib/digest.js";
import type { FileDigests, SiteFile } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";

/**
 * Yields the new row of each file that this build wrote, and undefined for each file that it removed. A file is read only
 * if no digest is known of it.
 * @param stale files that had to be written, with their keys
 * @param gone files that were removed
 * @param written digests of written files
 */
export function* siteChanges(
  out: string,
  stale: ReadonlyMap<SitePath, Digest>,
  gone: Iterable<SitePath>,
  ...written: readonly FileDigests[]
): Generator<readonly [SitePath, SiteFile | undefined]> {
  for (const [file, key] of stale) {
    const digest = written.find((digests) => digests.has(file))?.get(file);
    const { size, sha256 } = digest ?? fileDigest(readFileSync(path.join(out, file)));
    yield [file, [key, String(size), sha256]];
  }
  for (const file of gone) yield [file, undefined];
}
