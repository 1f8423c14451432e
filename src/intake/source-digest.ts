import { digestOfParts } from "../lib/digest.js";
import { nameOf } from "../lib/paths.js";
import type { Digest, SourcePath } from "../model/names.js";
import { articleIdOf, dayOfFolders, fileStem, pageNameOf } from "./article-names.js";

/** Returns the digest of everything that a file's conversion depends on: its bytes, and the names that its path gives it. */
export const sourceDigest = (bytes: Uint8Array, file: SourcePath): Digest =>
  digestOfParts([
    bytes,
    ...[articleIdOf(file), nameOf(file), fileStem(file), pageNameOf(file), dayOfFolders(file) ?? ""].map(
      (name) => `\0${name}`,
    ),
  ]);
