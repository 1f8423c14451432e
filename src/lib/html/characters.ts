/** What kinds of character there are, as far as the conversion has to know. */

/**
 * Zero-width, bidirectional and control characters, none of which a reader sees. Kept are white space, the zero-width
 * joiner (treated apart, since it holds emoji together), the tags of flag emoji, and the format characters that print.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\ufffc](?<!\u200d|[\s\u0085\u0600-\u0605\u06dd\u070f\u08e2\u{e0020}-\u{e007f}])|\ufeff/gu;
const LONE_JOINER =
  /(?<!\p{Extended_Pictographic}\ufe0f?|\p{Emoji_Modifier})\u200d|\u200d(?!\p{Extended_Pictographic})/gu;

/** Returns the text without the characters that nobody sees; those within an emoji stay. */
export function withoutInvisible(text: string): string {
  const visible = text.replace(INVISIBLE, "");
  return visible.includes("\u200d") ? visible.replace(LONE_JOINER, "") : visible;
}

/** White space as a run; JavaScript's `\s` plus the C1 line break. */
const WHITE_SPACE = /[\s\u0085]+/gu;

/** Returns the text trimmed, with one space for each run of white space. */
export function withSingleSpaces(text: string): string {
  return text.replace(WHITE_SPACE, " ").trim();
}

/** Returns the text without any white space; two texts that differ in white space only become equal. */
export function withoutSpaces(text: string): string {
  return text.replace(WHITE_SPACE, "");
}

/** Chinese, Japanese and Korean letters, and the full-width forms and punctuation that are set without spaces. */
export const IS_WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef\u2014\u2018\u2019\u201c\u201d\u2026\u2027]/u;

/** Punctuation and symbols as CommonMark counts them when it looks at what stands beside `*`. */
export const IS_PUNCTUATION = /[\p{P}\p{S}]/u;

/** Returns the text without empty lines at its edges and without white space at its end. Linear. */
export function withoutLineEdges(text: string): string {
  const lines = text.split(/\r\n?|\n/);
  const from = lines.findIndex((line) => /\S/u.test(line));
  return from < 0 ? "" : lines.slice(from).join("\n").trimEnd();
}
