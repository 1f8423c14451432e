import { CANONICAL, VARIANT_STEPS } from "./character-variants.js";

/** What a character is to the tokenizer. */
export const BETWEEN_TOKENS = 0;
/** Part of a word. */
export const IN_WORD = 1;
/** A token of its own. */
export const SINGLE = 2;

/**
 * Code units that separate words, from U+0080 on; first and last of each range. They are spelled out because a browser and
 * Node may know different versions of Unicode, and both must see the same words.
 */
const SEPARATORS = [
  [0x80, 0xa9],
  [0xab, 0xb4],
  [0xb6, 0xb9],
  [0xbb, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x2c2, 0x2c5],
  [0x2d2, 0x2df],
  [0x37e, 0x37e],
  [0x387, 0x387],
  [0x55a, 0x55f],
  [0x589, 0x58a],
  [0x5be, 0x5be],
  [0x60c, 0x60d],
  [0x61b, 0x61f],
  [0x66a, 0x66d],
  [0x6d4, 0x6d4],
  [0x964, 0x965],
  [0xe3f, 0xe3f],
  [0xe4f, 0xe4f],
  [0xe5a, 0xe5b],
  [0xf0b, 0xf14],
  [0x104a, 0x104f],
  [0x1361, 0x1368],
  [0x17d4, 0x17da],
  [0x1800, 0x180a],
  [0x2000, 0x2bff],
  [0x2e00, 0x2fff],
  [0x3000, 0x3004],
  [0x3008, 0x3040],
  [0x3097, 0x309c],
  [0x30a0, 0x30a0],
  [0x30fb, 0x30fb],
  [0x3100, 0x3104],
  [0x3130, 0x3130],
  [0x3190, 0x319f],
  [0x31c0, 0x31ef],
  [0x3200, 0x33ff],
  [0x4dc0, 0x4dff],
  [0xa490, 0xa4cf],
  [0xe000, 0xf8ff],
  [0xfe00, 0xfe6f],
  [0xfeff, 0xfeff],
  [0xff00, 0xffff],
] as const;

/**
 * Code units of which each is a token: Chinese, Japanese, Korean and Yi, and the scripts of Southeast Asia, which have no
 * spaces between words either.
 */
const SINGLES = [
  [0xe01, 0xe3e], // Thai
  [0xe40, 0xe4e],
  [0xe80, 0xecf], // Lao
  [0xedc, 0xedf],
  [0x1000, 0x103f], // Burmese
  [0x1050, 0x108f],
  [0x1780, 0x17d3], // Khmer
  [0x3005, 0x3007], // 々〆〇
  [0x3041, 0x3096], // kana
  [0x309d, 0x309f],
  [0x30a1, 0x30fa],
  [0x30fc, 0x30ff],
  [0x3105, 0x312f], // Bopomofo
  [0x31a0, 0x31bf],
  [0x31f0, 0x31ff],
  [0x3400, 0x4dbf], // Chinese
  [0x4e00, 0x9fff],
  [0xa000, 0xa48c], // Yi
  [0xac00, 0xd7a3], // Korean
  [0xf900, 0xfaff],
] as const;

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
  table.fill(IN_WORD, 0x30, 0x3a);
  table.fill(IN_WORD, 0x61, 0x7b);
  table.fill(IN_WORD, 0x80);
  for (const [first, last] of SEPARATORS) table.fill(BETWEEN_TOKENS, first, last + 1);
  for (const [first, last] of SINGLES) table.fill(SINGLE, first, last + 1);
  return table;
}

function canonicalTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, code) => code);
  let code = 0;
  let count = 0;
  for (let index = 0; index < VARIANT_STEPS.length; index++) {
    const step = VARIANT_STEPS.charCodeAt(index) - 0x23;
    code += step;
    if (step < 56) table[code] = CANONICAL.charCodeAt(count++);
  }
  return table;
}
