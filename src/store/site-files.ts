import { readFileSync } from "node:fs";
import path from "node:path";
import type { FileDigest } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";
import { digestFile } from "./digest-file.js";

/**
 * A file that a build has written into the output folder: the key that it was written for (empty where a build may have
 * died before it was written or removed), how many bytes it has, and their SHA-256 in hexadecimal.
 */
export type SiteFile = readonly [key: Digest | "", size: string, sha256: string];

/** What was written in this build. */
export type Written = ReadonlyMap<SitePath, FileDigest>;

/** What is known of a file while it is being written or removed. */
export const UNSURE: SiteFile = ["", "0", ""];

/**
 * Yields what has to be known of the files that this build wrote, and undefined for those that it removed. Only those that
 * were written by nobody who says what are read.
 * @param stale files that had to be written, with their keys; @param gone files that were removed
 */
export function* siteChanges(
  out: string,
  stale: ReadonlyMap<SitePath, Digest>,
  gone: Iterable<SitePath>,
  ...written: readonly Written[]
): Generator<readonly [SitePath, SiteFile | undefined]> {
  for (const [at, key] of stale) {
    const told = written.find((files) => files.has(at))?.get(at);
    const { size, sha256 } = told ?? digestFile(readFileSync(path.join(out, at)));
    yield [at, [key, String(size), sha256]];
  }
  for (const at of gone) yield [at, undefined];
}
