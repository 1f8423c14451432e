import { gunzipSync } from "node:zlib";
import { sha256 } from "../../lib/digest.js";
import type { FileDigest } from "../../model/manifest.js";

/** The most bytes that a converted file has: each could have become two. */
export const mostConverted = (size: number): number => 2 * size + 3;

/** What programs and hosts make of a file, and how it is undone. Undefined where it was not done. */
const CONVERSIONS: readonly (readonly [
  what: string,
  undo: (bytes: Buffer, size: number) => Buffer | undefined,
])[] = [
  [
    "its line ends are those of Windows",
    (bytes) => Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1"),
  ],
  ["a byte order mark was put before it", (bytes) => bytes.subarray(3)],
  ["it is compressed, and the host does not say so", (bytes, size) => unzipped(bytes, size)],
];

/** Returns how a file was converted on its way, if undoing that gives the bytes of the manifest; else undefined. */
export function conversionOf(
  bytes: Uint8Array,
  { size, sha256: listed }: Pick<FileDigest, "size" | "sha256">,
): string | undefined {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return CONVERSIONS.find(([, undo]) => {
    const original = undo(found, size);
    return original?.length === size && sha256(original) === listed;
  })?.[0];
}

function unzipped(bytes: Buffer, size: number): Buffer | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return undefined;
  try {
    return gunzipSync(bytes, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    // It is not compressed, is damaged, or is longer than the file.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return undefined;
  }
}
