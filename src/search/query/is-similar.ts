import { isWord, type Token } from "../format/tokenize.js";
import { flatten } from "./lists.js";

/** Characters as they are, and words by their letters. */
export const lettersOf = (tokens: readonly Token[]): (number | string)[] =>
  flatten<number | string>(tokens.map((token) => (isWord(token) ? token.split("") : [token])));

/** Tells whether two lists of at least two differ in one place at most: another item, one more, or one less. */
export function isSimilar(a: readonly (number | string)[], b: readonly (number | string)[]): boolean {
  if (Math.min(a.length, b.length) < 2 || Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start++;
  let end = 0;
  const most = Math.min(a.length, b.length) - start;
  while (end < most && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  return Math.max(a.length, b.length) - start - end <= 1;
}
