import { riceParameter } from "../format/bit-codec.js";
import { type Postings, placeOf, type Term } from "../format/posting-file.js";
import type { Span } from "../format/span.js";
import { cutSpan, MOST_IN_NEWEST } from "./cut-segments.js";

/** The terms of a segment in any order, each with its postings. */
export interface SegmentTerms {
  readonly terms: readonly Term[];
  /** How many documents have each term. */
  readonly counts: readonly number[];
  /** In how many titles and tags, together, each term is. */
  readonly fieldCounts: readonly number[];
  postings(index: number): Postings;
}

/** The indexes of the terms of a posting file, and the span of their places. */
interface TermsOfFile {
  readonly span: Span;
  readonly indexes: Uint32Array;
}

/** The span of all places. */
const ALL: Span = { exponent: 32, index: 0 };
/** A file may always have so many bits that a lookup of its heaviest place does not need. */
const LEAST = 28_000;

/** Returns how many posting files a segment has at most. A document that comes or goes rewrites all of them. */
export const mostFiles = (documents: number): number => (documents > MOST_IN_NEWEST ? 680 : 24);

/**
 * Cuts terms into at most so many posting files. The span of all places is halved while a file has too many bits that a lookup of
 * its heaviest place does not need. The limit goes up in steps, since another limit rewrites all files.
 * @param documents all numbers of documents are below this
 */
export function cutTerms(all: SegmentTerms, most: number, documents: number): TermsOfFile[] {
  const placeOfTerm = Uint32Array.from(all.terms, placeOf);
  const indexes = Uint32Array.from(placeOfTerm.keys()).sort(
    (a, b) => (placeOfTerm[a] as number) - (placeOfTerm[b] as number),
  );
  const places = indexes.map((index) => placeOfTerm[index] as number);
  const bits = indexes.map((index) => bitsOf(all, index, documents));
  const total = bits.reduce((sum, one) => sum + one, 0);
  for (let limit = LEAST; ; limit += limit >> 4) {
    if (limit * most < total) continue;
    const runs = cutSpan(places, ALL, ({ from, to }) => unneededBits(places, bits, from, to) > limit);
    if (runs.length <= most)
      return runs.map(({ from, to, span }) => ({ span, indexes: indexes.subarray(from, to) }));
  }
}

/** It computes with whole numbers, so that every machine cuts alike. */
function bitsOf({ terms, counts, fieldCounts }: SegmentTerms, index: number, documents: number): number {
  const term = terms[index] as Term;
  const count = counts[index] as number;
  const fewer = Math.min(count, documents - count);
  const ofName = typeof term === "string" ? 16 + 8 * term.length : 32;
  return ofName + fewer * (riceParameter(documents, fewer) + 2) + (fieldCounts[index] as number) * 3;
}

/** Returns how many bits some terms have beside those of the heaviest place. */
function unneededBits(places: Uint32Array, bits: Uint32Array, from: number, to: number): number {
  let [total, ofPlace, heaviest] = [0, 0, 0];
  for (let index = from; index < to; index++) {
    const isSame = index > from && places[index] === places[index - 1];
    ofPlace = isSame ? ofPlace + (bits[index] as number) : (bits[index] as number);
    total += bits[index] as number;
    heaviest = Math.max(heaviest, ofPlace);
  }
  return total - heaviest;
}
