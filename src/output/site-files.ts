import { readFileSync } from "node:fs";
import path from "node:path";
import { fileDigest } from "../lib/digest.js";
import type { FileDigests, SiteFile } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";

/**
 * Yields the new row of each written file, and undefined for each removed one. Files without a known digest are read.
 * @param stale the files that were written, with their keys
 * @param gone the files that were removed
 * @param written known digests of files
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
