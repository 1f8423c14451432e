import { BETWEEN_TOKENS, canonicalCode, classOf, IN_WORD, sizeOf } from "./character-classes.js";
import { foldText } from "./fold-text.js";

/**
 * A part of a text: the code of a character of a script without spaces, a word of another script, or `BREAK`, which stands
 * for all white space, punctuation and symbols between two of them.
 */
export type Token = number | string;

export const BREAK = 0;

/** Tells whether a token is a character. */
export const isCharacter = (token: Token | undefined): token is number =>
  typeof token === "number" && token !== BREAK;

/** Tells whether a token is a word. */
export const isWord = (token: Token | undefined): token is string => typeof token === "string";

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

/** Returns the tokens of a text with their offsets. */
export function tokenizeWithOffsets(text: string): TokenSpan[] {
  const { folded, starts, ends } = foldWithOffsets(text);
  const spans: TokenSpan[] = [];
  scan(folded, (token, from, to) => {
    spans.push({ token, start: starts[from] as number, ends: token === BREAK ? [] : ends.slice(from, to) });
  });
  return spans;
}

/** What folding leaves as it is, whatever stands before it: a Chinese character, and a space or line break. */
const PIECES = /[ \n\u3400-\u9fff][^ \n\u3400-\u9fff]*|[^ \n\u3400-\u9fff]+/g;

/**
 * Folds a text, and tells between which of its offsets each code unit of the folded text comes from. It folds longer and longer
 * beginnings of each piece, and sees which character makes the folded text longer.
 */
function foldWithOffsets(text: string): { folded: string; starts: number[]; ends: number[] } {
  const [starts, ends]: [number[], number[]] = [[], []];
  let [folded, offset] = ["", 0];
  for (const piece of text.match(PIECES) || []) {
    let part = "";
    for (let end = 1; end <= piece.length; end++) {
      part = foldText(piece.slice(0, end));
      const length = folded.length + part.length;
      if (length === ends.length && part.length > 0) ends[length - 1] = offset + end;
      for (; ends.length < length; ends.push(offset + end)) starts.push(offset + end - 1);
      // Half a character may be seen where the whole one is not.
      starts.length = ends.length = length;
    }
    folded += part;
    offset += piece.length;
  }
  return { folded, starts, ends };
}

/** The long sound at the end of a word in katakana, which many do not write. It has to follow on a letter. */
const isFinalLongSound = (folded: string, index: number): boolean =>
  folded.charAt(index) === "ー" && index > 0 && !/[ァ-ー]/.test(folded.charAt(index + 1));

/** Passes each token to `emit` with where it begins and ends in the folded text. */
function scan(folded: string, emit: (token: Token, from: number, to: number) => void): void {
  let isFirst = true;
  let isAfterBreak = false;
  for (let index = 0, end = 0; index < folded.length; index = end) {
    const kind = classOf(folded, index);
    end = index + sizeOf(folded, index);
    if (isFinalLongSound(folded, index)) continue;
    if (kind === BETWEEN_TOKENS) {
      isAfterBreak = true;
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
