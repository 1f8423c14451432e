import { fileOfGram, fileOfWord, gramNumber, type Postings, type Terms } from "../format/posting-file.js";
import { isCharacter, isWord, type Token } from "../format/tokenize.js";
import { NumberIndex } from "./number-index.js";
import { PostingLists } from "./posting-lists.js";

/** A part of a document. Single characters are terms in titles and tags, but in texts only where a clause begins or ends. */
export type Field = "title" | "tags" | "text";

/** Words have term numbers from here on, grams have those below. */
const FIRST_WORD = 2 ** 31;

/** A cache of grams that the present field has: most grams of a text come again in it. */
const RECENT = 1 << 14;

/** Builds the postings of a segment. Documents are added one after another, with ascending numbers. No text is held. */
export class PostingsBuilder {
  private readonly grams = new NumberIndex();
  private readonly words = new Map<string, number>();
  private readonly lists = { all: new PostingLists(), title: new PostingLists(), tags: new PostingLists() };
  private readonly recent = new Uint32Array(RECENT);
  private present = "";

  /** Adds the terms of a field: each two characters in a row, each word, and single characters. */
  add(document: number, tokens: readonly Token[], field: Field): void {
    if (this.present !== `${document} ${field}`) this.recent.fill(0);
    this.present = `${document} ${field}`;
    let isAfterCharacter = false;
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index] as Token;
      const next = tokens[index + 1];
      if (isWord(token)) this.addWord(document, token, field);
      const isNow = isCharacter(token);
      if (isNow) {
        const isInside = isAfterCharacter && isCharacter(next);
        if (field !== "text" || !isInside) this.addGram(document, token, 0, field);
        if (isCharacter(next)) this.addGram(document, token, next, field);
      }
      isAfterCharacter = isNow;
    }
  }

  /** Adds one word as it is. */
  addWord(document: number, word: string, field: Field): void {
    const term = this.words.get(word) ?? this.words.size;
    if (term === this.words.size) this.words.set(word, term);
    this.addTerm(document, FIRST_WORD + term, field);
  }

  /**
   * Yields the terms of each posting file. To be called once, since it frees what it yields.
   * @param files how many; @param documents all numbers of documents are below this
   */
  *build(files: number, documents: number): Generator<Terms> {
    const grams = this.grams.size;
    const size = { grams, words: this.words.size };
    const words = [...this.words.keys()];
    const termOf = (term: number): number => (term >= FIRST_WORD ? term - FIRST_WORD + grams : term);
    const lists = {
      all: this.lists.all.invert(size.grams + size.words, termOf, documents),
      title: this.lists.title.invert(size.grams + size.words, termOf, documents),
      tags: this.lists.tags.invert(size.grams + size.words, termOf, documents),
    };
    const postings = (term: number): Postings => ({
      all: lists.all(term),
      title: lists.title(term),
      tags: lists.tags(term),
    });
    const termsIn = Array.from({ length: files }, (): number[] => []);
    for (let term = 0; term < grams; term++) termsIn[fileOfGram(this.gramOf(term), files)]?.push(term);
    for (const [index, word] of words.entries()) termsIn[fileOfWord(word, files)]?.push(grams + index);
    for (const terms of termsIn) {
      const file = { grams: new Map<number, Postings>(), words: new Map<string, Postings>() };
      for (const term of terms)
        if (term < grams) file.grams.set(this.gramOf(term), postings(term));
        else file.words.set(words[term - grams] as string, postings(term));
      yield file;
    }
  }

  private gramOf(term: number): number {
    const pair = this.grams.keys.get(term);
    return gramNumber(pair >>> 16, pair & 0xffff);
  }

  private addGram(document: number, first: number, second: number, field: Field): void {
    const pair = ((first << 16) | second) >>> 0;
    const slot = (Math.imul(pair, 0x9e3779b1) >>> 8) & (RECENT - 1);
    if (this.recent[slot] === pair) return;
    this.recent[slot] = pair;
    this.addTerm(document, this.grams.add(pair), field);
  }

  private addTerm(document: number, term: number, field: Field): void {
    this.lists.all.add(document, term);
    if (field !== "text") this.lists[field].add(document, term);
  }
}
