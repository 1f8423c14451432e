/**
 * Returns a text as it can be shown in a terminal: what an article, a file's name or a foreign server says may hold
 * control characters, which would move the cursor, colour the screen or turn the direction of what follows.
 */
export const printable = (text: string): string =>
  text.replace(/(?!\n)[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/gu, escaped);

const escaped = (character: string): string =>
  `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}}`;
