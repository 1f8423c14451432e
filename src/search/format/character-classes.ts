import { BitReader } from "./bit-codec.js";
import { VARIANTS } from "./character-variants.js";

/** What a character is to the tokenizer. */
export const BETWEEN_TOKENS = 0;
/** Part of a word. */
export const IN_WORD = 1;
/** A token of its own. */
export const SINGLE = 2;

/** Ranges of code units from U+0080 on that separate words. A browser and Node may know different versions of Unicode. */
const SEPARATORS =
  "80-a9 ab-b4 b6-b9 bb-bf d7 f7 2b9-2bf 2c2-2c5 2d2-2df 37e 387 55a-55f 589-58a 5be 60c-60d 61b-61f 66a-66d " +
  "6d4 964-965 e3f e4f e5a-e5b f0b-f14 104a-104f 1361-1368 17d4-17da 1800-180a 2000-2bff 2e00-2fff " +
  "3000-3004 3008-3040 3097-309c 30a0 30fb 3100-3104 3130 3190-319f 31c0-31ef 3200-33ff 4dc0-4dff " +
  "a490-a4cf e000-f8ff fe00-fe6f feff ff00-ffff";

/** Ranges of code units that are tokens of their own: scripts without spaces between words, and Korean. */
const SINGLES = [
  "e01-e3e e40-e4e e80-ecf edc-edf", // Thai and Lao
  "1000-103f 1050-108f 1780-17d3", // Burmese and Khmer
  "3005-3007 3041-3096 309d-309f 30a1-30fa 30fc-30ff 31f0-31ff", // Japanese
  "3105-312f 31a0-31bf 3400-4dbf 4e00-9fff f900-faff", // Chinese
  "a000-a48c ac00-d7a3", // Yi and Korean
].join(" ");

/** A character outside the first plane has a code of the private area, which texts do not use. */
const PRIVATE = 0xe000;
const PRIVATE_SIZE = 0x1900;

const classes = classTable();
const canonical = canonicalTable();

/** Returns what the character at an index of a text is: `BETWEEN_TOKENS`, `IN_WORD` or `SINGLE`. */
export function classOf(text: string, index: number): number {
  const point = text.codePointAt(index) as number;
  if (point < 0x10000) return point < 0xd800 || point > 0xdfff ? (classes[point] as number) : BETWEEN_TOKENS;
  if (point >= 0x20000 && point <= 0x3ffff) return SINGLE;
  const isSymbol = (point >= 0x1d000 && point <= 0x1f0ff) || point >= 0x1f100;
  return isSymbol ? BETWEEN_TOKENS : IN_WORD;
}

/** Returns how many code units the character at an index of a text has. */
export const sizeOf = (text: string, index: number): number =>
  (text.codePointAt(index) as number) > 0xffff ? 2 : 1;

/**
 * Returns the code of the character at an index of a text, from 1 to 0xffff. Variants have one code. Two characters
 * outside the first plane may share a code.
 */
export function canonicalCode(text: string, index: number): number {
  const point = text.codePointAt(index) as number;
  return canonical[point < 0x10000 ? point : PRIVATE + (point % PRIVATE_SIZE)] as number;
}

function classTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  fillRanges(table, "30-39 61-7a 80-ffff", IN_WORD);
  fillRanges(table, SEPARATORS, BETWEEN_TOKENS);
  fillRanges(table, SINGLES, SINGLE);
  return table;
}

function fillRanges(table: Uint8Array, ranges: string, kind: number): void {
  for (const range of ranges.split(" ")) {
    const [first, last = first] = range.split("-").map((code) => parseInt(code, 16)) as [number, number?];
    table.fill(kind, first, last + 1);
  }
}

function canonicalTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < table.length; code++) table[code] = code;
  const bits = new BitReader(VARIANTS);
  let [code, other] = [0, 0];
  for (let left = bits.readGamma(); left > 0; left--) {
    code += bits.readGamma();
    other = bits.read(1) ? other - 64 + bits.read(8) : bits.read(16);
    table[code] = other;
  }
  return table;
}
