/** Characters of scripts without spaces between words, and their punctuation. */
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;
/** Punctuation that these scripts share with others. */
const SHARED = /[“”‘’…—·]/u;

/**
 * Tells whether two lines of a paragraph are joined without a space, as in Chinese and Japanese.
 * @param before the end of the first line, or more of it
 * @param after the beginning of the second line, or more of it
 */
export function joinsWithoutSpace(before: string, after: string): boolean {
  const last = [...before.slice(-2)].at(-1) ?? "";
  const first = String.fromCodePoint(after.codePointAt(0) ?? 0x20);
  return (
    (DENSE.test(last) && (DENSE.test(first) || SHARED.test(first))) ||
    (SHARED.test(last) && DENSE.test(first))
  );
}
