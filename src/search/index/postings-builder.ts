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
  /** The last document that had each word. */
  private readonly lastIdOfWord: number[] = [];
  private readonly recent = new Uint32Array(RECENT);
  /** The term numbers of all documents, one document after another. Some grams come twice in a document. */
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
        if (singles === "all" || !isInside) this.addGram(token, 0);
        if (isCharacter(next)) this.addGram(token, next);
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
    const words = [...this.words.keys()];
    const postingsOf = this.invert(words.length, limit);
    const isGram = (term: number): boolean => term < this.grams.size;
    const gramOf = (term: number): number => {
      const pair = this.grams.keys.get(term);
      return gramNumber(pair >>> 16, pair & 0xffff);
    };
    const wordOf = (term: number): string => words[term - this.grams.size] as string;
    const termsIn = groupTerms(this.grams.size + words.length, files, (term) =>
      isGram(term) ? fileOfGram(gramOf(term), files) : fileOfWord(wordOf(term), files),
    );
    for (let file = 0; file < files; file++) {
      const terms = Array.from(termsIn(file));
      yield encodePostingFile(
        terms.filter(isGram).map((term) => [gramOf(term), postingsOf(term)]),
        terms.filter((term) => !isGram(term)).map((term) => [wordOf(term), postingsOf(term)]),
        files,
        limit,
      );
    }
  }

  private begin(id: number): void {
    if (this.ids[this.ids.length - 1] === id) return;
    this.recent.fill(0);
    this.ids.push(id);
    this.starts.push(this.terms.length);
  }

  private addGram(first: number, second: number): void {
    const pair = ((first << 16) | second) >>> 0;
    const slot = (Math.imul(pair, 0x9e3779b1) >>> 8) & (RECENT - 1);
    if (this.recent[slot] === pair) return;
    this.recent[slot] = pair;
    this.terms.push(this.grams.add(pair));
  }

  /** Returns the postings of each term. Terms are numbered again: the grams, then the words. */
  private invert(words: number, limit: number): (term: number) => Postings {
    const grams = this.grams.size;
    const termOf = (term: number): number => (term >= FIRST_WORD ? term - FIRST_WORD + grams : term);
    const ends = new Uint32Array(grams + words + 1);
    for (const part of this.terms.parts()) for (const term of part) (ends[termOf(term) + 1] as number)++;
    addUp(ends);
    const next = ends.slice();
    const { length } = this.terms;
    const postings = limit > 1 << 16 ? new Uint32Array(length) : new Uint16Array(length);
    let document = -1;
    let index = 0;
    for (const part of this.terms.drain()) {
      for (const entry of part) {
        while (this.starts[document + 1] === index) document++;
        index++;
        const term = termOf(entry);
        const offset = next[term] as number;
        const id = this.ids[document] as number;
        if (offset > (ends[term] as number) && postings[offset - 1] === id) continue;
        postings[offset] = id;
        next[term] = offset + 1;
      }
    }
    return (term) => postings.subarray(ends[term], next[term]);
  }
}

/** Returns the terms of each file, ascending. */
function groupTerms(
  terms: number,
  files: number,
  fileOf: (term: number) => number,
): (file: number) => Uint32Array {
  const fileOfTerm = Uint32Array.from({ length: terms }, (_, term) => fileOf(term));
  const ends = new Uint32Array(files + 1);
  for (const file of fileOfTerm) (ends[file + 1] as number)++;
  addUp(ends);
  const next = ends.slice();
  const grouped = new Uint32Array(terms);
  for (const [term, file] of fileOfTerm.entries()) grouped[(next[file] as number)++] = term;
  return (file) => grouped.subarray(ends[file], ends[file + 1]);
}

/** Adds to each number the sum of those before it. */
function addUp(numbers: Uint32Array): void {
  for (let index = 1; index < numbers.length; index++)
    (numbers[index] as number) += numbers[index - 1] as number;
}
