import {
  type Ids,
  makePostings,
  type Postings,
  type Term,
  type Terms,
  union,
} from "../format/posting-file.js";
import type { SegmentTerms } from "./cut-terms.js";

/**
 * Gives the documents of held terms other numbers, and adds the postings of further documents. A term that no document has any
 * more is left out.
 * @param held the terms of each file
 * @param numbers the new number of each held document, ascending; -1 for one that is gone
 * @param added postings of documents that are not held
 */
export function mergeTerms(held: Iterable<Terms>, numbers: Int32Array, added: SegmentTerms): SegmentTerms {
  const rest = new Map(Array.from({ length: added.size }, (_, index) => [added.term(index), index]));
  const terms: Term[] = [];
  const merged: Postings[] = [];
  const add = (term: Term, postings: Postings): void => {
    if (postings.all.length > 0) merged[terms.push(term) - 1] = postings;
  };
  for (const file of held)
    for (const [term, before] of file) {
      const after = makePostings((field) => moved(before[field], numbers));
      const index = rest.get(term);
      add(term, index === undefined ? after : union([after, added.postings(index)]));
      rest.delete(term);
    }
  for (const [term, index] of rest) add(term, added.postings(index));
  return {
    size: terms.length,
    term: (index) => terms[index] as Term,
    postings: (index) => merged[index] as Postings,
  };
}

function moved(ids: Ids, numbers: Int32Array): Ids {
  const all = ids.map((id) => numbers[id] as number);
  return all.includes(-1) ? all.filter((number) => number >= 0) : all;
}
