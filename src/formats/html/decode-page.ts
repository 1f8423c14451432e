import { analyse } from "chardet";
import { ArticleError, type Notice } from "../../model/problem.js";

/** A page as text, and the character set of its bytes. */
export interface DecodedPage {
  readonly text: string;
  /** The name that the Encoding Standard gives it, e.g. `gb18030`. */
  readonly charset: string;
  readonly notice?: Notice;
}

/** Bytes in which a page states its character set; a page that a browser saved may have long styles before. */
const STATED_WITHIN = 100_000;
/** Bytes that detection looks at, from the first that is not ASCII on. */
const SAMPLE = 100_000;
/** Share of a text's characters that may be damaged: a page cut within a character is still its page. */
const MOST_DAMAGED = 0.002;
/** The same for UTF-8, whose sequences no other text has by chance: where most of them are whole, it is UTF-8. */
const MOST_DAMAGED_UTF8 = 0.5;

/**
 * Decodes a page by its byte order mark, else by the character set that it states, else by the one that its bytes look like.
 * If the bytes contradict the statement, it is not used, and a notice says so.
 * @throws ArticleError `not-utf8` if no character set fits the bytes
 */
export function decodePage(bytes: Uint8Array): DecodedPage {
  const marked = charsetOfMark(bytes) ?? charsetOfZeros(bytes);
  if (marked) return decodedAs(marked, bytes);
  const stated = statedCharset(bytes);
  const utf8 = decodedStrictly("utf-8", bytes);
  if (utf8 !== undefined) return decodedUtf8(utf8, stated);
  const fitting = charsetsOf(bytes, stated).find((charset) => isReadable(decoded(charset, bytes), charset));
  if (!fitting) throw noCharset(stated);
  const page = decodedAs(fitting, bytes);
  return stated && isOther(stated, fitting) ? { ...page, notice: corrected(stated, fitting) } : page;
}

function decodedUtf8(text: string, stated: string | undefined): DecodedPage {
  if (!isReadable(text, "utf-8")) throw noCharset(stated);
  const page = { text, charset: "utf-8" };
  const isLie = stated !== undefined && isOther(stated, "utf-8") && /\P{ASCII}/u.test(text);
  return isLie ? { ...page, notice: corrected(stated, "utf-8") } : page;
}

/** Returns the character sets to try, the likeliest first. */
function charsetsOf(bytes: Uint8Array, stated: string | undefined): string[] {
  const detected = detectedCharsets(bytes);
  const known = stated && labelOf(stated);
  if (!known) return detected;
  return isContradicted(known, bytes, detected[0]) ? [...detected, known] : [known, ...detected];
}

/** Tells whether bytes are not of the character set that the page states, and are of the one that was detected. */
function isContradicted(stated: string, bytes: Uint8Array, detected: string | undefined): boolean {
  const text = decoded(stated, bytes);
  if (!isReadable(text, stated)) return true;
  if (detected === undefined || !stated.startsWith("windows-125")) return false;
  return readsAsMojibake(text) && !readsAsMojibake(decoded(detected, bytes));
}

/** Letters of Western Europe in rows, or signs among them: text of another script that was read byte by byte. */
function readsAsMojibake(text: string): boolean {
  const accented = text.match(/[\xa1-\xff]/g)?.length ?? 0;
  const inRows = (text.match(/[\xa1-\xff]{3,}/g) ?? []).join("").length;
  return accented > 0 && inRows / accented > 0.5;
}

function detectedCharsets(bytes: Uint8Array): string[] {
  const first = bytes.findIndex((byte) => byte > 0x7f);
  return analyse(bytes.subarray(Math.max(0, first)).subarray(0, SAMPLE))
    .filter(({ confidence }) => confidence >= 10)
    .flatMap(({ name }) => labelOf(name) ?? []);
}

function charsetOfMark(bytes: Uint8Array): string | undefined {
  const mark = Buffer.from(bytes.subarray(0, 3)).toString("hex");
  if (mark === "efbbbf") return "utf-8";
  return mark.startsWith("fffe") ? "utf-16le" : mark.startsWith("feff") ? "utf-16be" : undefined;
}

/** UTF-16 without a mark shows by the zeros of its markup, all at even or all at odd places. */
function charsetOfZeros(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096);
  const even = sample.filter((byte, index) => byte === 0 && index % 2 === 0).length;
  const odd = sample.filter((byte, index) => byte === 0 && index % 2 === 1).length;
  if (Math.max(even, odd) < sample.length / 8) return undefined;
  if (odd > even * 20) return "utf-16le";
  return even > odd * 20 ? "utf-16be" : undefined;
}

/** Returns the character set that `meta` or the XML declaration names. */
function statedCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, STATED_WITHIN)).toString(
    "latin1",
  );
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

const decoded = (charset: string, bytes: Uint8Array): string =>
  withPrintedControls(charset, new TextDecoder(charset).decode(bytes));

/** What windows-1252 has at 0x80 to 0x9f; five of them are nothing. */
const PRINTED = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Node 20 decodes windows-1252 as Latin-1, which has control characters where the quotation marks are. */
function withPrintedControls(charset: string, text: string): string {
  if (charset !== "windows-1252") return text;
  return text.replace(/[\u0080-\u009f]/g, (sign) => PRINTED[sign.charCodeAt(0) - 0x80] ?? sign);
}

function decodedStrictly(charset: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function decodedAs(charset: string, bytes: Uint8Array): DecodedPage {
  const text = decoded(charset, bytes);
  if (!isReadable(text, charset)) throw noCharset(charset);
  const damaged = text.split("\ufffd").length - 1;
  if (damaged === 0 || decodedStrictly(charset, bytes) !== undefined) return { text, charset };
  const message = `${damaged} characters are damaged in the file`;
  return { text, charset, notice: { code: "undecodable-characters", message, hint: "save the page again" } };
}

/** Tells whether a text is one: hardly any character is damaged, and none is a zero. */
const isReadable = (text: string, charset: string): boolean =>
  damageOf(text) <= (charset === "utf-8" ? MOST_DAMAGED_UTF8 : MOST_DAMAGED);

/** Returns the share of characters that no text has. A few may be there in any case: a short page has one, too. */
function damageOf(text: string): number {
  const damaged = text.match(/\ufffd|(?![\s\u0085])\p{Cc}/gu)?.length ?? 0;
  return damaged <= 2 ? 0 : damaged / text.replace(/\p{ASCII}+/gu, "").length;
}

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
