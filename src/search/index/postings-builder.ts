import {
  encodePostingFile,
  fileOfGram,
  fileOfWord,
  gramNumber,
  type PostingFile,
  type Postings,
} from "../format/posting-file.js";
import { isCharacter, isWord, type Token } from "../format/tokenize.js";
import { NumberIndex } from "./number-index.js";
import { NumberList } from "./number-list.js";

/** Words have term numbers from here on, grams have those below. */
const FIRST_WORD = 2 ** 31;

/** A cache of grams that the present document has: most grams of a text come again in it. */
const RECENT = 1 << 14;

/**
 * Builds the posting files of a segment. Documents are added one after another, with ascending ids. It holds no text, but
 * four bytes for each term of each document, and two while files are made.
 */
export class PostingsBuilder {
  private readonly grams = new NumberIndex();
  private readonly words = new Map<string, number>();
  /** The last document that had each term. */
  private readonly lastIdOfGram = new NumberList();
  private readonly lastIdOfWord: number[] = [];
  private readonly recent = new Uint32Array(RECENT);
  /** The term numbers of all documents, one document after another. */
  private readonly terms = new NumberList();
  private readonly ids: number[] = [];
  /** Where the terms of each document begin. */
  private readonly starts: number[] = [];

  /**
   * Adds the terms of a text: each two characters in a row, each word, and single characters.
   * @param id at least that of the call before
   * @param singles all single characters, or those that begin or end a run of characters
   */
  add(id: number, tokens: readonly Token[], singles: "all" | "edges"): void {
    this.begin(id);
    let isAfterCharacter = false;
    for (let index = 0; index < tokens.length; index++) {
      const token = tokens[index] as Token;
      const next = tokens[index + 1];
      if (isWord(token)) this.addWord(id, token);
      const isNow = isCharacter(token);
      if (isNow) {
        const isInside = isAfterCharacter && isCharacter(next);
        if (singles === "all" || !isInside) this.addGram(id, token, 0);
        if (isCharacter(next)) this.addGram(id, token, next);
      }
      isAfterCharacter = isNow;
    }
  }

  /** Adds one word as it is. */
  addWord(id: number, word: string): void {
    this.begin(id);
    const term = this.words.get(word) ?? this.words.size;
    if (term === this.words.size) this.words.set(word, term);
    if (this.lastIdOfWord[term] === id) return;
    this.lastIdOfWord[term] = id;
    this.terms.push(FIRST_WORD + term);
  }

  /**
   * Yields the posting files in order. To be called once, since it frees the terms.
   * @param files how many; @param limit all ids are below this
   */
  *build(files: number, limit: number): Generator<PostingFile> {
    const postingsOf = this.invert(limit);
    const grams = this.grams.size;
    const words = [...this.words.keys()];
    const wordOf = (term: number): string => words[term - grams] as string;
    const termsIn = Array.from({ length: files }, (): number[] => []);
    for (let term = 0; term < grams + words.length; term++) {
      const file = term < grams ? fileOfGram(this.gramOf(term), files) : fileOfWord(wordOf(term), files);
      termsIn[file]?.push(term);
    }
    for (const terms of termsIn)
      yield encodePostingFile(
        terms.filter((term) => term < grams).map((term) => [this.gramOf(term), postingsOf(term)]),
        terms.filter((term) => term >= grams).map((term) => [wordOf(term), postingsOf(term)]),
        files,
        limit,
      );
  }

  private gramOf(term: number): number {
    const pair = this.grams.keys.get(term);
    return gramNumber(pair >>> 16, pair & 0xffff);
  }

  private begin(id: number): void {
    if (this.ids[this.ids.length - 1] === id) return;
    this.recent.fill(0);
    this.ids.push(id);
    this.starts.push(this.terms.length);
  }

  private addGram(id: number, first: number, second: number): void {
    const pair = ((first << 16) | second) >>> 0;
    const slot = (Math.imul(pair, 0x9e3779b1) >>> 8) & (RECENT - 1);
    if (this.recent[slot] === pair) return;
    this.recent[slot] = pair;
    const term = this.grams.add(pair);
    if (term === this.lastIdOfGram.length) this.lastIdOfGram.push(id);
    else if (this.lastIdOfGram.get(term) === id) return;
    else this.lastIdOfGram.set(term, id);
    this.terms.push(term);
  }

  /** Returns the postings of each term. Terms are numbered again: the grams, then the words. */
  private invert(limit: number): (term: number) => Postings {
    const grams = this.grams.size;
    const termOf = (term: number): number => (term >= FIRST_WORD ? term - FIRST_WORD + grams : term);
    const ends = new Uint32Array(grams + this.words.size + 1);
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
        postings[(next[termOf(term)] as number)++] = this.ids[document] as number;
        index++;
      }
    }
    return (term) => postings.subarray(ends[term], ends[term + 1]);
  }
}
