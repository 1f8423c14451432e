import path from "node:path";
import { digestOfParts } from "../lib/digest.js";
import type { Digest, SourcePath } from "../model/names.js";
import { articleIdOf } from "./article-names.js";

/** Returns the digest of everything that a file's conversion depends on: its bytes, its id and its extension. */
export const sourceDigest = (bytes: Uint8Array, file: SourcePath): Digest =>
  digestOfParts([bytes, `\0${articleIdOf(file)}\0${path.posix.extname(file).toLowerCase()}`]);
