import { PREFIX_LENGTH } from "./posting-file.js";
import { BREAK, isWord, type Token } from "./tokenize.js";

/**
 * Receives one shingle: a few tokens in a row. A shingle of characters is a context, which is one character or two in a
 * row, between two neighbours.
 * @param context hash of the context; 0 where the shingle has words and no context
 * @param before number of the token before the context; @param after of the one after it; `BREAK` at an edge of the text
 * @param shingle hash of all its tokens; 0 where a neighbour of the context is a break
 */
export type VisitShingle = (context: number, before: number, after: number, shingle: number) => void;

/**
 * Visits the shingles of a text that say more than the terms of the index do. They are each context with its neighbours,
 * two tokens in a row of which one is a word, the same with a break between them, and a word with both its neighbours. A
 * text that holds a phrase has all shingles of the phrase.
 */
export function visitShingles(tokens: readonly Token[], visit: VisitShingle): void {
  let [before, token, next] = [BREAK, numberOf(tokens[0]), numberOf(tokens[1])];
  let after = asLast(tokens[1], next);
  // The hash of each two tokens is made once, and extended by their neighbours.
  let single = extended(SEED, token);
  let pair = SEED;
  for (let index = 0; index < tokens.length; index++) {
    const third = numberOf(tokens[index + 2]);
    const second = asLast(tokens[index + 2], third);
    const nextPair = extended(single, after);
    if (isCharacterNumber(token)) {
      const triple = extended(pair, after);
      visit(scrambled(single), before, after, before && after && scrambled(triple));
      if (isCharacterNumber(after))
        visit(scrambled(nextPair), before, second, before && second && scrambled(extended(triple, second)));
    } else if (token && before && after)
      visit(0, BREAK, BREAK, scrambled(extended(extended(extended(SEED, before), token), after)));
    // A break between two characters is mostly punctuation, which readers do not type. Its shingles would be a seventh of all.
    if (token && !(isCharacterNumber(token) && isCharacterNumber(after || second))) {
      if (after) visit(0, BREAK, BREAK, scrambled(nextPair));
      else if (second) visit(0, BREAK, BREAK, scrambled(extended(nextPair, second)));
    }
    [before, token, next, after, pair, single] = [token, next, third, second, nextPair, extended(SEED, next)];
  }
}

/** Characters have numbers below this, words have others. */
const FIRST_WORD = 0x10000;

const isCharacterNumber = (number: number): boolean => number > BREAK && number < FIRST_WORD;

const numberOf = (token: Token | undefined): number =>
  isWord(token) ? numberOfWord(token) : (token ?? BREAK);

/** Returns the number of a token that ends a shingle. The last word of a phrase may be the beginning of a word in a text. */
const asLast = (token: Token | undefined, number: number): number =>
  isWord(token) && token.length > PREFIX_LENGTH ? numberOfWord(token.slice(0, PREFIX_LENGTH)) : number;

function numberOfWord(word: string): number {
  let hash = SEED;
  for (let index = 0; index < word.length; index++)
    hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return FIRST_WORD + (hash >>> 2);
}

const SEED = 0x811c9dc5;

/** Returns the hash of some tokens and one more. */
function extended(hash: number, token: number): number {
  const product = Math.imul(hash ^ token, 0x9e3779b1);
  return product ^ (product >>> 15);
}

/** Spreads hashes evenly over the numbers below 2^32. */
function scrambled(hash: number): number {
  const product = Math.imul(hash ^ (hash >>> 13), 0x2c1b3c6d);
  return (product ^ (product >>> 16)) >>> 0;
}
