import { SIMPLIFIED, TRADITIONAL } from "../lib/text/simplified.js";

/**
 * A part of a text, as index and query see it: the code of a character of a script that is written without spaces, a
 * word of another script, or the break between two such parts (`BREAK`) that stands for all white space, punctuation and
 * symbols there.
 */
export type Token = number | string;

export const BREAK = 0;

const IS_BREAK = 0;
const IS_LETTER = 1;
const IS_GRAM = 2;

/** Code units of scripts that are written without spaces; from, to. */
const GRAM_RANGES = [
  [0x3005, 0x3007], // 々〆〇
  [0x3041, 0x3096],
  [0x309d, 0x309f],
  [0x30a1, 0x30fa],
  [0x30fc, 0x30ff],
  [0x3105, 0x312f],
  [0x31a0, 0x31bf],
  [0x31f0, 0x31ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa48c],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
] as const;

/**
 * Code units that are no part of a word, among those from U+0080 on. Spelled out, since browsers know letters of
 * different versions of Unicode, and an old phone has to see the words that the index has.
 */
const BREAK_RANGES = [
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

/** Where characters outside the first plane go; see `gramCode`. */
const PRIVATE = 0xe000;
const PRIVATE_SIZE = 0x1900;

const classes = classTable();
const simplified = foldingTable();

/**
 * Returns the tokens of a text: NFKC, lower case, Traditional characters as Simplified ones. Never two breaks in a row,
 * and none at the edges. Pure; index and browser share it, so what is found is what was indexed.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  scan(text.normalize("NFKC").toLowerCase(), (token) => tokens.push(token));
  return tokens;
}

/** A token with its place in the text that it was read from; a break has that of the token after it. */
export interface PlacedToken {
  readonly token: Token;
  readonly from: number;
  readonly to: number;
}

/** Returns the tokens of a text with their places, for short texts: characters are folded one by one. */
export function tokenizeInPlace(text: string): PlacedToken[] {
  let folded = "";
  const places: number[] = [];
  for (let at = 0; at < text.length; at += sizeAt(text, at)) {
    folded += text.substr(at, sizeAt(text, at)).normalize("NFKC").toLowerCase();
    while (places.length < folded.length) places.push(at);
  }
  const tokens: PlacedToken[] = [];
  scan(folded, (token, from, to) => {
    const last = places[to - 1] as number;
    tokens.push({ token, from: places[from] as number, to: last + sizeAt(text, last) });
  });
  return tokens;
}

function scan(folded: string, emit: (token: Token, from: number, to: number) => void): void {
  let isBroken = false;
  let isFirst = true;
  for (let at = 0; at < folded.length; ) {
    const code = folded.charCodeAt(at);
    const kind = kindAt(folded, at);
    const end = kind === IS_LETTER ? endOfWord(folded, at) : at + sizeAt(folded, at);
    if (kind === IS_BREAK) isBroken = !isFirst;
    else {
      if (isBroken) emit(BREAK, at, end);
      isBroken = false;
      isFirst = false;
      emit(kind === IS_LETTER ? folded.slice(at, end) : gramCode(folded, at, code), at, end);
    }
    at = end;
  }
}

/** Tells whether a token is a character of a script without spaces. */
export const isGram = (token: Token | undefined): token is number => typeof token === "number" && token > 0;

/** Tells whether a token is a word. */
export const isWord = (token: Token | undefined): token is string => typeof token === "string";

function endOfWord(text: string, from: number): number {
  let at = from + sizeAt(text, from);
  while (at < text.length && kindAt(text, at) === IS_LETTER) at += sizeAt(text, at);
  return at;
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < 0xd800 || code > 0xdfff) return classes[code] as number;
  const point = text.codePointAt(at) as number;
  if (point >= 0x20000 && point <= 0x3ffff) return IS_GRAM;
  // Emoji and other symbols; mathematical letters were folded by NFKC.
  const isSymbol = point < 0x10000 || (point >= 0x1d000 && point <= 0x1f0ff) || point >= 0x1f100;
  return isSymbol ? IS_BREAK : IS_LETTER;
}

const sizeAt = (text: string, at: number): number => ((text.codePointAt(at) as number) > 0xffff ? 2 : 1);

/**
 * Returns a character's code in 16 bits. Rare characters beyond them share codes of the private area: two of them may be
 * taken for each other.
 */
function gramCode(text: string, at: number, code: number): number {
  if (code < 0xd800 || code > 0xdfff) return simplified[code] as number;
  return PRIVATE + ((text.codePointAt(at) as number) % PRIVATE_SIZE);
}

function classTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  table.fill(IS_LETTER, 0x80);
  for (const [from, to] of [[0x30, 0x39] as const, [0x61, 0x7a] as const, [0x41, 0x5a] as const])
    table.fill(IS_LETTER, from, to + 1);
  for (const [from, to] of BREAK_RANGES) table.fill(IS_BREAK, from, to + 1);
  for (const [from, to] of GRAM_RANGES) table.fill(IS_GRAM, from, to + 1);
  return table;
}

function foldingTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < table.length; code++) table[code] = code;
  for (let at = 0; at < TRADITIONAL.length; at++)
    table[TRADITIONAL.charCodeAt(at)] = SIMPLIFIED.charCodeAt(at);
  return table;
}
