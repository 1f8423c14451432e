// Kinds of characters that the conversion tells apart.

/**
 * Invisible characters: zero-width, bidirectional and control characters. White space is not among them, nor the tags of
 * flag emoji and format characters that print. The zero-width joiner is treated elsewhere, since it joins emoji.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\ufffc](?<!\u200d|[\s\u0085\u0600-\u0605\u06dd\u070f\u08e2\u{e0020}-\u{e007f}])|\ufeff/gu;
const LONE_JOINER =
  /(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** Removes invisible characters. Those in an emoji stay. */
export function withoutInvisible(text: string): string {
  const visible = text.replace(INVISIBLE, "");
  return visible.includes("\u200d") ? visible.replace(LONE_JOINER, "") : visible;
}

/** A run of white space: the characters of `\s`, and the line break U+0085. */
const WHITE_SPACE = /[\s\u0085]+/gu;

/** Trims a text, and replaces each run of white space by one space. */
export function withSingleSpaces(text: string): string {
  return text.replace(WHITE_SPACE, " ").trim();
}

/** Removes all white space, so that texts which differ in white space alone become equal. */
export function withoutSpaces(text: string): string {
  return text.replace(WHITE_SPACE, "");
}

/** Chinese, Japanese and Korean letters, full-width forms, and full-width punctuation. */
export const IS_WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef\u2014\u2018\u2019\u201c\u201d\u2026\u2027]/u;

/** Punctuation and symbols, which CommonMark tells from letters beside `*`. */
export const IS_PUNCTUATION = /[\p{P}\p{S}]/u;

/** Removes empty lines at the edges of a text, and white space at its end. Linear. */
export function withoutLineEdges(text: string): string {
  const lines = text.split(/\r\n?|\n/);
  const from = lines.findIndex((line) => /\S/u.test(line));
  return from < 0 ? "" : lines.slice(from).join("\n").trimEnd();
}
