import { tokenizeWithOffsets } from "../format/tokenize.js";
import { cutMarked, type Match, matchesIn, type TextPart } from "./highlight.js";
import { flatten } from "./lists.js";
import type { Term } from "./parse-query.js";

/** What a reader sees of a document. A line break parts the blocks of the body. */
export interface DocumentText {
  readonly title: string;
  readonly tags: readonly string[];
  readonly body: string;
}

/** Where a document has the terms of a query. */
export interface Passage {
  /** Whether it has all of them, and none that is excluded. */
  readonly isMatch: boolean;
  /** The part of its body with the most terms. */
  readonly parts: readonly TextPart[];
  /** The length of the shortest stretch of title, tag or body that has all terms; infinite where none has all. */
  readonly gap: number;
}

/** How long a passage is, in Chinese characters; of letters and digits, two are counted as one. */
const LENGTH = 90;
/** How much of it stands before the first match at least, where there is so much. */
const BEFORE = 16;

/** Finds the terms of a query in a document. */
export function findPassage({ title, tags, body }: DocumentText, terms: readonly Term[]): Passage {
  const found = [body, title, ...tags].map((text) => {
    const spans = tokenizeWithOffsets(text);
    return terms.map((term) => matchesIn(spans, term));
  });
  const isIn = (index: number): boolean => found.some((matches) => (matches[index] as Match[]).length > 0);
  const isMatch = terms.every(({ isExcluded }, index) => isIn(index) !== isExcluded);
  const wanted = found.map((matches) => matches.filter((_, index) => !terms[index]?.isExcluded));
  const gap = Math.min(...wanted.map(shortestStretch));
  return { isMatch, gap, parts: cutPassage(body, wanted[0] as Match[][]) };
}

/** The matches of each term in a text. */
type Matches = readonly (readonly Match[])[];

/** Returns the part of a text with the most terms. */
function cutPassage(text: string, matches: Matches): TextPart[] {
  const from = startOf(text, matches);
  const to = advance(text, from, LENGTH);
  const inside = flatten(matches)
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ start, end }) => ({ start: start - from, end: end - from }));
  const parts = cutMarked(text.slice(from, to), inside);
  const oneLine = parts.map((part) => ({ ...part, text: part.text.replace(/\s+/g, " ") }));
  return [...ellipsis(from > 0), ...oneLine, ...ellipsis(to < text.length)];
}

const ellipsis = (isCut: boolean): TextPart[] => (isCut ? [{ text: "…", isMatch: false }] : []);

/** Returns all matches from the last to the first, with the index of the term of each. */
const lastFirst = (matches: Matches) =>
  flatten(matches.map((some, term) => some.map((match) => ({ ...match, term })))).sort(
    (a, b) => b.start - a.start,
  );

/** Returns the length of the shortest stretch that has a match of each term; infinite where a term has none. */
function shortestStretch(matches: Matches): number {
  const nextEnds = matches.map(() => Infinity);
  let shortest = Infinity;
  for (const { term, start, end } of lastFirst(matches)) {
    nextEnds[term] = end;
    shortest = Math.min(shortest, Math.max(...nextEnds) - start);
  }
  return shortest;
}

/** Returns where the passage with the most different terms begins. Of several, the first counts. */
function startOf(body: string, matches: Matches): number {
  const nextEnds = matches.map(() => Infinity);
  let best = { start: 0, count: 0 };
  for (const { term, start, end } of lastFirst(matches)) {
    nextEnds[term] = end;
    const limit = advance(body, start, LENGTH - BEFORE);
    const count = nextEnds.filter((one) => one <= limit).length;
    if (count >= best.count) best = { start, count };
  }
  return retreat(body, best.start, BEFORE);
}

/** Returns the index of a text that is so many Chinese characters after another. */
function advance(text: string, from: number, length: number): number {
  let index = from;
  for (let left = length; left > 0 && index < text.length; index++) left -= widthOf(text, index);
  return /[\ud800-\udbff]/.test(text.charAt(index - 1)) ? index + 1 : index;
}

/** Returns an index that is about so many Chinese characters before another, and begins a clause or a word. */
function retreat(text: string, from: number, length: number): number {
  let index = from;
  for (let left = length; left > 0 && index > 0; index--) {
    if (/[\n。！？；]/.test(text.charAt(index - 1))) return index;
    left -= widthOf(text, index - 1);
  }
  while (index > 0 && index < from && /[a-z0-9\u00c0-\u024f\udc00-\udfff]/i.test(text.charAt(index))) index++;
  return text.charAt(index) === " " ? index + 1 : index;
}

const widthOf = (text: string, index: number): number => (text.charCodeAt(index) < 0x2e80 ? 0.5 : 1);
