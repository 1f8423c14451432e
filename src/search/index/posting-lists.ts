import { NumberList } from "./number-list.js";

/** Words have term numbers from here on. Their last documents are in a list of their own, since it has no gaps then. */
const FIRST_WORD = 2 ** 31;

/**
 * Collects which terms each document has, and then tells which documents each term has. It takes four bytes for each term of
 * each document, and two more while it turns them over.
 */
export class PostingLists {
  /** The terms of all documents, one document after another. */
  private readonly terms = new NumberList();
  private readonly documents: number[] = [];
  /** Where the terms of each document begin. */
  private readonly starts: number[] = [];
  /** One more than the last document that had each gram and each word; 0 where none had it. */
  private readonly lastOfGram = new NumberList();
  private readonly lastOfWord = new NumberList();

  /** Adds a term of a document. @param document at least that of the call before */
  add(document: number, term: number): void {
    const last = term < FIRST_WORD ? this.lastOfGram : this.lastOfWord;
    const index = term < FIRST_WORD ? term : term - FIRST_WORD;
    while (last.length <= index) last.push(0);
    if (last.get(index) === document + 1) return;
    last.set(index, document + 1);
    if (this.documents[this.documents.length - 1] !== document) {
      this.documents.push(document);
      this.starts.push(this.terms.length);
    }
    this.terms.push(term);
  }

  /**
   * Returns the ascending documents of each term. To be called once, since it frees the terms.
   * @param count how many terms there are; @param termOf returns a number below `count` for each
   * @param limit all documents are below this
   */
  invert(
    count: number,
    termOf: (term: number) => number,
    limit: number,
  ): (term: number) => Uint16Array | Uint32Array {
    const ends = new Uint32Array(count + 1);
    for (const part of this.terms.parts()) for (const term of part) (ends[termOf(term) + 1] as number)++;
    for (let term = 1; term < ends.length; term++) (ends[term] as number) += ends[term - 1] as number;
    const next = ends.slice();
    const { length } = this.terms;
    const postings = limit > 1 << 16 ? new Uint32Array(length) : new Uint16Array(length);
    let document = -1;
    let index = 0;
    for (const part of this.terms.drain()) {
      for (const term of part) {
        while (this.starts[document + 1] === index) document++;
        postings[(next[termOf(term)] as number)++] = this.documents[document] as number;
        index++;
      }
    }
    return (term) => postings.subarray(ends[term], ends[term + 1]);
  }
}
