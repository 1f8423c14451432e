import { newIds, type Postings, type Term } from "../format/posting-file.js";
import { ByteLists, withRoom } from "./byte-lists.js";
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

/** Of a term: the number after its last document, how many documents have it, and in how many fields they have it. */
const [NEXT, COUNT, IN_FIELDS, SIZE] = [0, 1, 2, 3];

/** Builds the postings of a segment. Documents are added one after another, with ascending numbers. No text is held. */
export class PostingsBuilder implements SegmentTerms {
  private readonly grams = new GramNumbers();
  private readonly words = new Map<string, number>();
  private readonly terms: Term[] = [];
  /** The documents of each term: four times the gap to the one before, and the fields, in groups of 7 bits, the lowest first. */
  private readonly lists = new ByteLists();
  /** What is known of each term; see the constants. */
  private state = new Int32Array(1024 * SIZE);

  /** @param documents all numbers of documents are below this */
  constructor(private readonly documents: number) {}

  get size(): number {
    return this.terms.length;
  }

  /** Adds a document. */
  add(number: number, document: SearchDocument): void {
    const fieldsOf = new Map<number, number>();
    const mark = (terms: readonly Term[], field: number): void => {
      for (const number of terms.map((term) => this.numberOf(term)))
        fieldsOf.set(number, (fieldsOf.get(number) ?? 0) | field);
    };
    mark(termsOfTitle(document), IN_TITLE);
    mark(termsOfTags(document), IN_TAGS);
    for (const [term, fields] of fieldsOf) this.addPosting(term, number, fields);
    for (const term of termsOfText(document)) {
      const ofTerm = this.numberOf(term);
      if (this.state[ofTerm * SIZE + NEXT] !== number + 1) this.addPosting(ofTerm, number, 0);
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
    const all = newIds(this.count(index), this.documents);
    const title: number[] = [];
    const tags: number[] = [];
    let [count, next, value, shift] = [0, 0, 0, 0];
    const bytes = this.lists.bytesOf(index);
    for (let offset = 0; offset < bytes.length; offset++) {
      const byte = bytes[offset] as number;
      value |= (byte & 0x7f) << shift;
      shift += 7;
      if (byte > 0x7f) continue;
      const number = next + (value >>> 2);
      all[count++] = number;
      if (value & IN_TITLE) title.push(number);
      if (value & IN_TAGS) tags.push(number);
      next = number + 1;
      value = shift = 0;
    }
    return { all, title, tags };
  }

  private numberOf(term: Term): number {
    const next = this.terms.length;
    const number =
      typeof term === "number" ? this.grams.numberOf(term, next) : (this.words.get(term) ?? next);
    if (number === next) this.addTerm(term);
    return number;
  }

  private addTerm(term: Term): void {
    const number = this.lists.add();
    if (typeof term === "string") this.words.set(term, number);
    this.terms.push(term);
    this.state = withRoom(this.state, (number + 1) * SIZE);
  }

  private addPosting(term: number, document: number, fields: number): void {
    const { state, lists } = this;
    const of = term * SIZE;
    let value = (document - (state[of + NEXT] as number)) * 4 + fields;
    for (; value > 0x7f; value >>>= 7) lists.push(term, (value & 0x7f) | 0x80);
    lists.push(term, value);
    state[of + NEXT] = document + 1;
    (state[of + COUNT] as number)++;
    (state[of + IN_FIELDS] as number) += (fields & 1) + (fields >>> 1);
  }
}
