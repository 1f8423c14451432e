import { BitReader, BitWriter, riceParameter } from "./bit-codec.js";

/**
 * A posting file holds some of a segment's terms, each with its postings. Terms are grams or words. A gram is one character,
 * or two in a row, as a number. The bits hold the grams with their postings, then the postings of the words. The words have
 * spaces between them.
 */
export type PostingFile = readonly [bits: string, words: string];

/** Numbers of documents in ascending order. */
export type Ids = readonly number[] | Uint16Array | Uint32Array;

/** The documents that have a term: all of them, and those that have it in the title and in a tag. */
export interface Postings {
  readonly all: Ids;
  readonly title: Ids;
  readonly tags: Ids;
}

/** The terms of a posting file with their postings. */
export interface Terms {
  readonly grams: ReadonlyMap<number, Postings>;
  readonly words: ReadonlyMap<string, Postings>;
}

const NO_IDS: Ids = [];
/** The postings of a term that no document has. */
export const NO_POSTINGS: Postings = { all: NO_IDS, title: NO_IDS, tags: NO_IDS };

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

/** Tells whether a word is the term of a filter, such as `c:` and a channel. No other word has a colon. */
const isFilterTerm = (word: string): boolean => word.charAt(1) === ":";

/** Maps the numbers below 2^32 one to one, neighbours far apart. */
function scrambled(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * Encodes a file. Terms that no document has are left out.
 * @param files how many files the segment's terms lie in; @param documents how many documents the segment has
 */
export function encodePostingFile({ grams, words }: Terms, files: number, documents: number): PostingFile {
  const bits = new BitWriter();
  const sorted = sortedGrams(grams);
  bits.writeGamma(sorted.length + 1);
  // What is left of a gram's number when its file is known.
  const parameter = riceParameter(quotients(files), Math.max(sorted.length, 1));
  let last = -1;
  for (const gram of sorted) {
    const quotient = Math.floor(gram / files);
    bits.writeRice(quotient - last - 1, parameter);
    last = quotient;
    writePostings(bits, grams.get(gram) as Postings, documents);
  }
  const alphabetic = [...words.keys()].filter((word) => words.get(word)?.all.length).sort();
  for (const word of alphabetic) writePostings(bits, words.get(word) as Postings, documents);
  return [bits.take(), alphabetic.join(" ")];
}

function sortedGrams(grams: Terms["grams"]): Float64Array {
  const sorted = new Float64Array(grams.size);
  let count = 0;
  for (const [gram, { all }] of grams) if (all.length > 0) sorted[count++] = gram;
  return sorted.subarray(0, count).sort();
}

const quotients = (files: number): number => Math.ceil(2 ** 32 / files);

function writePostings(bits: BitWriter, { all, title, tags }: Postings, documents: number): void {
  bits.writeGamma(all.length);
  writeAscending(bits, all, documents);
  const hasFields = title.length + tags.length > 0;
  bits.write(hasFields ? 1 : 0, 1);
  if (!hasFields) return;
  for (const field of [title, tags]) {
    bits.writeGamma(field.length + 1);
    // All or none needs no more bits.
    if (field.length > 0 && field.length < all.length)
      writeAscending(bits, indexesOf(field, all), all.length);
  }
}

function writeAscending(bits: BitWriter, ids: Ids, limit: number): void {
  const parameter = riceParameter(limit, ids.length);
  let last = -1;
  for (let index = 0; index < ids.length; index++) {
    const id = ids[index] as number;
    bits.writeRice(id - last - 1, parameter);
    last = id;
  }
}

/** Returns where the ids of a field are among all. */
function indexesOf(field: Ids, all: Ids): number[] {
  let index = 0;
  return Array.from(field, (id) => {
    while ((all[index] as number) < id) index++;
    return index;
  });
}

/** Decodes a file. The other parameters are those that it was encoded with. @param file its number */
export function decodePostingFile(
  [text, words]: PostingFile,
  file: number,
  files: number,
  documents: number,
): Terms {
  const bits = new BitReader(text);
  const count = bits.readGamma() - 1;
  const parameter = riceParameter(quotients(files), Math.max(count, 1));
  const grams = new Map<number, Postings>();
  let quotient = -1;
  for (let left = count; left > 0; left--) {
    quotient += bits.readRice(parameter) + 1;
    grams.set(quotient * files + file, readPostings(bits, documents));
  }
  const list = words === "" ? [] : words.split(" ");
  return { grams, words: new Map(list.map((word) => [word, readPostings(bits, documents)])) };
}

function readPostings(bits: BitReader, documents: number): Postings {
  const all = readAscending(bits, bits.readGamma(), documents);
  if (bits.read(1) === 0) return { all, title: NO_IDS, tags: NO_IDS };
  const readField = (): Ids => {
    const length = bits.readGamma() - 1;
    if (length === 0) return NO_IDS;
    if (length >= all.length) return all;
    return readAscending(bits, length, all.length).map((index) => all[index] as number);
  };
  return { all, title: readField(), tags: readField() };
}

function readAscending(bits: BitReader, length: number, limit: number): Uint32Array {
  const ids = new Uint32Array(length);
  const parameter = riceParameter(limit, length);
  let last = -1;
  for (let index = 0; index < length; index++) {
    last += bits.readRice(parameter) + 1;
    ids[index] = last;
  }
  return ids;
}

/** Returns the postings of all words of a file with a prefix; of a prefix below `PREFIX_LENGTH`, those of the prefix as a word. */
export function postingsOfPrefix({ words }: Terms, prefix: string): Postings {
  if (prefix.length < PREFIX_LENGTH) return words.get(prefix) || NO_POSTINGS;
  const lists: Postings[] = [];
  words.forEach((postings, word) => {
    if (word.startsWith(prefix)) lists.push(postings);
  });
  if (lists.length === 1) return lists[0] as Postings;
  const union = (field: keyof Postings): Ids => {
    const all = new Set<number>();
    for (const list of lists) for (const id of Array.from(list[field])) all.add(id);
    return Uint32Array.from(all).sort();
  };
  return { all: union("all"), title: union("title"), tags: union("tags") };
}
