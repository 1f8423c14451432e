/**
 * Returns a text that is safe to show in a terminal. Control characters other than line breaks, and characters that change the
 * direction of text or that nobody sees, become escapes such as `\u{001b}`. With them, an article, a file name or a host could
 * move the cursor or hide words. Joiners stay: names are spelt with them.
 */
export const printable = (text: string): string =>
  text.replace(
    /(?!\n)[\p{Cc}\u2028\u2029\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu,
    escaped,
  );

/** Returns a name as `printable` does, on one line. */
export const printableName = (name: string): string => printable(name).replaceAll("\n", escaped);

const escaped = (character: string): string =>
  `\\u{${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}}`;

/** A row of a table. Without a value it is left out. */
export type TableRow = readonly [name: string, value: string | number | undefined];

/** Returns a table of two columns, a line for each row. Values are made printable. @param width characters of the first column */
export const describeTable = (rows: readonly TableRow[], width = 18): string =>
  rows
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name.padEnd(width)} ${printable(String(value))}`)
    .join("\n");

/** Returns a number that a table shows only if it is not 0. */
export const unlessZero = (count: number): number | undefined => count || undefined;

/** Returns a number with its noun: `1 error`, `2 errors`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
