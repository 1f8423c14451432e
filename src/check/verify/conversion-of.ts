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

/** How a file was converted on its way, and its bytes before. */
interface Conversion {
  readonly what: string;
  readonly bytes: Uint8Array;
}

/** Returns how a file was converted on its way, by the manifest; undefined if it was not, or is another file. */
export function conversionOf(bytes: Uint8Array, listed: FileDigest): Conversion | undefined {
  const isOriginal = (some: Uint8Array): boolean =>
    some.length === listed.size && sha256(some) === listed.sha256;
  return isOriginal(bytes) ? undefined : undoConversion(bytes, listed.size, isOriginal);
}

/**
 * Returns how a file was converted on its way.
 * @param size the most bytes that it had
 * @param isOriginal tells whether bytes are those before
 * @returns undefined if undoing no conversion gives the bytes before
 */
export function undoConversion(
  bytes: Uint8Array,
  size: number,
  isOriginal: (bytes: Uint8Array) => boolean,
): Conversion | undefined {
  const found = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [what, undo] of CONVERSIONS) {
    const original = undo(found, size);
    if (original && isOriginal(original)) return { what, bytes: original };
  }
  return undefined;
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
