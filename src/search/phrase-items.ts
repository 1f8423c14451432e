import { PREFIX } from "./posting-file.js";
import { BREAK, isWord, type Token } from "./tokenize.js";

/**
 * Is told what follows what: a context and its neighbours.
 * @param context one character, or two in a row, as a number; 0 for an item that is looked for in any case
 * @param before the token before the context; @param after the one after it; `BREAK` where there is none
 * @param item all three as one number; 0 where one of them is missing
 */
export type VisitItem = (context: number, before: number, after: number, item: number) => void;

/**
 * Visits what follows each other in a text, as far as the terms of the index do not say it: one character and two in a
 * row, with the neighbours on both sides; a word beside another token; a word between two others, or beside one across a
 * break. A text that holds a phrase holds the phrase's items.
 */
export function visitItems(tokens: readonly Token[], visit: VisitItem): void {
  let [before, token, next] = [BREAK, numberOf(tokens[0]), numberOf(tokens[1])];
  let after = beginningOf(tokens[1], next);
  // Of each two tokens in a row the number is made once, and added to.
  let single = mixed(SEED, token);
  let pair = SEED;
  for (let at = 0; at < tokens.length; at++) {
    const third = numberOf(tokens[at + 2]);
    const second = beginningOf(tokens[at + 2], third);
    const following = mixed(single, after);
    if (isCharacter(token)) {
      const triple = mixed(pair, after);
      visit(scattered(single), before, after, before && after && scattered(triple));
      if (isCharacter(after))
        visit(scattered(following), before, second, before && second && scattered(mixed(triple, second)));
    } else if (token && before && after)
      visit(0, BREAK, BREAK, scattered(mixed(mixed(mixed(SEED, before), token), after)));
    // Between characters a break is mostly punctuation, which readers do not look for: it would be a seventh of all items.
    if (token && !(isCharacter(token) && isCharacter(after || second))) {
      if (after) visit(0, BREAK, BREAK, scattered(following));
      else if (second) visit(0, BREAK, BREAK, scattered(mixed(following, second)));
    }
    [before, token, next, after, pair, single] = [token, next, third, second, following, mixed(SEED, next)];
  }
}

/** Words have the numbers from here on, characters those below. */
const WORDS = 0x10000;

const isCharacter = (number: number): boolean => number > 0 && number < WORDS;

/** Returns the number of a token; that of a break where there is none. */
const numberOf = (token: Token | undefined): number =>
  isWord(token) ? numberOfWord(token) : (token ?? BREAK);

/** What the last word of a phrase begins with is enough for it to be found, so no more of a word that follows counts. */
const beginningOf = (token: Token | undefined, number: number): number =>
  isWord(token) && token.length > PREFIX ? numberOfWord(token.slice(0, PREFIX)) : number;

function numberOfWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return WORDS + (hash >>> 2);
}

const SEED = 0x811c9dc5;

/** Adds a token to the number of those before it. The same on every machine. */
function mixed(hash: number, token: number): number {
  const product = Math.imul(hash ^ token, 0x9e3779b1);
  return product ^ (product >>> 15);
}

/** Spreads the numbers of tokens evenly over all below 2^32. */
function scattered(number: number): number {
  const product = Math.imul(number ^ (number >>> 13), 0x2c1b3c6d);
  return (product ^ (product >>> 16)) >>> 0;
}
