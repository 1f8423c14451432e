import { readFile } from "node:fs/promises";
import path from "node:path";
import type { FileDigest } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";
import { digestFile } from "./digest-file.js";

/** Digests of the site's files by path, each as `key size sha256`: it is that of the file which was written for the key. */
export type SiteDigests = Map<SitePath, string>;

/** What was written in this build. */
export type Written = ReadonlyMap<SitePath, FileDigest>;

/**
 * Returns the digest of every file of the site. This is the one way into the manifest: whatever has a key is in it.
 * Only files that were neither written in this build, by someone who says what, nor known from the last are read.
 * @param keys of all files that the site has now
 */
export async function siteDigests(
  out: string,
  keys: ReadonlyMap<SitePath, Digest>,
  written: Written,
  last: ReadonlyMap<SitePath, string>,
): Promise<SiteDigests> {
  const digests: SiteDigests = new Map();
  for (const at of [...keys.keys()].sort()) {
    const key = keys.get(at) as Digest;
    const fresh = written.get(at);
    const known = last.get(at);
    if (!fresh && known?.startsWith(`${key} `)) digests.set(at, known);
    else digests.set(at, printed(key, fresh ?? digestFile(await readFile(path.join(out, at)))));
  }
  return digests;
}

const printed = (key: Digest, { size, sha256 }: FileDigest): string => `${key} ${size} ${sha256}`;

/** Returns the digest that an entry of the table holds. */
export function digestIn(entry: string): FileDigest {
  const [, size, sha256] = entry.split(" ");
  return { size: Number(size), sha256: sha256 ?? "" };
}
