import {
  type Ids,
  makePostings,
  NO_POSTINGS,
  type Postings,
  type Term,
  type Terms,
} from "../format/posting-file.js";
import type { SegmentTerms } from "./cut-terms.js";

/** What held files and further documents have together. */
export interface MergedTerms {
  readonly terms: SegmentTerms;
  /** How many terms each file had, if all of them have the same postings as before; else undefined. */
  readonly unchanged: readonly (number | undefined)[];
}

/**
 * Gives the documents of held terms other numbers, and adds the postings of further documents. A term that no document has any
 * more is left out.
 * @param held each returns the terms of a file
 * @param numbers the new number of each held document, ascending; -1 for one that is gone
 * @param added postings of documents that are not held
 */
export function mergeTerms(
  held: readonly (() => Terms)[],
  numbers: Int32Array,
  added: SegmentTerms,
): MergedTerms {
  if (held.length === 0) return { terms: added, unchanged: [] };
  const terms: Term[] = [];
  const postings: Postings[] = [];
  const unchanged: (number | undefined)[] = [];
  const rest = new Map(Array.from({ length: added.size }, (_, index) => [added.term(index), index]));
  const merge = merger(numbers);
  for (const decode of held) {
    const file = decode();
    let isSame = true;
    for (const [term, before] of file) {
      const more = rest.get(term);
      const after = merge(before, more === undefined ? NO_POSTINGS : added.postings(more));
      rest.delete(term);
      isSame &&= after === before;
      if (after.all.length === 0) continue;
      terms.push(term);
      postings.push(after);
    }
    unchanged.push(isSame ? file.size : undefined);
  }
  for (const [term, index] of rest) {
    terms.push(term);
    postings.push(added.postings(index));
  }
  const of = (index: number): Postings => postings[index] as Postings;
  const all: SegmentTerms = {
    size: terms.length,
    term: (index) => terms[index] as Term,
    count: (index) => of(index).all.length,
    fieldCount: (index) => of(index).title.length + of(index).tags.length,
    postings: of,
  };
  return { terms: all, unchanged };
}

/** Returns a function that merges the postings of a term. What stays as it is, it returns itself. */
function merger(numbers: Int32Array): (held: Postings, more: Postings) => Postings {
  const isMoved = Uint8Array.from(numbers, (number, document) => (number === document ? 0 : 1));
  return (held, more) => {
    if (more.all.length === 0 && !hasMoved(held.all, isMoved)) return held;
    const after = makePostings((field) => union(moved(held[field], numbers), more[field]));
    return FIELDS.every((field) => isSame(held[field], after[field])) ? held : after;
  };
}

const FIELDS = ["all", "title", "tags"] as const;

const isSame = (a: Ids, b: Ids): boolean => a.length === b.length && a.every((id, index) => id === b[index]);

/** Most often all ids from one on are moved, so the last is looked at first. */
function hasMoved(ids: Ids, isMoved: Uint8Array): boolean {
  for (let index = ids.length - 1; index >= 0; index--) if (isMoved[ids[index] as number] === 1) return true;
  return false;
}

const moved = (ids: Ids, numbers: Int32Array): Ids =>
  ids.map((id) => numbers[id] as number).filter((number) => number >= 0);

/** Returns the ids of two ascending lists that share none. */
const union = (ids: Ids, others: Ids): Ids =>
  others.length === 0 ? ids : [...ids, ...others].sort((a, b) => a - b);
