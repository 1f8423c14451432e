import { decodeString } from "micromark-util-decode-string";
import { parseFragment } from "parse5";

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;
/** Marks within a line, which scrapers leave in titles. */
const MARK = /<(b|i|em|strong|span|font|u|small|mark)\b[^<>]*>([^<>]*)<\/\1>/gi;

/** Returns a text without the marks of HTML within a line. */
export const withoutMarks = (text: string): string => text.replace(MARK, "$2");

/** Returns a text with the characters in the place of HTML's references, which exporters leave in fields, some of them twice. */
export const withCharacters = <Text extends string | undefined>(text: Text): Text =>
  text?.replace(REFERENCE, characterOf).replace(REFERENCE, characterOf) as Text;

/** Returns a plain text that was escaped as if it were HTML, each `&` of it, with the characters in the place of the references. */
export function unescapedText(text: string): string {
  const unescaped = text.replace(REFERENCE, "");
  return unescaped.length === text.length || unescaped.includes("&")
    ? text
    : text.replace(REFERENCE, characterOf);
}

/** Returns the character of a reference. Numbers of controls mean what they do in HTML: bytes of windows-1252. */
function characterOf(reference: string): string {
  const code = Number(/^&#(x?[\da-f]+);$/i.exec(reference)?.[1]?.replace(/^x/i, "0x"));
  if (!(code < 0xa0)) return decodeString(reference);
  const [node] = parseFragment(reference).childNodes;
  return node && "value" in node ? node.value : reference;
}

/** Pictures without words, such as those that count readers. */
const PICTURE = /\s*<img\b[^<>]*>/gi;

/** A text of which a reader sees nothing. */
const INVISIBLE = /^[\p{Cc}\p{Cf}\p{Z}\p{M}\p{Noncharacter_Code_Point}]*$/u;

/**
 * Returns a title as text: without the marks and pictures of HTML within a line, a line break as a space, references as
 * characters. Undefined for one that nobody sees.
 */
export function plainTitle(text = ""): string | undefined {
  const plain = withCharacters(withoutMarks(text.replace(PICTURE, "")).replace(/\s*<br\s*\/?>\s*/gi, " "));
  return INVISIBLE.test(plain) ? undefined : plain;
}
