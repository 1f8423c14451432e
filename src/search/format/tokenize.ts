import { BETWEEN_TOKENS, canonicalCode, classOf, IN_WORD, SINGLE, sizeOf } from "./character-classes.js";
import { ANY_DIGIT, foldText } from "./fold-text.js";

/**
 * A part of a text: the code of a character of a script without spaces, a word of another script, or `BREAK`, which stands
 * for all white space, punctuation and symbols between two of them.
 */
export type Token = number | string;

export const BREAK = 0;

export const isCharacter = (token: Token | undefined): token is number =>
  typeof token === "number" && token !== BREAK;

export const isWord = (token: Token | undefined): token is string => typeof token === "string";

/** The signs that part the letters and the number of a name such as COVID-19. */
export const HYPHEN = "[-\\u2010-\\u2013\\u2212]";

/** Returns three tokens of a name such as COVID-19 as the word that others write: covid19. Undefined for other tokens. */
export function joinName([letters, between, number]: readonly (Token | undefined)[]): string | undefined {
  if (!isWord(letters) || between !== BREAK || !isWord(number)) return undefined;
  return /^\D+$/.test(letters) && /^\d/.test(number) ? letters + number : undefined;
}

/**
 * Returns the tokens of a text. Spellings that differ in what `foldText` folds, or in variants of Chinese characters, have
 * the same tokens. No two breaks follow each other, and none is first or last.
 */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  scan(foldText(text), (token) => tokens.push(token));
  return tokens;
}

/** A token and where it stands in its text. */
export interface TokenSpan {
  readonly token: Token;
  /** Where it begins. A break begins where the next token does. */
  readonly start: number;
  /** Where each of its code units ends; a break has none. */
  readonly ends: readonly number[];
}

/** Returns what `tokenize` does, with the places of the tokens in the text. */
export function tokenizeWithOffsets(text: string): TokenSpan[] {
  const { folded, starts, ends } = foldWithOffsets(text);
  const spans: TokenSpan[] = [];
  scan(folded, (token, from, to) => {
    spans.push({ token, start: starts[from] as number, ends: token === BREAK ? [] : ends.slice(from, to) });
  });
  return spans;
}

/** What stands between spaces, line breaks and Chinese characters folds by itself, but for a space among the digits of a number. */
const SEPARATE = " \\n○〇\\u3400-\\u9fff";
const PIECES = new RegExp(`[${SEPARATE}]+|[^${SEPARATE}]+(?: (?=[${ANY_DIGIT}]{3})[^${SEPARATE}]+)*`, "g");

/** Folds a text, and tells between which of its offsets each code unit of the folded text comes from. */
function foldWithOffsets(text: string): { folded: string; starts: number[]; ends: number[] } {
  const [starts, ends]: [number[], number[]] = [[], []];
  let [folded, offset] = ["", 0];
  for (const piece of text.match(PIECES) || []) {
    const part = foldText(piece);
    align(piece, part, offset, (start, end, units) => {
      // What nobody types, such as an accent, belongs to the letter before it.
      if (units === 0 && ends.length > 0) ends[ends.length - 1] = end;
      for (let unit = 0; unit < units; unit++) {
        starts.push(start);
        ends.push(end);
      }
    });
    folded += part;
    offset += piece.length;
  }
  return { folded, starts, ends };
}

/**
 * Passes on from where in a text so many units of its folded form come, in order. The text is cut where its sides fold by
 * themselves as they do together, and these again, until folding leaves a part as it is or no cut is left.
 */
function align(
  text: string,
  folded: string,
  offset: number,
  emit: (start: number, end: number, units: number) => void,
): void {
  if (text === folded) {
    for (let index = offset; index < offset + text.length; index++) emit(index, index + 1, 1);
    return;
  }
  for (const cut of cutsOf(text.length)) {
    const [left, right] = [text.slice(0, cut), text.slice(cut)];
    const [leftFolded, rightFolded] = [foldText(left), foldText(right)];
    if (leftFolded + rightFolded !== folded) continue;
    align(left, leftFolded, offset, emit);
    align(right, rightFolded, offset + cut, emit);
    return;
  }
  emit(offset, offset + text.length, folded.length);
}

/** The most places at which a text is tried to be cut. */
const MOST_CUTS = 32;

/** Yields where to cut a text of a length: the middle first, and places farther and farther from it. */
function* cutsOf(length: number): Generator<number> {
  const [middle, step] = [length >> 1, Math.ceil(length / MOST_CUTS)];
  for (let distance = 0; distance < middle; distance += step) {
    yield middle - distance;
    if (middle + distance + 1 < length) yield middle + distance + 1;
  }
}

/** The long sound at the end of a word in katakana, which many do not write. It has to follow on a letter. */
const isFinalLongSound = (folded: string, index: number): boolean =>
  folded.charAt(index) === "ー" && index > 0 && !/[ァ-ー]/.test(folded.charAt(index + 1));

/** Tells whether a character is Chinese, Japanese or Korean. */
const isWide = (folded: string, index: number): boolean =>
  folded.charAt(index) > "\u3004" && classOf(folded, index) === SINGLE;

/**
 * Tells whether a dot is one within a name such as 列夫·托尔斯泰 or a word such as 한·미. People write it in several ways, or leave
 * it out. A full stop is one between Chinese characters alone.
 */
function isDotWithin(folded: string, index: number): boolean {
  const dot = folded.charAt(index);
  if (dot === ".") return /^[\u3400-\u9fff]\.[\u3400-\u9fff]$/.test(folded.slice(index - 1, index + 2));
  return "·•‧∙⋅・".includes(dot) && isWide(folded, index - 1) && isWide(folded, index + 1);
}

/** Passes each token to `emit` with where it begins and ends in the folded text. */
function scan(folded: string, emit: (token: Token, from: number, to: number) => void): void {
  let isFirst = true;
  let isAfterBreak = false;
  for (let index = 0, end = 0; index < folded.length; index = end) {
    const kind = classOf(folded, index);
    end = index + sizeOf(folded, index);
    if (isFinalLongSound(folded, index)) continue;
    if (kind === BETWEEN_TOKENS) {
      if (!isDotWithin(folded, index)) isAfterBreak = true;
      continue;
    }
    if (kind === IN_WORD)
      while (end < folded.length && classOf(folded, end) === IN_WORD) end += sizeOf(folded, end);
    if (isAfterBreak && !isFirst) emit(BREAK, index, index);
    isAfterBreak = false;
    isFirst = false;
    emit(kind === IN_WORD ? folded.slice(index, end) : canonicalCode(folded, index), index, end);
  }
}
