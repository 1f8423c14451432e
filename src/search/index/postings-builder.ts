import {
  gramNumber,
  type Ids,
  NO_POSTINGS,
  newIds,
  type Postings,
  type Term,
  type Terms,
} from "../format/posting-file.js";
import { forEachTerm, IN_TAGS, IN_TITLE, type SearchDocument } from "./document-terms.js";

/** The numbers of so many pairs, as a power of two, are held in arrays: most pairs of a text come again soon. */
const RECENT_BITS = 15;

/** Builds the postings of a segment. Documents are added one after another, with ascending numbers. No text is held. */
export class PostingsBuilder {
  /** The number of each term, in the order of their coming. */
  private readonly numbers = new Map<Term, number>();
  private readonly recent = new Int32Array(1 << RECENT_BITS);
  private readonly recentNumbers = new Int32Array(1 << RECENT_BITS);
  /** The entries of the last document, and where each term was among those of the last document that had it. */
  private readonly entries: number[] = [];
  private readonly indexes: number[] = [];
  /** The terms of each document: four times the term's number, and the fields that have it. */
  private readonly documents: (readonly [number: number, entries: Uint32Array])[] = [];

  /** Adds a document. */
  add(number: number, document: SearchDocument): void {
    const { entries, indexes } = this;
    let count = 0;
    forEachTerm(document, (term, field) => {
      const ofTerm = this.numberOf(term);
      const index = indexes[ofTerm] as number;
      if (index < count && (entries[index] as number) >>> 2 === ofTerm) {
        (entries[index] as number) |= field;
        return;
      }
      indexes[ofTerm] = count;
      entries[count++] = ofTerm * 4 + field;
    });
    this.documents.push([number, new Uint32Array(entries.slice(0, count))]);
  }

  private numberOf(term: Term): number {
    if (typeof term === "string") return this.lookUp(term);
    const slot = Math.imul(term, 0x9e3779b1) >>> (32 - RECENT_BITS);
    if (this.recent[slot] !== term) {
      this.recent[slot] = term;
      this.recentNumbers[slot] = this.lookUp(term);
    }
    return this.recentNumbers[slot] as number;
  }

  private lookUp(term: Term): number {
    const known = this.numbers.get(term);
    if (known !== undefined) return known;
    this.indexes.push(0);
    this.numbers.set(term, this.numbers.size);
    return this.numbers.size - 1;
  }

  /** Returns the postings of all terms. @param limit all numbers of documents are below this */
  build(limit: number): Terms {
    const inTitle = this.invert(limit, IN_TITLE);
    const inTags = this.invert(limit, IN_TAGS);
    const inAny = this.invert(limit);
    const terms = new Map<Term, Postings>();
    for (const [term, number] of this.numbers) {
      const all = inAny(number);
      terms.set(typeof term === "number" ? gramNumber(term >>> 16, term & 0xffff) : term, {
        all,
        title: inTitle(number),
        tags: inTags(number),
      });
    }
    return terms;
  }

  /** Returns the ascending documents of each term. @param field to count a term in this field alone */
  private invert(limit: number, field?: number): (number: number) => Ids {
    const isCounted = (entry: number): boolean => field === undefined || (entry & field) !== 0;
    const ends = new Uint32Array(this.numbers.size + 1);
    for (const [, entries] of this.documents)
      for (const entry of entries) if (isCounted(entry)) (ends[(entry >>> 2) + 1] as number)++;
    for (let number = 1; number < ends.length; number++)
      (ends[number] as number) += ends[number - 1] as number;
    const next = ends.slice();
    const ids = newIds(ends[this.numbers.size] as number, limit);
    for (const [document, entries] of this.documents)
      for (const entry of entries) if (isCounted(entry)) ids[(next[entry >>> 2] as number)++] = document;
    return (number) => {
      const [from, to] = [ends[number] as number, ends[number + 1] as number];
      return from === to ? NO_POSTINGS.all : ids.subarray(from, to);
    };
  }
}
