import { riceParameter } from "../format/bit-codec.js";
import { type Postings, placeOf, type Term } from "../format/posting-file.js";
import type { Span } from "../format/span.js";
import { cutSpan, MOST_IN_NEWEST } from "./cut-segments.js";

/** The terms of a segment with their postings. They are called by an index, which says nothing of their order. */
export interface SegmentTerms {
  readonly size: number;
  term(index: number): Term;
  /** How many documents have a term. */
  count(index: number): number;
  /** How many of them have it in the title, and how many in the tags, together. */
  fieldCount(index: number): number;
  postings(index: number): Postings;
}

/** The indexes of the terms of a posting file, and the span of their places. */
export interface TermsOfFile {
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
export function cutTerms(terms: SegmentTerms, most: number, documents: number): TermsOfFile[] {
  const indexes = indexesByPlace(
    Uint32Array.from({ length: terms.size }, (_, index) => placeOf(terms.term(index))),
  );
  const places = indexes.map((index) => placeOf(terms.term(index)));
  const bits = indexes.map((index) => bitsOf(terms, index, documents));
  const total = bits.reduce((sum, one) => sum + one, 0);
  for (let limit = LEAST; ; limit += limit >> 4) {
    if (limit * most < total) continue;
    const runs = cutSpan(places, ALL, ({ from, to }) => unneededBits(places, bits, from, to) > limit);
    if (runs.length <= most)
      return runs.map(({ from, to, span }) => ({ span, indexes: indexes.subarray(from, to) }));
  }
}

/** Returns the indexes of places in the order of these. It sorts by their lower half, and then by their upper half. */
function indexesByPlace(places: Uint32Array): Uint32Array {
  let sorted = Uint32Array.from(places.keys());
  for (const shift of [0, 16]) {
    const halfOf = (index: number): number => ((places[index] as number) >>> shift) & 0xffff;
    const starts = new Uint32Array(0x10001);
    for (const index of sorted) (starts[halfOf(index) + 1] as number)++;
    for (let half = 1; half < starts.length; half++) (starts[half] as number) += starts[half - 1] as number;
    const next = new Uint32Array(sorted.length);
    for (const index of sorted) next[(starts[halfOf(index)] as number)++] = index;
    sorted = next;
  }
  return sorted;
}

/** It computes with whole numbers, so that every machine cuts alike. */
function bitsOf(terms: SegmentTerms, index: number, documents: number): number {
  const [term, count] = [terms.term(index), terms.count(index)];
  const fewer = Math.min(count, documents - count);
  const ofName = typeof term === "string" ? 16 + 8 * term.length : 32;
  return ofName + fewer * (riceParameter(documents, fewer) + 2) + terms.fieldCount(index) * 3;
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
