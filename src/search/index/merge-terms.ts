import {
  type Ids,
  idAllocator,
  NO_POSTINGS,
  type Postings,
  type Term,
  type Terms,
} from "../format/posting-file.js";

/** Terms, and which of them have other postings than before. */
export interface MergedTerms {
  readonly terms: Terms;
  readonly changed: ReadonlySet<Term>;
}

/**
 * Gives the documents of held terms other numbers, and adds the postings of further documents. A term that no document has any
 * more is left out.
 * @param numbers the new number of each held document, ascending; -1 for one that is gone
 * @param added postings of documents that are not held; @param documents all new numbers are below this
 */
export function mergeTerms(held: Terms, numbers: Int32Array, added: Terms, documents: number): MergedTerms {
  const terms = new Map(held);
  for (const [term, postings] of added) terms.set(term, postings);
  const changed = new Set(added.keys());
  const newArray = idAllocator(documents);
  const isMoved = Uint8Array.from(numbers, (number, document) => (number === document ? 0 : 1));
  for (const [term, postings] of held) {
    if (!changed.has(term) && !hasMoved(postings.all, isMoved)) continue;
    const more = added.get(term) ?? NO_POSTINGS;
    const merged = (field: keyof Postings): Ids =>
      union(moved(postings[field], numbers, newArray), more[field], newArray);
    const all = merged("all");
    changed.add(term);
    if (all.length === 0) terms.delete(term);
    else terms.set(term, { all, title: merged("title"), tags: merged("tags") });
  }
  return { terms, changed };
}

/** Most often all ids from one on are moved, so the last is looked at first. */
function hasMoved(ids: Ids, isMoved: Uint8Array): boolean {
  for (let index = ids.length - 1; index >= 0; index--) if (isMoved[ids[index] as number] === 1) return true;
  return false;
}

type NewArray = ReturnType<typeof idAllocator>;

function moved(ids: Ids, numbers: Int32Array, newArray: NewArray): Ids {
  const kept = newArray(ids.length);
  let count = 0;
  for (let index = 0; index < ids.length; index++) {
    const number = numbers[ids[index] as number] as number;
    if (number >= 0) kept[count++] = number;
  }
  return kept.subarray(0, count);
}

/** Returns the ids of two ascending lists that share none. */
function union(ids: Ids, others: Ids, newArray: NewArray): Ids {
  if (others.length === 0) return ids;
  if (ids.length === 0) return others;
  const all = newArray(ids.length + others.length);
  let [from, other] = [0, 0];
  for (let index = 0; index < all.length; index++) {
    const isNext = other >= others.length || (ids[from] as number) < (others[other] as number);
    all[index] = (from < ids.length && isNext ? ids[from++] : others[other++]) as number;
  }
  return all;
}
