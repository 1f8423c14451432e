import { gunzipSync, inflateSync } from "node:zlib";
import { ArticleError } from "../../model/problem.js";
import { latin1 } from "./decode-bytes.js";

/** Kinds of files that are no text, with what they begin with in Latin-1, at an offset. */
const OTHERS: readonly (readonly [kind: string, offset: number, ...beginnings: string[]])[] = [
  ["a PDF document", 0, "%PDF-"],
  ["a picture", 0, "\x89PNG\r\n\x1a\n", "\xff\xd8\xff", "GIF87a", "GIF89a"],
  ["a picture", 8, "WEBP", "avif", "avis", "mif1", "heic"],
  ["a video or sound", 4, "ftyp"],
  ["a video or sound", 0, "ID3\x03\0", "ID3\x04\0", "OggS\0", "\x1a\x45\xdf\xa3", "fLaC\0"],
  ["an archive, or a document of an office program", 0, "PK\x03\x04"],
  ["a document of an office program", 0, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
  ["an archive", 0, "7z\xbc\xaf\x27\x1c", "Rar!\x1a\x07", "\xfd7zXZ\0", "(\xb5/\xfd"],
  ["an archive of web pages", 0, "WARC/1."],
  ["a document in RTF", 0, "{\\rtf1"],
  ["a file of a program", 0, "bplist0", "SQLite format 3\0", "MZ\x90\0", "\x7fELF"],
];
const HEAD_BYTES = 32;

/**
 * Returns the bytes of a text file. Those that a host packed with gzip or deflate, and that a crawler kept so, are unpacked.
 * @param most how many bytes the unpacked file may have
 * @throws ArticleError `unknown-format` for a picture, a document or an archive, `file-too-large`, `unreadable-file`
 */
export function unpackFile(bytes: Uint8Array, most: number): Uint8Array {
  const unpack = isGzip(bytes) ? gunzipSync : isDeflate(bytes) ? inflateSync : undefined;
  const plain = unpack ? unpacked(bytes, unpack, most) : bytes;
  const head = latin1(plain, HEAD_BYTES);
  const [kind] =
    OTHERS.find(([, offset, ...beginnings]) => beginnings.some((one) => head.startsWith(one, offset))) ?? [];
  if (!kind) return plain;
  throw new ArticleError(
    "unknown-format",
    `it is ${kind}, whatever its name says`,
    "give its text as a page or as Markdown, or name the file in `exclude`",
  );
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;

/** The second byte makes a multiple of 31 of both. A text cannot begin so: the first ones are a control character or no UTF-8. */
const isDeflate = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x78 && [0x01, 0x9c, 0xda].includes(bytes[1] ?? 0);

function unpacked(bytes: Uint8Array, unpack: typeof gunzipSync, most: number): Uint8Array {
  try {
    return unpack(bytes, { maxOutputLength: most });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE")
      throw new ArticleError(
        "file-too-large",
        `unpacked, it has more than ${most} bytes`,
        "raise `limits.fileSize`",
      );
    throw new ArticleError("unreadable-file", `it is packed, and damaged: ${message}`, "scrape it again");
  }
}
