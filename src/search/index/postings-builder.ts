import type { Postings, Term } from "../format/posting-file.js";
import type { SegmentTerms } from "./cut-terms.js";
import {
  IN_TAGS,
  IN_TITLE,
  type SearchDocument,
  termsOfTags,
  termsOfText,
  termsOfTitle,
} from "./document-terms.js";
import { GramNumbers } from "./gram-numbers.js";
import { NumberLists } from "./number-lists.js";

/** Builds the postings of a segment. Documents are added one after another, with ascending numbers. No text is held. */
export class PostingsBuilder implements SegmentTerms {
  readonly terms: Term[] = [];
  readonly counts: number[] = [];
  readonly fieldCounts: number[] = [];
  private readonly grams = new GramNumbers();
  private readonly words = new Map<string, number>();
  /** The documents of each term: four times the number, and the fields. */
  private readonly lists = new NumberLists();

  /** @param number of the document among those of the segment */
  add(number: number, document: SearchDocument): void {
    const fieldsOf = new Map<number, number>();
    for (const term of termsOfTitle(document)) fieldsOf.set(this.indexOf(term), IN_TITLE);
    for (const term of termsOfTags(document)) {
      const index = this.indexOf(term);
      fieldsOf.set(index, (fieldsOf.get(index) ?? 0) | IN_TAGS);
    }
    for (const [index, fields] of fieldsOf) this.push(index, number, fields);
    for (const term of termsOfText(document)) {
      const index = this.indexOf(term);
      if (this.lists.next(index) <= number * 4) this.push(index, number, 0);
    }
  }

  postings(index: number): Postings {
    const [all, title, tags]: [number[], number[], number[]] = [[], [], []];
    this.lists.forEach(index, (value) => {
      all.push(value >>> 2);
      if (value & IN_TITLE) title.push(value >>> 2);
      if (value & IN_TAGS) tags.push(value >>> 2);
    });
    return { all, title, tags };
  }

  private indexOf(term: Term): number {
    const next = this.terms.length;
    const index = typeof term === "number" ? this.grams.numberOf(term, next) : (this.words.get(term) ?? next);
    if (index < next) return index;
    if (typeof term === "string") this.words.set(term, next);
    this.terms.push(typeof term === "number" ? term >>> 0 : term);
    this.counts.push(0);
    this.fieldCounts.push(0);
    return next;
  }

  private push(index: number, document: number, fields: number): void {
    this.lists.push(index, document * 4 + fields);
    (this.counts[index] as number)++;
    (this.fieldCounts[index] as number) += (fields & 1) + (fields >>> 1);
  }
}
