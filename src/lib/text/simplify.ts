import { SIMPLIFIED, TRADITIONAL } from "./simplified.js";

const FIRST = TRADITIONAL.charCodeAt(0);
const LAST = TRADITIONAL.charCodeAt(TRADITIONAL.length - 1);

/** The codes of Simplified characters. The index is the code of a Traditional character minus `FIRST`; other items are 0. */
const table = new Uint16Array(LAST - FIRST + 1);
for (let index = 0; index < TRADITIONAL.length; index++)
  table[TRADITIONAL.charCodeAt(index) - FIRST] = SIMPLIFIED.charCodeAt(index);

/** Replaces each Traditional Chinese character by the Simplified one. The text keeps its length in UTF-16 units. */
export function simplify(text: string): string {
  let simple = "";
  let end = 0;
  for (let index = 0; index < text.length; index++) {
    const code = table[text.charCodeAt(index) - FIRST];
    if (!code) continue;
    simple += text.slice(end, index) + String.fromCharCode(code);
    end = index + 1;
  }
  return end === 0 ? text : simple + text.slice(end);
}

/**
 * A Traditional text has at least this share of characters with another Simplified form among its Han characters. Its usual share
 * is a third.
 */
export const LEAST_TRADITIONAL = 0.12;

/** Counts the Traditional characters of a text that have a Simplified form. */
export function countTraditional(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) if (table[text.charCodeAt(index) - FIRST]) count++;
  return count;
}
