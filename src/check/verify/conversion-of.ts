import { constants } from "node:buffer";
import { gunzipSync } from "node:zlib";
import { sha256 } from "../../lib/digest.js";
import type { FileDigest } from "../../model/manifest.js";

/** The most bytes that a converted file has: each could have become two. */
export const mostConverted = (size: number): number => 2 * size + 3;

/** What programs and hosts make of a file, and how it is undone, the last first. Undefined where it was not done. */
const CONVERSIONS: readonly (readonly [
  what: string,
  undo: (bytes: Buffer, size: number) => Buffer | undefined,
])[] = [
  ["it is compressed, and the host does not say so", (bytes, size) => unzipped(bytes, size)],
  [
    "a byte order mark was put before it",
    (bytes) => (bytes.subarray(0, 3).equals(BYTE_ORDER_MARK) ? bytes.subarray(3) : undefined),
  ],
  ["its line ends are those of Windows", (bytes) => withoutCarriageReturns(bytes)],
];

const BYTE_ORDER_MARK = Buffer.from("\ufeff");

function withoutCarriageReturns(bytes: Buffer): Buffer | undefined {
  if (!bytes.includes("\r\n")) return undefined;
  return Buffer.from(bytes.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
}

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
 * Returns how a file was converted on its way, perhaps in several ways.
 * @param size the most bytes that it had
 * @param isOriginal tells whether bytes are those before
 * @returns undefined if undoing no conversion gives the bytes before
 */
export function undoConversion(
  bytes: Uint8Array,
  size: number,
  isOriginal: (bytes: Uint8Array) => boolean,
): Conversion | undefined {
  const ways: { what: string[]; bytes: Buffer }[] = [
    { what: [], bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
  ];
  for (const [what, undo] of CONVERSIONS)
    for (const way of [...ways]) {
      const before = undo(way.bytes, mostConverted(size));
      if (!before) continue;
      const done = { what: [...way.what, what], bytes: before };
      if (isOriginal(before)) return { what: done.what.join("; "), bytes: before };
      ways.push(done);
    }
  return undefined;
}

function unzipped(bytes: Buffer, size: number): Buffer | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return undefined;
  try {
    return gunzipSync(bytes, { maxOutputLength: Math.min(Math.max(1, size), constants.MAX_LENGTH) });
  } catch (error) {
    // It is not compressed, is damaged, or is longer than the file.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return undefined;
  }
}
