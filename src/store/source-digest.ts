import { createHash } from "node:crypto";
import path from "node:path";
import type { Digest, SourcePath } from "../model/names.js";
import { articleIdOf } from "../source/scan-content.js";

/** Returns the digest of all that a file's conversion depends on: its bytes, its id and its ending. */
export function sourceDigest(bytes: Uint8Array, at: SourcePath): Digest {
  const hash = createHash("sha256")
    .update(bytes)
    .update(`\0${articleIdOf(at)}\0${path.posix.extname(at).toLowerCase()}`);
  return hash.digest("hex").slice(0, 32) as Digest;
}
