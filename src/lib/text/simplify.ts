import { SIMPLIFIED, TRADITIONAL } from "./simplified.js";

const FIRST = TRADITIONAL.charCodeAt(0);
const LAST = TRADITIONAL.charCodeAt(TRADITIONAL.length - 1);

/** The Simplified character of each Traditional one, by code from `FIRST` on; 0 for all others. */
const table = new Uint16Array(LAST - FIRST + 1);
for (let index = 0; index < TRADITIONAL.length; index++)
  table[TRADITIONAL.charCodeAt(index) - FIRST] = SIMPLIFIED.charCodeAt(index);

/** Returns a text with Simplified characters for Traditional ones, each in its place: the text keeps its length. */
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

/** Returns how many characters of a text are Traditional ones that have a Simplified form. */
export function countTraditional(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index++) if (table[text.charCodeAt(index) - FIRST]) count++;
  return count;
}
