import { createHash } from "node:crypto";
import path from "node:path";
import type { SourceFile } from "../model/article.js";
import type { Digest } from "../model/names.js";

/** Returns the digest of all that a file's conversion depends on: its bytes, its id and its ending. */
export function sourceDigest(bytes: Uint8Array, file: Pick<SourceFile, "id" | "path">): Digest {
  const hash = createHash("sha256")
    .update(bytes)
    .update(`\0${file.id}\0${path.posix.extname(file.path).toLowerCase()}`);
  return hash.digest("hex").slice(0, 32) as Digest;
}
