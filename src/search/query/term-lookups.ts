import { fileOfGram, fileOfWord, gramNumber, type PostingReader } from "../format/posting-file.js";
import { isCharacter, isWord, type Token } from "../format/tokenize.js";

/** How to look up one gram or word in the posting files of a segment. */
export interface Lookup {
  /** Returns which of so many files has it. */
  readonly fileOf: (files: number) => number;
  /** Returns its postings in that file. */
  readonly read: (file: PostingReader) => Uint32Array;
}

/** The most lookups of a term: each may load a file of every segment. */
const MAX_LOOKUPS = 12;

/** Returns the lookups of a term. A document that holds the term is in the postings of all of them. */
export function lookupsOf(term: readonly Token[]): Lookup[] {
  const lookups: Lookup[] = [];
  for (let index = 0; index < term.length; index++) {
    const [before, token, after] = [term[index - 1], term[index], term[index + 1]];
    if (isWord(token)) lookups.push(after === undefined ? prefixLookup(token) : wordLookup(token));
    else if (isCharacter(token) && isCharacter(after)) lookups.push(gramLookup(token, after));
    else if (isCharacter(token) && !isCharacter(before)) lookups.push(gramLookup(token, 0));
  }
  if (lookups.length <= MAX_LOOKUPS) return lookups;
  const step = (lookups.length - 1) / (MAX_LOOKUPS - 1);
  return Array.from({ length: MAX_LOOKUPS }, (_, index) => lookups[Math.round(index * step)] as Lookup);
}

/** Returns the lookup of a whole word, or of a filter's term. */
export const wordLookup = (word: string): Lookup => ({
  fileOf: (files) => fileOfWord(word, files),
  read: (file) => file.word(word),
});

const prefixLookup = (prefix: string): Lookup => ({
  fileOf: (files) => fileOfWord(prefix, files),
  read: (file) => file.prefix(prefix),
});

function gramLookup(first: number, second: number): Lookup {
  const gram = gramNumber(first, second);
  return { fileOf: (files) => fileOfGram(gram, files), read: (file) => file.gram(gram) };
}
