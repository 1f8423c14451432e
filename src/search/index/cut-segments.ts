import { lowerBound } from "../../lib/compare.js";
import type { Span } from "../format/span.js";

/** A run of documents, oldest first. `to` is the first document after it. */
export interface Run {
  readonly from: number;
  readonly to: number;
  /** The span of days that it has all documents of. It names the run. */
  readonly span: Span;
}

/** The most documents of a segment, unless a single day has more. */
const MOST_IN_SEGMENT = 32768;
/** The most documents of the newest segment, unless the newest day has more. Each new article rewrites it. */
export const MOST_IN_NEWEST = 160;
/** The most documents of a group of cards, unless a single day has more. */
const MOST_IN_GROUP = 256;

/** The span of all days. The number of a day counts from 1 January of year 0. */
const ALL: Span = { exponent: 22, index: 0 };
const DAY = 86_400_000;
const YEAR_0 = Date.parse("0000-01-01");

/** Returns the number of a day of the calendar, 0 for a document without a date. @param date `YYYY-MM-DD`, or empty */
export function dayNumber(date: string | undefined): number {
  if (!date) return 0;
  return Math.max(1, Math.floor((Date.parse(date) - YEAR_0) / DAY));
}

/**
 * Cuts documents into segments. A span of days is halved while it has too many documents, so that neither an edit nor a late
 * document moves the ends of other segments. The span of the newest day is halved until it is small.
 * @param days number of each document's day, ascending
 */
export const cutSegments = (days: readonly number[]): Run[] =>
  cutSpan(days, ALL, ({ from, to }) =>
    to === days.length ? to - from > MOST_IN_NEWEST : to - from > MOST_IN_SEGMENT,
  ).filter(({ from, to }) => from < to);

/** Cuts the documents of a segment into the groups whose cards are written together. */
export const cutGroups = (days: readonly number[]): Run[] =>
  cutSpan(days, ALL, ({ from, to }) => to - from > MOST_IN_GROUP).filter(({ from, to }) => from < to);

/** Tells whether a span has a day. @param day its number */
export const isInSpan = (day: number, { exponent, index }: Span): boolean =>
  Math.floor(day / 2 ** exponent) === index;

/**
 * Cuts ascending numbers of a span into runs: the span is halved, and each half again, while its run is too large. The spans
 * of the runs follow each other, and leave nothing out, so some may have no number.
 */
export function cutSpan(
  numbers: ArrayLike<number>,
  span: Span,
  isTooLarge: (run: Run) => boolean,
  [from, to] = [0, numbers.length],
): Run[] {
  const run = { from, to, span };
  if (span.exponent === 0 || !isTooLarge(run)) return [run];
  const exponent = span.exponent - 1;
  const [first, second] = [span.index * 2, span.index * 2 + 1];
  const middle = lowerBound(numbers, second * 2 ** exponent, from, to);
  return [
    ...cutSpan(numbers, { exponent, index: first }, isTooLarge, [from, middle]),
    ...cutSpan(numbers, { exponent, index: second }, isTooLarge, [middle, to]),
  ];
}
