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
  const own = tokens.map(numberOf);
  const begun = tokens.map(beginningOf);
  begun.push(BREAK, BREAK);
  for (let at = 0, before = BREAK; at < own.length; before = own[at++] as number) {
    const token = own[at] as number;
    if (token === BREAK) continue;
    const [after, second] = [begun[at + 1] as number, begun[at + 2] as number];
    if (!isCharacter(token)) {
      if (before && after) visit(0, BREAK, BREAK, itemOf(before, token, after));
    } else {
      visit(itemOf(token), before, after, before && after && itemOf(before, token, after));
      if (isCharacter(after))
        visit(itemOf(token, after), before, second, before && second && itemOf(before, token, after, second));
    }
    // Between characters a break is mostly punctuation, which readers do not look for: it would be a seventh of all items.
    if (!isCharacter(token) || !isCharacter(after || second)) {
      if (after) visit(0, BREAK, BREAK, itemOf(token, after));
      else if (second) visit(0, BREAK, BREAK, itemOf(token, BREAK, second));
    }
  }
}

/** Words have the numbers from here on, characters those below. */
const WORDS = 0x10000;

const isCharacter = (number: number): boolean => number > 0 && number < WORDS;

const numberOf = (token: Token): number => (isWord(token) ? numberOfWord(token) : token);

/** What the last word of a phrase begins with is enough for it to be found, so no more of a word that follows counts. */
const beginningOf = (token: Token): number => (isWord(token) ? numberOfWord(token.slice(0, PREFIX)) : token);

function numberOfWord(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return WORDS + (hash >>> 2);
}

const SEED = 0x811c9dc5;

/** Returns a number below 2^32 for tokens in a row, scattered over all of them; the same on every machine. */
function itemOf(first: number, second = -1, third = -1, fourth = -1): number {
  let hash = mixed(SEED, first);
  if (second >= 0) hash = mixed(hash, second);
  if (third >= 0) hash = mixed(hash, third);
  if (fourth >= 0) hash = mixed(hash, fourth);
  hash = Math.imul(hash ^ (hash >>> 13), 0x2c1b3c6d);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function mixed(hash: number, token: number): number {
  const product = Math.imul(hash ^ token, 0x9e3779b1);
  return product ^ (product >>> 15);
}
