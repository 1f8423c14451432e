import iconv from "iconv-lite";

/** What windows-1252 has at 0x80 to 0x9f; five of them are nothing. */
export const PRINTED = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Returns a text that was decoded as windows-1252 with its quotation marks: Node 20 decodes it as Latin-1, which has control characters there. */
export function withPrintedControls(charset: string, text: string): string {
  if (charset !== "windows-1252") return text;
  return text.replace(/[\u0080-\u009f]/g, (sign) => PRINTED[sign.charCodeAt(0) - 0x80] ?? sign);
}

/** Characters without a meaning that all know. */
export const PRIVATE = /[\ue000-\uf8ff]/gu;

/** Returns bytes as text of a character set. Node has no characters of Hong Kong in Big5, as browsers do. */
export function decodeBytes(charset: string, bytes: Uint8Array): string {
  const text = withPrintedControls(charset, new TextDecoder(charset).decode(bytes));
  return charset === "big5" && text.search(PRIVATE) >= 0 ? iconv.decode(bytes, "big5hkscs") : text;
}

/** Returns the beginning of some bytes, at most so many, as text with a character for each byte. */
export const latin1 = (bytes: Uint8Array, length: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, length)).toString("latin1");

/** Returns bytes as text of a character set; undefined if they are none. */
export function decodedStrictly(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
