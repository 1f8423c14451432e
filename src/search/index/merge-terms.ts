import { type Ids, NO_POSTINGS, type Postings, type Terms } from "../format/posting-file.js";

/**
 * Returns held terms with other numbers, and with the postings of further documents.
 * @param numbers the new number of each held document, ascending; -1 for one that is gone
 * @param added postings of documents that are not held
 * @returns undefined if the postings stay as they are
 */
export function mergeTerms(held: Terms, numbers: Int32Array, added: Terms): Terms | undefined {
  const isMoved = isAnyMoved(held, numbers);
  if (!isMoved && added.grams.size + added.words.size === 0) return undefined;
  return {
    grams: merged(held.grams, numbers, added.grams),
    words: merged(held.words, numbers, added.words),
  };
}

function isAnyMoved({ grams, words }: Terms, numbers: Int32Array): boolean {
  if (numbers.every((number, document) => number === document)) return false;
  for (const terms of [grams, words])
    for (const { all } of terms.values())
      for (let index = 0; index < all.length; index++)
        if (numbers[all[index] as number] !== all[index]) return true;
  return false;
}

function merged<Name>(
  held: ReadonlyMap<Name, Postings>,
  numbers: Int32Array,
  added: ReadonlyMap<Name, Postings>,
): Map<Name, Postings> {
  const all = new Map<Name, Postings>();
  for (const [name, postings] of held) {
    const more = added.get(name) ?? NO_POSTINGS;
    all.set(name, {
      all: union(moved(postings.all, numbers), more.all),
      title: union(moved(postings.title, numbers), more.title),
      tags: union(moved(postings.tags, numbers), more.tags),
    });
  }
  for (const [name, postings] of added) if (!held.has(name)) all.set(name, postings);
  return all;
}

function moved(ids: Ids, numbers: Int32Array): Ids {
  const kept = new Uint32Array(ids.length);
  let count = 0;
  for (let index = 0; index < ids.length; index++) {
    const number = numbers[ids[index] as number] as number;
    if (number >= 0) kept[count++] = number;
  }
  return kept.subarray(0, count);
}

/** Returns the ids of two ascending lists that share none. */
function union(ids: Ids, others: Ids): Ids {
  if (others.length === 0) return ids;
  if (ids.length === 0) return others;
  const all = new Uint32Array(ids.length + others.length);
  let [from, other] = [0, 0];
  for (let index = 0; index < all.length; index++) {
    const isNext = other >= others.length || (ids[from] as number) < (others[other] as number);
    all[index] = (from < ids.length && isNext ? ids[from++] : others[other++]) as number;
  }
  return all;
}
