/**
 * Returns the addresses that a stylesheet, or a `style` attribute, loads: in `url()`, `src()`, `image-set()` and
 * `@import`. Escapes and comments are read as a browser reads them, so that `u\72l(…)` hides nothing. A string that looks
 * like an address counts wherever it stands. Linear.
 */
export function cssAddresses(css: string): string[] {
  if (!/[(@"'\\]/.test(css)) return [];
  const text = unescaped(withoutComments(css));
  const addresses: string[] = [];
  for (const [, quoted, bare = ""] of text.matchAll(LOADING)) {
    addresses.push(quoted ? quoted.slice(1, -1) : bare.trim());
  }
  for (const [string] of text.matchAll(STRING)) {
    const value = string.slice(1, -1);
    if (/^\s*(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(value) && !addresses.includes(value)) addresses.push(value);
  }
  return addresses;
}

const STRING = /"[^"\n]*"|'[^'\n]*'/g;
const LOADING =
  /(?:(?:url|src)\s{0,20}\(|@import\b(?=\s{0,20}["']))\s{0,20}("[^"\n]*"|'[^'\n]*'|)([^)\n"']{0,4000})/gi;

/** A comment may stand in the middle of nothing but a string, in which it is none. */
const withoutComments = (css: string): string =>
  css.replace(
    /("(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*')|\/\*[\s\S]*?(?:\*\/|$)/g,
    (_, string?: string) => string ?? " ",
  );

const unescaped = (css: string): string =>
  css.replace(/\\([0-9a-f]{1,6})\s?|\\([\s\S])/gi, (_, hex?: string, character?: string) => {
    if (hex === undefined) return character ?? "";
    const point = Number.parseInt(hex, 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "\ufffd";
  });
