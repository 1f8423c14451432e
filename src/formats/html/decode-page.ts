import { analyse } from "chardet";
import { memoize } from "../../lib/memoize.js";
import { ArticleError, type Notice } from "../../model/problem.js";
import {
  decodeBytes,
  decodedStrictly,
  latin1,
  PRIVATE,
  withPrintedControls,
} from "../charset/decode-bytes.js";
import { mendText } from "../charset/mend-text.js";
import { rateText } from "../charset/rate-text.js";

/** A page as text, and the character set of its bytes. */
interface DecodedPage {
  readonly text: string;
  /** The name that the Encoding Standard gives it, e.g. `gb18030`. */
  readonly charset: string;
  readonly notice?: Notice;
}

/** Bytes in which a page states its character set; a page that a browser saved may have long styles before. */
const STATED_WITHIN = 100_000;
/** Bytes that detection looks at, from the first that is not ASCII on. */
const SAMPLE = 100_000;
/** Bytes that are rated as text of one character set after another. */
const RATED = 16_384;
/** Share of zeros that may be in UTF-8 by mistake. UTF-16 has one beside each letter of ASCII. */
const MOST_ZEROS = 0.1;
/** Share of a text's characters that may be damaged: a page cut within a character is still its page. */
const MOST_DAMAGED = 0.002;
/** The same for UTF-8, whose sequences no other text has by chance: where most of them are whole, it is UTF-8. */
const MOST_DAMAGED_UTF8 = 0.5;
/** Share of controls in a page of whole UTF-8 without other letters than those of ASCII. */
const MOST_CONTROLS = 0.01;

/**
 * Decodes a page by its byte order mark, else by the character set that it states, else by the one that its bytes look like.
 * If the bytes contradict the statement, it is not used, and a notice says so.
 * @throws ArticleError `not-utf8` if no character set fits the bytes
 */
export function decodePage(bytes: Uint8Array): DecodedPage {
  const marked = charsetOfMark(bytes);
  if (marked) return decodedAs(marked, bytes);
  const stated = statedCharset(bytes);
  const utf8 = hasManyZeros(bytes) ? undefined : decodedStrictly("utf-8", bytes)?.replaceAll("\0", "");
  if (utf8 !== undefined) return decodedUtf8(utf8, stated);
  const fitting = likeliestCharset(bytes, stated && labelOf(stated));
  if (!fitting) throw noCharset(stated);
  const page = decodedAs(fitting, bytes);
  return stated && isOther(stated, fitting) ? { ...page, notice: corrected(stated, fitting) } : page;
}

const hasManyZeros = (bytes: Uint8Array): boolean =>
  bytes.includes(0) && bytes.filter((byte) => byte === 0).length > bytes.length * MOST_ZEROS;

function decodedUtf8(text: string, stated: string | undefined): DecodedPage {
  if (!isReadable(text, "utf-8") && countDamage(text) > text.length * MOST_CONTROLS) throw noCharset(stated);
  const page = { ...mendText(text), charset: "utf-8" };
  const isLie = stated !== undefined && isOther(stated, "utf-8") && /\P{ASCII}/u.test(text);
  return isLie ? { ...page, notice: corrected(stated, "utf-8") } : page;
}

/** Character sets that are tried where the text reads oddly in the detected one. */
const OTHERS =
  "utf-8 gb18030 big5 shift_jis euc-jp euc-kr windows-1251 koi8-u ibm866 x-mac-cyrillic windows-874 windows-1250 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 iso-8859-2 macintosh".split(
    " ",
  );
/** A text that was rated so needs no comparison. */
const CERTAIN = 0.985;
/** A rating that is better by so much is not chance; what a page states has a larger advantage. */
const [CHANCE, ADVANTAGE] = [0.01, 0.1];

/** Returns the character set by which bytes look most like text; of several, that which is stated or detected. */
function likeliestCharset(bytes: Uint8Array, stated: string | undefined): string | undefined {
  const rate = memoize((charset: string) => rateIn(charset, bytes));
  if (stated && rate(stated) >= CERTAIN) return stated;
  const detected = detectedCharsets(bytes);
  if (detected[0] && rate(detected[0]) >= CERTAIN && !bytes.includes(0)) return detected[0];
  const wide = bytes.includes(0) ? ["utf-16le", "utf-16be"] : [];
  const all = [...wide, ...detected, ...OTHERS].filter((charset) => rate(charset) > 0);
  const best = Math.max(0, ...all.map(rate));
  if (stated && rate(stated) > best - ADVANTAGE) return stated;
  return all.find((charset) => rate(charset) > best - CHANCE);
}

