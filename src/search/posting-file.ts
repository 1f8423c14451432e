import { BitReader, BitWriter, riceParameter } from "./bits.js";

/**
 * A posting file: some of a segment's terms, each with the numbers of the units (documents, or fields of documents) that
 * hold it. Terms of one or two characters are kept as what is left of a number when its file is known; words as they are.
 */
export type PostingFile = readonly [bits: string, words: string];

/** The numbers of a term's units, ascending. */
export type Postings = readonly number[] | Uint16Array | Uint32Array;

/** Returns the number of a term of one character, or of two in a row. Below 2^32; no two terms share one. */
export const gramNumber = (first: number, second = 0): number => mixed(first * 0x10000 + second);

/**
 * Returns the file, of so many, in which a term of characters is looked up.
 * @param gram see `gramNumber`
 */
export const fileOfGram = (gram: number, files: number): number => gram % files;

/** Returns the file in which a word is looked up: words that begin alike share one, so that a prefix is found in it too. */
export function fileOfWord(word: string, files: number): number {
  const prefix = isFilterTerm(word) ? word : word.slice(0, PREFIX);
  let hash = 0x811c9dc5;
  for (let at = 0; at < prefix.length; at++) hash = Math.imul(hash ^ prefix.charCodeAt(at), 0x01000193);
  return mixed(hash >>> 0) % files;
}

/** Characters from which on the beginning of a word finds it. */
export const PREFIX = 2;

/** Terms that only a filter looks up, `c:` and a channel or `t:` and a tag; no word has a colon. */
const isFilterTerm = (word: string): boolean => word.charAt(1) === ":";

/** A permutation of the numbers below 2^32 that scatters neighbours. */
function mixed(value: number): number {
  let mixing = value | 0;
  mixing = Math.imul(mixing ^ (mixing >>> 16), 0x7feb352d);
  mixing = Math.imul(mixing ^ (mixing >>> 15), 0x846ca68b);
  return (mixing ^ (mixing >>> 16)) >>> 0;
}

/**
 * Prints a file's terms.
 * @param grams terms of characters by `gramNumber`, all of this file; @param words likewise
 * @param files how many files the segment's terms lie in; @param units numbers of units are below this
 */
export function encodePostingFile(
  grams: readonly (readonly [gram: number, units: Postings])[],
  words: readonly (readonly [word: string, units: Postings])[],
  files: number,
  units: number,
): PostingFile {
  const bits = new BitWriter();
  const sorted = [...grams].sort((a, b) => a[0] - b[0]);
  bits.writeGamma(sorted.length + 1);
  const parameter = riceParameter(rests(files), Math.max(sorted.length, 1));
  let last = -1;
  for (const [gram, postings] of sorted) {
    const rest = Math.floor(gram / files);
    bits.writeRice(rest - last - 1, parameter);
    last = rest;
    writePostings(bits, postings, units);
  }
  const alphabetic = [...words].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  for (const [, postings] of alphabetic) writePostings(bits, postings, units);
  return [bits.take(), alphabetic.map(([word]) => word).join(" ")];
}

const rests = (files: number): number => Math.ceil(2 ** 32 / files);

function writePostings(bits: BitWriter, postings: Postings, units: number): void {
  bits.writeGamma(postings.length);
  const parameter = riceParameter(units, postings.length);
  let last = -1;
  for (const unit of postings) {
    bits.writeRice(unit - last - 1, parameter);
    last = unit;
  }
}

/** Finds terms in a posting file. */
export class PostingReader {
  private readonly grams = new Map<number, Uint32Array>();
  private readonly words: readonly string[];
  private readonly wordPostings: readonly Uint32Array[];

  /** @param files how many files the segment's terms lie in; @param units see `encodePostingFile` */
  constructor([text, words]: PostingFile, files: number, units: number) {
    const bits = new BitReader(text);
    const count = bits.readGamma() - 1;
    const parameter = riceParameter(rests(files), Math.max(count, 1));
    let rest = -1;
    for (let at = 0; at < count; at++) {
      rest += bits.readRice(parameter) + 1;
      this.grams.set(rest, readPostings(bits, units));
    }
    this.words = words === "" ? [] : words.split(" ");
    this.wordPostings = this.words.map(() => readPostings(bits, units));
    this.files = files;
  }

  private readonly files: number;

  /** Returns the units that hold a term of characters; none where there is no such term. */
  gram(gram: number): Uint32Array {
    return this.grams.get(Math.floor(gram / this.files)) ?? NONE;
  }

  word(word: string): Uint32Array {
    return this.wordPostings[this.words.indexOf(word)] ?? NONE;
  }

  /** Returns the units that hold a word with this beginning. @param prefix at least `PREFIX` characters, or a whole word */
  prefix(prefix: string): Uint32Array {
    if (prefix.length < PREFIX) return this.word(prefix);
    const lists = this.wordPostings.filter((_, at) => this.words[at]?.startsWith(prefix));
    return lists.length === 1 ? (lists[0] as Uint32Array) : united(lists);
  }
}

const NONE = new Uint32Array(0);

function readPostings(bits: BitReader, units: number): Uint32Array {
  const postings = new Uint32Array(bits.readGamma());
  const parameter = riceParameter(units, postings.length);
  let last = -1;
  for (let at = 0; at < postings.length; at++) {
    last += bits.readRice(parameter) + 1;
    postings[at] = last;
  }
  return postings;
}

/** Returns what at least one of the lists has, ascending. */
export function united(lists: readonly Uint32Array[]): Uint32Array {
  const all = new Set<number>();
  for (const list of lists) for (const unit of list) all.add(unit);
  return Uint32Array.from(all).sort();
}
