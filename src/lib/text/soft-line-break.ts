/** Characters of scripts that are written without spaces, with their own punctuation. */
const DENSE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;
/** Punctuation that such scripts share with others. */
const SHARED = /[“”‘’…—·]/u;

/**
 * Tells whether words that stand on two lines of one paragraph are joined without a space, as Chinese and Japanese are.
 * @param before text that ends with the last character of a line
 * @param after text that begins with the first character of the next line
 */
export function joinsWithoutSpace(before: string, after: string): boolean {
  const last = [...before.slice(-2)].at(-1) ?? "";
  const first = String.fromCodePoint(after.codePointAt(0) ?? 0x20);
  return (
    (DENSE.test(last) && (DENSE.test(first) || SHARED.test(first))) ||
    (SHARED.test(last) && DENSE.test(first))
  );
}
