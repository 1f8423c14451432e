import { BitReader, BitWriter, riceParameter } from "./bit-codec.js";

/**
 * A posting file holds some of a segment's terms, each with its postings: the ascending ids of the documents that have the
 * term. In the files of titles an id is the number of a field instead. Terms are grams or words. A gram is one character,
 * or two in a row, as a number. The bits hold the grams with their postings, then the postings of the words.
 */
export type PostingFile = readonly [bits: string, words: string];

/** Ids in ascending order. */
export type Postings = readonly number[] | Uint16Array | Uint32Array;

/** Returns the number of a gram. Below 2^32; no two grams have the same. @param second 0 for a gram of one character */
export const gramNumber = (first: number, second: number): number => scrambled(first * 0x10000 + second);

/** Returns which of so many files holds a gram. @param gram made by `gramNumber` */
export const fileOfGram = (gram: number, files: number): number => gram % files;

/** Returns which of so many files holds a word. Words that begin alike share a file, so that a prefix is looked up in one. */
export function fileOfWord(word: string, files: number): number {
  const prefix = isFilterTerm(word) ? word : word.slice(0, PREFIX_LENGTH);
  let hash = 0x811c9dc5;
  for (let index = 0; index < prefix.length; index++)
    hash = Math.imul(hash ^ prefix.charCodeAt(index), 0x01000193);
  return scrambled(hash >>> 0) % files;
}

/** The least number of code units that find words as their prefix. */
export const PREFIX_LENGTH = 2;

/** Tells whether a word is a term of a filter: `c:` and a channel, or `t:` and a tag. No other word has a colon. */
const isFilterTerm = (word: string): boolean => word.charAt(1) === ":";

/** Maps the numbers below 2^32 one to one, neighbours far apart. */
function scrambled(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * Encodes a file.
 * @param grams all grams of this file, in any order; @param words all words of it
 * @param files how many files the segment's terms lie in; @param limit all ids are below this
 */
export function encodePostingFile(
  grams: readonly (readonly [gram: number, postings: Postings])[],
  words: readonly (readonly [word: string, postings: Postings])[],
  files: number,
  limit: number,
): PostingFile {
  const bits = new BitWriter();
  const sorted = [...grams].sort((a, b) => a[0] - b[0]);
  bits.writeGamma(sorted.length + 1);
  // What is left of a gram's number when its file is known.
  const parameter = riceParameter(quotients(files), Math.max(sorted.length, 1));
  let last = -1;
  for (const [gram, postings] of sorted) {
    const quotient = Math.floor(gram / files);
    bits.writeRice(quotient - last - 1, parameter);
    last = quotient;
    writePostings(bits, postings, limit);
  }
  const alphabetic = [...words].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  for (const [, postings] of alphabetic) writePostings(bits, postings, limit);
  return [bits.take(), alphabetic.map(([word]) => word).join(" ")];
}

const quotients = (files: number): number => Math.ceil(2 ** 32 / files);

function writePostings(bits: BitWriter, postings: Postings, limit: number): void {
  bits.writeGamma(postings.length);
  const parameter = riceParameter(limit, postings.length);
  let last = -1;
  for (const id of postings) {
    bits.writeRice(id - last - 1, parameter);
    last = id;
  }
}

/** Finds terms in a posting file. */
export class PostingReader {
  private readonly grams = new Map<number, Uint32Array>();
  private readonly words: readonly string[];
  private readonly wordPostings: readonly Uint32Array[];

  /** @param files as given to `encodePostingFile`; @param limit likewise */
  constructor(
    [text, words]: PostingFile,
    private readonly files: number,
    limit: number,
  ) {
    const bits = new BitReader(text);
    const count = bits.readGamma() - 1;
    const parameter = riceParameter(quotients(files), Math.max(count, 1));
    let quotient = -1;
    for (let left = count; left > 0; left--) {
      quotient += bits.readRice(parameter) + 1;
      this.grams.set(quotient, readPostings(bits, limit));
    }
    this.words = words === "" ? [] : words.split(" ");
    this.wordPostings = this.words.map(() => readPostings(bits, limit));
  }

  /** Returns the postings of a gram of this file; none where it has no such gram. */
  gram(gram: number): Uint32Array {
    return this.grams.get(Math.floor(gram / this.files)) ?? NONE;
  }

  word(word: string): Uint32Array {
    return this.wordPostings[this.words.indexOf(word)] ?? NONE;
  }

  /** Returns the postings of all words with a prefix; of a prefix below `PREFIX_LENGTH`, those of the prefix as a word. */
  prefix(prefix: string): Uint32Array {
    if (prefix.length < PREFIX_LENGTH) return this.word(prefix);
    const lists = this.wordPostings.filter((_, index) => this.words[index]?.startsWith(prefix));
    return lists.length === 1 ? (lists[0] as Uint32Array) : union(lists);
  }
}

const NONE = new Uint32Array(0);

function readPostings(bits: BitReader, limit: number): Uint32Array {
  const postings = new Uint32Array(bits.readGamma());
  const parameter = riceParameter(limit, postings.length);
  let last = -1;
  for (let index = 0; index < postings.length; index++) {
    last += bits.readRice(parameter) + 1;
    postings[index] = last;
  }
  return postings;
}

function union(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Set<number>();
  for (const list of lists) for (const id of list) all.add(id);
  return Uint32Array.from(all).sort();
}
