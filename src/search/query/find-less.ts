import { isCharacter, isWord, tokenizeWithOffsets } from "../format/tokenize.js";

/** A query that finds something. */
export interface Shorter {
  readonly text: string;
  readonly count: number;
}

/** The most queries that are tried, and that are offered. */
const MOST_TRIED = 40;
const MOST = 4;

/**
 * Finds what is left of a query that finds nothing: the query without one of its words, or the longest part of its only word.
 * @param count returns how many articles a query finds
 */
export async function findLess(text: string, count: (text: string) => Promise<number>): Promise<Shorter[]> {
  const words = text.split(/[\s"“”「」『』]+/).filter((word) => word && !/^[-－−]/.test(word));
  const found: Shorter[] = [];
  let tried = 0;
  const isEnough = (): boolean => found.length >= (words.length > 1 ? MOST : 1) || tried >= MOST_TRIED;
  for (const part of words.length > 1 ? fewerWords(words) : partsOf(words[0] || "")) {
    if (isEnough()) break;
    tried++;
    const many = await count(part);
    if (many > 0) found.push({ text: part, count: many });
  }
  return found;
}

/** Yields the words without each one of them, then each word alone. */
function* fewerWords(words: readonly string[]): Generator<string> {
  if (words.length > 2) for (const left of words) yield words.filter((word) => word !== left).join(" ");
  yield* words;
}

/** Yields the parts of a word or phrase, of two characters or one word at least. The longest come first. */
function* partsOf(text: string): Generator<string> {
  const spans = tokenizeWithOffsets(text);
  for (let length = spans.length - 1; length > 0; length--) {
    for (let first = 0; first + length <= spans.length; first++) {
      const some = spans.slice(first, first + length);
      const [start, last] = [some[0], some[length - 1]];
      const isLong = length > 1 || isWord(start?.token);
      const isWhole = [start, last].every((span) => isWord(span?.token) || isCharacter(span?.token));
      if (start && last && isLong && isWhole) yield text.slice(start.start, last.ends[last.ends.length - 1]);
    }
  }
}
