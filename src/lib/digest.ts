import { createHash, hash } from "node:crypto";
import type { FileDigest } from "../model/manifest.js";
import type { Digest } from "../model/names.js";

/** Hexadecimal digits of a `Digest`: 128 bits, so that two different inputs never meet by chance. */
const LENGTH = 32;

/** Returns the SHA-256 of some content, as 64 hexadecimal digits. */
export const sha256 = (content: string | Uint8Array): string => hash("sha256", content, "hex");

/** Returns the digest of some content. */
export const digestOf = (content: string | Uint8Array): Digest => sha256(content).slice(0, LENGTH) as Digest;

/** Returns the digest of parts that follow each other. The caller keeps them apart, for example by line breaks. */
export function digestOfParts(parts: Iterable<string | Uint8Array>): Digest {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest("hex").slice(0, LENGTH) as Digest;
}

/** Returns the number of bytes of a file's content, and their SHA-256. */
export const fileDigest = (content: string | Uint8Array): FileDigest => ({
  size: Buffer.byteLength(content),
  sha256: sha256(content),
});
