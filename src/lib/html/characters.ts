// Kinds of characters that the conversion tells apart.

/**
 * Zero-width, bidirectional and control characters, and codes of none, without white space, joiners, tags of emoji, and what
 * prints.
 */
const INVISIBLE =
  /[\p{Cc}\p{Cf}\ufffc\ufffe\uffff](?<![\u200c\u200d]|[\s\u0085\u0600-\u0605\u06dd\u070f\u08e2\u{e0020}-\u{e007f}])|\ufeff/gu;

/** Letters and marks of scripts whose letters a joiner joins or parts: that is how these languages are spelt. */
const JOINING_SCRIPTS = [
  ..."Arabic Syriac Mandaic Nko Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil".split(" "),
  ..."Telugu Kannada Malayalam Sinhala Khmer Myanmar Tibetan".split(" "),
]
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join("");
const EMOJI_BEFORE = "(?:\\p{Extended_Pictographic}\\ufe0f?|\\p{Emoji_Modifier})";

/** Joiners without effect: not behind a letter of a joining script, and not between the parts of an emoji. */
const IDLE_JOINER = new RegExp(
  `[\\u200c\\u200d](?<!(?=[\\p{L}\\p{M}])[${JOINING_SCRIPTS}].)(?<!${EMOJI_BEFORE}\\u200d(?=\\p{Extended_Pictographic}))`,
  "gu",
);

/** Removes invisible characters that have no effect. Joiners stay in emoji, and in words of scripts that are spelt with them. */
export function withoutInvisible(text: string): string {
  const visible = text.replace(INVISIBLE, "");
  return /[\u200c\u200d]/.test(visible) ? visible.replace(IDLE_JOINER, "") : visible;
}

/** A run of white space: the characters of `\s`, and the line break U+0085. */
const WHITE_SPACE = /[\s\u0085]+/gu;

/** A run of white space that is not one space. Replacing the spaces of a long text by themselves would make much garbage. */
const NOT_ONE_SPACE = /(?! (?![\s\u0085]))[\s\u0085]+/gu;

/** Trims a text, and replaces each run of white space by one space. */
export function withSingleSpaces(text: string): string {
  return text.replace(NOT_ONE_SPACE, " ").trim();
}

/** Removes all white space, so that texts which differ in white space alone become equal. */
export function withoutSpaces(text: string): string {
  return text.replace(WHITE_SPACE, "");
}

/** Finds a Chinese or Japanese letter, a full-width form, or punctuation beside them. */
export const IS_WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef\u2014\u2018\u2019\u201c\u201d\u2026\u2027]/u;

/** Finds punctuation or a symbol. Beside `*`, CommonMark distinguishes these from letters. */
export const IS_PUNCTUATION = /[\p{P}\p{S}]/u;

/** Removes empty lines at the edges of a text, and white space at its end. Linear. */
export function withoutLineEdges(text: string): string {
  const lines = text.split(/\r\n?|\n/);
  const from = lines.findIndex((line) => /\S/u.test(line));
  return from < 0 ? "" : lines.slice(from).join("\n").trimEnd();
}
