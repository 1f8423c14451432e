import { riceParameter } from "../format/bit-codec.js";
import { type Postings, placeOf, type Term, type Terms } from "../format/posting-file.js";
import type { Span } from "../format/span.js";
import { cutSpan, MOST_IN_NEWEST } from "./cut-segments.js";

/** The terms of a posting file, and the span of their places. */
export interface TermsOfFile {
  readonly span: Span;
  readonly terms: readonly Term[];
}

interface Entry {
  readonly term: Term;
  readonly place: number;
  /** About how many bits it takes in a file. */
  readonly bits: number;
}

/** The span of all places. */
const ALL: Span = { exponent: 32, index: 0 };
/** A file may always have so many bits that a lookup of its heaviest place does not need. */
const LEAST = 28_000;

/**
 * Returns how many posting files a segment has at most. A document that comes or goes rewrites all of them, so segments as small
 * as the newest have few.
 */
export const mostFiles = (documents: number): number => (documents > MOST_IN_NEWEST ? 680 : 24);

/**
 * Cuts terms into at most so many posting files. The span of all places is halved while a file has too many bits that a lookup of
 * its heaviest place does not need. The limit goes up in steps, since another limit rewrites all files.
 * @param documents all numbers of documents are below this
 */
export function cutTerms(terms: Terms, most: number, documents: number): TermsOfFile[] {
  const entries = Array.from(
    terms,
    ([term, postings]): Entry => ({ term, place: placeOf(term), bits: bitsOf(term, postings, documents) }),
  ).sort((a, b) => a.place - b.place);
  const places = entries.map(({ place }) => place);
  const total = entries.reduce((sum, { bits }) => sum + bits, 0);
  for (let limit = LEAST; ; limit += limit >> 4) {
    if (limit * most < total) continue;
    const runs = cutSpan(places, ALL, ({ from, to }) => unneededBits(entries, from, to) > limit);
    if (runs.length > most) continue;
    return runs.map(({ from, to, span }) => ({
      span,
      terms: entries.slice(from, to).map(({ term }) => term),
    }));
  }
}

/** It computes with whole numbers, so that every machine cuts alike. */
function bitsOf(term: Term, { all, title, tags }: Postings, documents: number): number {
  const fewer = Math.min(all.length, documents - all.length);
  const ofName = typeof term === "string" ? 16 + 8 * term.length : 32;
  return ofName + fewer * (riceParameter(documents, fewer) + 2) + (title.length + tags.length) * 3;
}

/** Returns how many bits some entries have beside those of the heaviest place. */
function unneededBits(entries: readonly Entry[], from: number, to: number): number {
  let [total, ofPlace, heaviest] = [0, 0, 0];
  let last = -1;
  for (let index = from; index < to; index++) {
    const { place, bits } = entries[index] as Entry;
    ofPlace = place === last ? ofPlace + bits : bits;
    last = place;
    total += bits;
    heaviest = Math.max(heaviest, ofPlace);
  }
  return total - heaviest;
}