/** Returns the rating of bytes as text of a character set; 0 if too much of it is damaged. */
function rateIn(charset: string, bytes: Uint8Array): number {
  // UTF-16 takes two bytes for each character, from the first byte on.
  const first = charset.startsWith("utf-16") ? 0 : firstBesideAscii(bytes);
  const sample = bytes.subarray(first, first + RATED);
  const text = withPrintedControls(charset, new TextDecoder(charset).decode(sample, { stream: true }));
  return isReadable(text, charset) ? rateText(text) : 0;
}

/** Returns the offset of the first byte that is not ASCII; 0 if all are. */
const firstBesideAscii = (bytes: Uint8Array): number =>
  Math.max(
    0,
    bytes.findIndex((byte) => byte > 0x7f),
  );

function detectedCharsets(bytes: Uint8Array): string[] {
  const first = firstBesideAscii(bytes);
  return analyse(bytes.subarray(first, first + SAMPLE))
    .filter(({ confidence }) => confidence >= 10)
    .flatMap(({ name }) => labelOf(name) ?? []);
}

/** The escape sequences of ISO-2022-JP, whose other bytes are ASCII. */
const JAPANESE_ESCAPES = ["\u001b$B", "\u001b$@"];

function charsetOfMark(bytes: Uint8Array): string | undefined {
  const mark = Buffer.from(bytes.subarray(0, 3)).toString("hex");
  if (mark === "efbbbf") return "utf-8";
  const head = bytes.includes(0x1b) ? latin1(bytes, SAMPLE) : "";
  if (JAPANESE_ESCAPES.some((sequence) => head.includes(sequence))) return "iso-2022-jp";
  return mark.startsWith("fffe") ? "utf-16le" : mark.startsWith("feff") ? "utf-16be" : undefined;
}

/** Returns the character set that `meta` or the XML declaration names. */
function statedCharset(bytes: Uint8Array): string | undefined {
  const head = latin1(bytes, STATED_WITHIN);
  const inXml = /^\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})/i.exec(head)?.[1];
  const name = inXml ?? /<meta\b[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i.exec(head)?.[1];
  return name?.toLowerCase();
}

/** Returns the name under which the platform decodes a character set. */
function labelOf(name: string): string | undefined {
  // ASCII markup that can be read so far cannot be UTF-16.
  if (/^utf-?16/i.test(name)) return "utf-8";
  try {
    const { encoding } = new TextDecoder(name);
    return encoding === "gbk" ? "gb18030" : encoding;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const isOther = (stated: string, charset: string): boolean => labelOf(stated) !== charset;

function decodedAs(charset: string, bytes: Uint8Array): DecodedPage {
  const text = decodeBytes(charset, bytes);
  if (!isReadable(text, charset)) throw noCharset(charset);
  const isWhole = !text.includes("\ufffd") || decodedStrictly(charset, bytes) !== undefined;
  const isPrivate = !charset.startsWith("utf") && text.search(PRIVATE) >= 0;
  if (isWhole && !isPrivate) return { text, charset };
  const damaged = text.match(isPrivate ? PRIVATE : /\ufffd/g)?.length;
  const message = `${damaged} characters are damaged in the file`;
  return { text, charset, notice: { code: "undecodable-characters", message, hint: "save the page again" } };
}

/** Tells whether a text is one: hardly any character is damaged, and none is a zero. */
const isReadable = (text: string, charset: string): boolean =>
  damageOf(text) <= (charset === "utf-8" ? MOST_DAMAGED_UTF8 : MOST_DAMAGED);

/** Returns the share of characters that no text has. A few may be there in any case: a short page has one, too. */
function damageOf(text: string): number {
  const damaged = countDamage(text);
  return damaged <= 2 ? 0 : damaged / text.replace(/\p{ASCII}+/gu, "").length;
}

const countDamage = (text: string): number => text.match(/\ufffd|(?![\s\u0085])\p{Cc}/gu)?.length ?? 0;

const corrected = (stated: string, charset: string): Notice => ({
  code: "misstated-charset",
  message: `the page says that it is ${stated}, but its bytes are ${charset}`,
  hint: "it was read as its bytes are; there is nothing to do if it looks right",
});

const noCharset = (stated: string | undefined): ArticleError =>
  new ArticleError(
    "not-utf8",
    `the character set of the file is not known${stated ? ` (it says ${stated})` : ""}`,
    "convert it to UTF-8 or save the page again",
  );
