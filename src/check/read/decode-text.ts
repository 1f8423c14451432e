interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  /** Why the bytes are not plain UTF-8; undefined if they are. */
  readonly fault?: string;
}

/** A browser lets a byte order mark win over everything else that names an encoding. */
const MARKS = [
  { encoding: "utf-16le", bytes: [0xff, 0xfe] },
  { encoding: "utf-16be", bytes: [0xfe, 0xff] },
] as const;

/** Decodes a file as a browser does: as UTF-16 if it begins with that byte order mark, and as UTF-8 otherwise. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const mark = MARKS.find((one) => one.bytes.every((byte, index) => bytes[index] === byte));
  if (mark)
    return {
      text: new TextDecoder(mark.encoding).decode(bytes),
      fault: `it begins with the byte order mark of ${mark.encoding.toUpperCase()}`,
    };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { text: new TextDecoder().decode(bytes), fault: "its bytes are not valid UTF-8" };
  }
}

/** Bytes at which a browser looks where a host names no type. Each browser has a list of tags of its own. */
export const SNIFFED = 1445;

/** Tells whether a browser may take a file for a page or for XML, by its first bytes. */
export const beginsAsMarkup = (bytes: Uint8Array): boolean =>
  /^\s*<[!?a-z]/i.test(decodeText(bytes.subarray(0, SNIFFED)).text);
