import { BREAK, isWord, type TokenSpan, tokenizeWithOffsets } from "../format/tokenize.js";
import { wantedParts } from "./parse-query.js";

/** A query that finds something. */
interface Shorter {
  readonly text: string;
  readonly count: number;
}

/** Returns how many articles a query finds. */
type Count = (text: string) => Promise<number>;

/** The most queries that are tried, and that are offered. */
const MOST_TRIED = 40;
const MOST = 4;

/**
 * Finds what is left of a query that finds nothing: the query without one of its words or phrases, or the longest part of its
 * only one. Filters and excluded words that were typed are no part of it.
 */
export async function findLess(text: string, count: Count): Promise<Shorter[]> {
  const words = wantedParts(text);
  if (words.length < 2) return longestPart(words[0] || "", count);
  const without =
    words.length > 2 ? words.map((left) => words.filter((word) => word !== left).join(" ")) : [];
  const found: Shorter[] = [];
  for (const part of [...without, ...words].slice(0, MOST_TRIED)) {
    const many = await count(part);
    if (many > 0) found.push({ text: part, count: many });
    if (found.length === MOST) break;
  }
  return found;
}

/**
 * Finds the longest part of a word or phrase that is found, of two characters or one word at least. A window moves over the
 * text: its end moves on where its part is found, and its start where it is not, since no longer part is found then.
 */
async function longestPart(text: string, count: Count): Promise<Shorter[]> {
  const spans = tokenizeWithOffsets(text);
  let longest: Shorter[] = [];
  let length = 0;
  for (let [from, to, tried] = [0, 1, 0]; to <= spans.length; to++) {
    const { token, ends } = spans[to - 1] as TokenSpan;
    if (token === BREAK) continue;
    const least = isWord(token) ? 1 : 2;
    for (; to - from >= least && tried < MOST_TRIED; from++) {
      const first = spans[from] as TokenSpan;
      if (first.token === BREAK) continue;
      const part = text.slice(first.start, ends[ends.length - 1]);
      const many = await count(part);
      tried++;
      if (many === 0) continue;
      if (to - from > length) [longest, length] = [[{ text: part, count: many }], to - from];
      break;
    }
  }
  return longest;
}
