import { readFileSync } from "node:fs";
import path from "node:path";
import { fileDigest } from "../lib/digest.js";
import type { FileDigests, SiteFile } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";

/**
 * Yields what the cache notes of each file that a build has written. Files without a known digest are read.
 * @param keys of the files
 * @param digests known digests of files
 */
export function* siteFileRows(
  out: string,
  keys: ReadonlyMap<SitePath, Digest>,
  digests: FileDigests,
): Generator<readonly [SitePath, SiteFile]> {
  for (const [file, key] of keys) {
    const { size, sha256 } = digests.get(file) ?? fileDigest(readFileSync(path.join(out, file)));
    yield [file, [key, String(size), sha256]];
  }
}
