import { tokenizeWithOffsets } from "../format/tokenize.js";
import { cutMarked, type Match, matchesIn, type TextPart } from "./highlight.js";
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
  const spans = tokenizeWithOffsets(body);
  const fields = [spans, ...[title, ...tags].map(tokenizeWithOffsets)];
  /** Of each field, the matches of each term. */
  const found = fields.map((field) => terms.map(({ tokens }) => matchesIn(field, tokens)));
  const isMatch = terms.every(
    ({ isExcluded }, term) => found.some((field) => field[term]?.length) !== isExcluded,
  );
  const wanted = found.map((field) => field.filter((_, term) => !terms[term]?.isExcluded));
  const gap = Math.min(...wanted.map(shortestStretch));
  const matches = wanted[0] as Match[][];
  const from = startOf(body, matches);
  const to = advance(body, from, LENGTH);
  const inside = ([] as Match[])
    .concat(...matches)
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ start, end }) => ({ start: start - from, end: end - from }));
  const parts = cutMarked(body.slice(from, to), inside).map(({ text, isMatch: isMarked }) => ({
    text: text.replace(/\s+/g, " "),
    isMatch: isMarked,
  }));
  return { isMatch, gap, parts: [...ellipsis(from > 0), ...parts, ...ellipsis(to < body.length)] };
}

const ellipsis = (isCut: boolean): TextPart[] => (isCut ? [{ text: "…", isMatch: false }] : []);

/** Returns the length of the shortest stretch that has a match of each term; infinite where a term has none. */
function shortestStretch(matches: readonly (readonly Match[])[]): number {
  const all = ([] as (Match & { term: number })[]).concat(
    ...matches.map((some, term) => some.map((match) => ({ ...match, term }))),
  );
  const latest: number[] = matches.map(() => Number.NEGATIVE_INFINITY);
  let shortest = Number.POSITIVE_INFINITY;
  for (const { term, start, end } of all.sort((a, b) => a.start - b.start)) {
    latest[term] = start;
    shortest = Math.min(shortest, end - Math.min(...latest));
  }
  return shortest;
}

/** Returns where the passage with the most different terms begins. Of several, the first counts. */
function startOf(body: string, matches: readonly (readonly Match[])[]): number {
  const starts = ([] as number[]).concat(...matches.map((some) => some.map(({ start }) => start)));
  let best = { start: 0, count: 0 };
  for (const start of starts.sort((a, b) => a - b)) {
    const end = advance(body, start, LENGTH - BEFORE);
    const count = matches.filter((some) => some.some((one) => one.start >= start && one.end <= end)).length;
    if (count > best.count) best = { start, count };
    if (count === matches.length) break;
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
