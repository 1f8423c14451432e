/** Bytes at the beginning of a file that tell its type. */
export const HEAD_BYTES = 32;

/** What the files of each type begin with: texts in Latin-1 by their offsets. */
const TYPES: readonly (readonly (readonly [offset: number, text: string])[])[] = [
  [[0, "\xff\xd8\xff"]], // JPEG
  [[0, "\x89PNG\r\n\x1a\n"]],
  [[0, "GIF87a"]],
  [[0, "GIF89a"]],
  [
    [0, "RIFF"],
    [8, "WEBP"],
  ],
  ...["avif", "avis", "mif1", "miaf"].map((brand) => [[4, `ftyp${brand}`] as const]), // AVIF
];

/** Returns why a file is no picture, by its first bytes; undefined for JPEG, PNG, GIF, WebP, AVIF. The host does not count. */
export function refusedType(head: Uint8Array): string | undefined {
  const text = Buffer.from(head).toString("latin1");
  if (TYPES.some((type) => type.every(([offset, start]) => text.startsWith(start, offset)))) return undefined;
  if (head.length === 0) return "the file is empty";
  const start = text.replace(/^(?:\xef\xbb\xbf)?\s*/, "").toLowerCase();
  if (/^<svg|^<\?xml/.test(start)) return "it is an SVG or another XML file, which can hold scripts";
  if (start.startsWith("<")) return "it is a web page and no picture";
  return "it is no JPEG, PNG, GIF, WebP or AVIF";
}
