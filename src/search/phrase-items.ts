import { BREAK, isGram, isWord, type Token } from "./tokenize.js";

/**
 * Returns numbers that stand for what tokens follow each other, as far as the terms of the index do not say it: three
 * characters in a row; a word beside a character; two parts of which one is a word, across a break. A text that holds a
 * phrase holds the phrase's items. Unsorted; with repetitions.
 * @param isOpen the last token may be the beginning of a word
 */
export function phraseItems(tokens: readonly Token[], isOpen = false): number[] {
  const items: number[] = [];
  for (let at = 0; at + 1 < tokens.length; at++) {
    const [first, second, third] = [tokens[at] as Token, tokens[at + 1] as Token, tokens[at + 2]];
    if (isGram(first) && isGram(second)) {
      if (isGram(third)) items.push(hashOf(first, second, third));
      continue;
    }
    const other = second === BREAK ? third : second;
    if (first === BREAK || other === undefined || !(isWord(first) || isWord(other))) continue;
    const isLast = (second === BREAK ? at + 2 : at + 1) === tokens.length - 1;
    if (isOpen && isLast && isWord(other)) continue;
    items.push(second === BREAK ? hashOf(first, BREAK, other) : hashOf(first, other));
  }
  return items;
}

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
