import { lowerBound } from "../../lib/compare.js";
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
  const { changeOf, merge } = postingsMerger(numbers, added);
  const all = new DecodedTerms(merge);
  const unchanged = new Map<string, number>();
  const rest = new Set(added.terms);
  for (const [name, decode] of held) {
    const file = decode();
    let isSame = true;
    for (const [term, before] of file) {
      rest.delete(term);
      const change = changeOf(term, before);
      // Numbers alone change no count, and only counts are kept here.
      const after = change === "documents" ? merge(term, before) : before;
      isSame &&= change !== "numbers" && after === before;
      if (after.all.length > 0) all.add(term, after, decode);
    }
    if (isSame) unchanged.set(name, file.size);
  }
  for (const term of rest) all.add(term, merge(term, NO_POSTINGS), noTerms);
  return { all, unchanged };
}

/** Returns the postings of a term, with those of further documents. What stays as it is, it returns itself. */
type Merge = (term: Term, held: Postings) => Postings;

interface PostingsMerger {
  /** Tells whether documents of a term come or go, or only some have other numbers. */
  readonly changeOf: (term: Term, held: Postings) => "none" | "numbers" | "documents";
  readonly merge: Merge;
}

/** Terms whose postings are large, and so are not held: they are decoded and merged again when they are asked for. */
class DecodedTerms implements SegmentTerms {
  readonly terms: Term[] = [];
  readonly counts: number[] = [];
  readonly fieldCounts: number[] = [];
  private readonly decoders: (() => Terms)[] = [];
  private lastDecoder = noTerms;
  private decoded = noTerms();

  constructor(private readonly merge: Merge) {}

  /** @param decode returns the terms of the file that has the term */
  add(term: Term, { all, title, tags }: Postings, decode: () => Terms): void {
    this.terms.push(term);
    this.counts.push(all.length);
    this.fieldCounts.push(title.length + tags.length);
    this.decoders.push(decode);
  }

  postings(index: number): Postings {
    const [term, decode] = [this.terms[index] as Term, this.decoders[index] as () => Terms];
    if (decode !== this.lastDecoder) [this.lastDecoder, this.decoded] = [decode, decode()];
    return this.merge(term, this.decoded.get(term) ?? NO_POSTINGS);
  }
}

const noTerms = (): Terms => new Map();

function postingsMerger(numbers: Int32Array, added: SegmentTerms): PostingsMerger {
  const indexes = new Map(added.terms.map((term, index) => [term, index]));
  const hasMoved = (id: number | undefined): boolean => id !== undefined && numbers[id] !== id;
  const last = numbers.findLastIndex((_, id) => hasMoved(id));
  const first = last < 0 ? numbers.length : numbers.findIndex((_, id) => hasMoved(id));
  const someGo = numbers.includes(-1);
  const isGone = (id: number): boolean => (numbers[id] as number) < 0;
  const hasSomeMoved = (ids: Ids): boolean => {
    let index = lowerBound(ids, first);
    while ((ids[index] ?? numbers.length) <= last && !hasMoved(ids[index])) index++;
    return hasMoved(ids[index]);
  };
  /** Returns the given ids if they stay the same. */
  const merge = (ids: Ids, more: Ids): Ids => {
    if (more.length === 0 && !hasSomeMoved(ids)) return ids;
    const after = renumbered(ids, numbers, more);
    return isSame(ids, after) ? ids : after;
  };
  return {
    changeOf: (term, { all }) => {
      if (indexes.has(term)) return "documents";
      if (!hasSomeMoved(all)) return "none";
      return someGo && all.some(isGone) ? "documents" : "numbers";
    },
    merge: (term, held) => {
      const index = indexes.get(term);
      const more = index === undefined ? NO_POSTINGS : added.postings(index);
      const after = makePostings((field) => merge(held[field], more[field]));
      return FIELDS.every((field) => held[field] === after[field]) ? held : after;
    },
  };
}

const FIELDS = ["all", "title", "tags"] as const;

/**
 * Gives ids their new numbers, and puts further ids among them, which are others.
 * @param numbers new number of each id, ascending; -1 for one that is gone
 */
function renumbered(ids: Ids, numbers: Int32Array, more: Ids): Ids {
  const all: number[] = [];
  let next = 0;
  for (const id of ids) {
    const number = numbers[id] as number;
    while ((more[next] as number) < number) all.push(more[next++] as number);
    if (number >= 0) all.push(number);
  }
  while (next < more.length) all.push(more[next++] as number);
  return all;
}

/** Most lists that differ do so at their ends. */
const isSame = (a: Ids, b: Ids): boolean =>
  a.length === b.length && a.at(-1) === b.at(-1) && a.every((id, index) => id === b[index]);
