import { createHash, hash } from "node:crypto";
import type { FileDigest } from "../model/manifest.js";
import type { Digest } from "../model/names.js";

/** Bytes of a `Digest`. These are 128 bits: enough that no two inputs ever have the same by chance. */
const SIZE = 16;

/** Returns the digest of a SHA-256. A slice of its hexadecimal digits would keep all of them in memory. */
const digestIn = (sum: Buffer): Digest => sum.toString("hex", 0, SIZE) as Digest;

/** Returns the SHA-256 of some content, as 64 hexadecimal digits. */
export const sha256 = (content: string | Uint8Array): string => hash("sha256", content, "hex");

/** Returns the digest of some content: the first 32 hexadecimal digits of its SHA-256. A text counts as UTF-8. */
export const digestOf = (content: string | Uint8Array): Digest => digestIn(hash("sha256", content, "buffer"));

/** Returns the first 8 hexadecimal digits of the SHA-256 of a text: enough to tell names with the same beginning apart. */
export const shortDigest = (text: string): string => sha256(text).slice(0, 8);

/** Returns the digest of all parts joined. The caller marks where a part ends, for example by a line break. */
export function digestOfParts(parts: Iterable<string | Uint8Array>): Digest {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return digestIn(sum.digest());
}

/** Returns the size in bytes and the SHA-256 of a file's content. A text counts as UTF-8. */
export const fileDigest = (content: string | Uint8Array): FileDigest => ({
  size: Buffer.byteLength(content),
  sha256: sha256(content),
});

/** Returns a digest as the URN of a UUID of version 8, whose bits are free but for two digits (RFC 9562). */
export const uuidUrn = (digest: Digest): string =>
  digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "urn:uuid:$1-$2-8$3-8$4-$5");
