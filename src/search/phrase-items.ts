import { PREFIX } from "./posting-file.js";
import { BREAK, isWord, type Token } from "./tokenize.js";

/**
 * Returns numbers that stand for what tokens follow each other, as far as the terms of the index do not say it: three
 * parts in a row; a word beside another part; a word and what follows or precedes it across a break. A text that holds a phrase holds the
 * phrase's items. Unsorted; with repetitions.
 */
export function phraseItems(tokens: readonly Token[]): number[] {
  const items: number[] = [];
  for (let at = 0; at + 1 < tokens.length; at++) {
    const [first, second, third] = [tokens[at] as Token, tokens[at + 1] as Token, tokens[at + 2]];
    if (first === BREAK) continue;
    if (second === BREAK) {
      // Between characters a break is mostly punctuation, which readers do not look for: it would be a seventh of all items.
      if (isWord(first) || isWord(third)) items.push(hashOf(first, BREAK, beginning(third as Token)));
    } else {
      if (isWord(first) || isWord(second)) items.push(hashOf(first, beginning(second)));
      if (third !== undefined && third !== BREAK) items.push(hashOf(first, second, beginning(third)));
    }
  }
  return items;
}

/** What the last word of a phrase begins with is enough for it to be found, so no more of a last word counts. */
const beginning = (token: Token): Token => (isWord(token) ? token.slice(0, PREFIX) : token);

/** FNV-1a over the tokens' characters, mixed at the end; the same on every machine. */
function hashOf(...tokens: readonly Token[]): number {
  let hash = 0x811c9dc5;
  for (const token of tokens) {
    if (typeof token === "number") hash = Math.imul(hash ^ token, 0x01000193);
    else for (let at = 0; at < token.length; at++) hash = Math.imul(hash ^ token.charCodeAt(at), 0x01000193);
    hash = Math.imul(hash ^ 0x5bd1e995, 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 16)) >>> 0;
}
