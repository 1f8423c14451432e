/**
 * Returns a text that is safe to show in a terminal. Control characters other than line breaks, and characters that change the
 * direction of text, become escapes such as `\u{001b}`. With them, an article, a file name or a host could move the cursor or
 * hide words.
 */
export const printable = (text: string): string =>
  text.replace(/(?!\n)[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, escaped);

/** Returns a name as `printable` does, on one line. */
export const printableName = (name: string): string => printable(name).replaceAll("\n", escaped);

const escaped = (character: string): string =>
  `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}}`;
