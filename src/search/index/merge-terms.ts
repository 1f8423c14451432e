import {
  type Ids,
  makePostings,
  type Postings,
  type Term,
  type Terms,
  union,
} from "../format/posting-file.js";
import type { SegmentTerms } from "./cut-terms.js";

/** What held files and further documents have together. */
export interface MergedTerms extends SegmentTerms {
  /** How many terms each file has, by its name, if all of them have the same postings as before. */
  readonly unchanged: ReadonlyMap<string, number>;
}

/**
 * Gives the documents of held terms other numbers, and adds the postings of further documents. A term that no document has any
 * more is left out.
 * @param held the terms of each file, by its name
 * @param numbers the new number of each held document, ascending; -1 for one that is gone
 * @param added postings of documents that are not held
 */
export function mergeTerms(
  held: Iterable<readonly [name: string, Terms]>,
  numbers: Int32Array,
  added: SegmentTerms,
): MergedTerms {
  const rest = new Map(Array.from({ length: added.size }, (_, index) => [added.term(index), index]));
  const terms: Term[] = [];
  const merged: Postings[] = [];
  const unchanged = new Map<string, number>();
  const add = (term: Term, postings: Postings): void => {
    if (postings.all.length > 0) merged[terms.push(term) - 1] = postings;
  };
  for (const [name, file] of held) {
    let isSame = true;
    for (const [term, before] of file) {
      const index = rest.get(term);
      const more = index === undefined ? [] : [added.postings(index)];
      const after = mergePostings(before, numbers, more);
      add(term, after);
      rest.delete(term);
      isSame &&= FIELDS.every((field) => isEqual(before[field], after[field]));
    }
    if (isSame) unchanged.set(name, file.size);
  }
  for (const [term, index] of rest) add(term, added.postings(index));
  return {
    size: terms.length,
    term: (index) => terms[index] as Term,
    postings: (index) => merged[index] as Postings,
    unchanged,
  };
}

const FIELDS = ["all", "title", "tags"] as const;

/** Returns the postings themselves if their documents keep their numbers, and no others come. */
function mergePostings(before: Postings, numbers: Int32Array, more: readonly Postings[]): Postings {
  if (more.length === 0 && before.all.every((id) => numbers[id] === id)) return before;
  return union([makePostings((field) => moved(before[field], numbers)), ...more]);
}

function moved(ids: Ids, numbers: Int32Array): Ids {
  const all = ids.map((id) => numbers[id] as number);
  return all.includes(-1) ? all.filter((number) => number >= 0) : all;
}

const isEqual = (a: Ids, b: Ids): boolean =>
  a === b || (a.length === b.length && a.every((id, index) => id === b[index]));
