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
  readonly all: SegmentTerms;
  /** How many terms each file has, by its name, if all of them have the same postings as before. */
  readonly unchanged: ReadonlyMap<string, number>;
}

/**
 * Gives the documents of held terms other numbers, and adds the postings of further documents. A term that no document has any
 * more is left out.
 * @param held each returns the terms of a file, whose name is the key
 * @param numbers the new number of each held document, ascending; -1 for one that is gone
 * @param added postings of documents that are not held
 */
export function mergeTerms(
  held: ReadonlyMap<string, () => Terms>,
  numbers: Int32Array,
  added: SegmentTerms,
): MergedTerms {
  const merged: (readonly [Term, Postings])[] = [];
  const unchanged = new Map<string, number>();
  const rest = new Map(added.terms.map((term, index) => [term, index]));
  for (const [name, decode] of held) {
    const file = decode();
    let isSame = true;
    for (const [term, before] of file) {
      const more = rest.get(term);
      const after = merge(before, numbers, more === undefined ? NO_POSTINGS : added.postings(more));
      rest.delete(term);
      isSame &&= after === before;
      if (after.all.length > 0) merged.push([term, after]);
    }
    if (isSame) unchanged.set(name, file.size);
  }
  for (const [term, index] of rest) merged.push([term, added.postings(index)]);
  const postings = (index: number) => (merged[index] as (typeof merged)[number])[1];
  return { all: { terms: merged.map(([term]) => term), postings }, unchanged };
}

/** Merges the postings of a term. What stays as it is, it returns itself. */
function merge(held: Postings, numbers: Int32Array, more: Postings): Postings {
  if (more.all.length === 0 && held.all.every((id) => numbers[id] === id)) return held;
  const after = makePostings((field) => union(moved(held[field], numbers), more[field]));
  return FIELDS.every((field) => isSame(held[field], after[field])) ? held : after;
}

const FIELDS = ["all", "title", "tags"] as const;

const isSame = (a: Ids, b: Ids): boolean => a.length === b.length && a.every((id, index) => id === b[index]);

function moved(ids: Ids, numbers: Int32Array): Ids {
  const kept: number[] = [];
  for (const id of ids) if ((numbers[id] as number) >= 0) kept.push(numbers[id] as number);
  return kept;
}

/** Returns the ids of two ascending lists that share none. */
const union = (ids: Ids, others: Ids): Ids =>
  others.length === 0 ? ids : [...ids, ...others].sort((a, b) => a - b);
