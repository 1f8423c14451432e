import { type Postings, type Term } from "../format/posting-file.js";
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
import { NumberLists, withRoom } from "./number-lists.js";

/** Of a term: the number after its last document, how many documents have it, and in how many fields they have it. */
const [NEXT, COUNT, IN_FIELDS, SIZE] = [0, 1, 2, 3];

/** Builds the postings of a segment. Documents are added one after another, with ascending numbers. No text is held. */
export class PostingsBuilder implements SegmentTerms {
  private readonly grams = new GramNumbers();
  private readonly words = new Map<string, number>();
  private readonly terms: Term[] = [];
  /** The documents of each term: four times the gap to the one before, and the fields. */
  private readonly lists = new NumberLists();
  /** What is known of each term; see the constants. */
  private state = new Int32Array(1024 * SIZE);

  get size(): number {
    return this.terms.length;
  }

  /** @param number of the document among those of the segment */
  add(number: number, document: SearchDocument): void {
    const fieldsOf = new Map<number, number>();
    for (const term of termsOfTitle(document)) fieldsOf.set(this.indexOf(term), IN_TITLE);
    for (const term of termsOfTags(document)) {
      const index = this.indexOf(term);
      fieldsOf.set(index, (fieldsOf.get(index) ?? 0) | IN_TAGS);
    }
    for (const [index, fields] of fieldsOf) this.addPosting(index, number, fields);
    for (const term of termsOfText(document)) {
      const index = this.indexOf(term);
      if (this.state[index * SIZE + NEXT] !== number + 1) this.addPosting(index, number, 0);
    }
  }

  term(index: number): Term {
    const term = this.terms[index] as Term;
    return typeof term === "number" ? term >>> 0 : term;
  }

  count(index: number): number {
    return this.state[index * SIZE + COUNT] as number;
  }

  fieldCount(index: number): number {
    return this.state[index * SIZE + IN_FIELDS] as number;
  }

  postings(index: number): Postings {
    const [all, title, tags]: [number[], number[], number[]] = [[], [], []];
    let next = 0;
    this.lists.forEach(index, (value) => {
      const number = next + (value >>> 2);
      all.push(number);
      if (value & IN_TITLE) title.push(number);
      if (value & IN_TAGS) tags.push(number);
      next = number + 1;
    });
    return { all, title, tags };
  }

  private indexOf(term: Term): number {
    const next = this.terms.length;
    const index = typeof term === "number" ? this.grams.numberOf(term, next) : (this.words.get(term) ?? next);
    if (index < next) return index;
    if (typeof term === "string") this.words.set(term, next);
    this.terms.push(term);
    this.state = withRoom(this.state, (next + 1) * SIZE);
    return next;
  }

  private addPosting(index: number, document: number, fields: number): void {
    const { state } = this;
    const of = index * SIZE;
    this.lists.push(index, (document - (state[of + NEXT] as number)) * 4 + fields);
    state[of + NEXT] = document + 1;
    (state[of + COUNT] as number)++;
    (state[of + IN_FIELDS] as number) += (fields & 1) + (fields >>> 1);
  }
}
