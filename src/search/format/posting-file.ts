import { unmarked } from "./arabic-article.js";
import { BitReader, BitWriter, riceParameter } from "./bit-codec.js";
import type { Span } from "./span.js";

/** Some of a segment's terms with their postings. The bits hold those of the grams, then those of the words. */
export type PostingFile = readonly [bits: string, words: string];

/** What can be looked up: a gram, which is one character or two in a row, by the number of `gramNumber`; or a word. */
export type Term = number | string;

/** Numbers of documents in ascending order. */
export type Ids = readonly number[];

/** The documents that have a term: all of them, and those that have it in the title and in a tag. */
export interface Postings {
  readonly all: Ids;
  readonly title: Ids;
  readonly tags: Ids;
}

/** The documents that a word of a query finds. */
export interface FoundPostings extends Postings {
  /** Those that have the word as it was typed. Missing where all have. */
  readonly typed?: Ids;
}

export type Terms = ReadonlyMap<Term, Postings>;

/** Makes postings of the lists of each field. */
export const makePostings = (idsOf: (field: keyof Postings) => Ids): Postings => ({
  all: idsOf("all"),
  title: idsOf("title"),
  tags: idsOf("tags"),
});

export const NO_POSTINGS = makePostings(() => []);

/** Returns the number of a gram. Below 2^32; no two grams have the same. @param second 0 for a gram of one character */
export const gramNumber = (first: number, second: number): number => scrambled(first * 0x10000 + second);

/** The least number of code units that find words as their prefix. */
export const PREFIX_LENGTH = 2;

/** So many code units at the beginning of a word say where it is. */
export const PLACED_LENGTH = 3;

/** Words with the same first two code units have so many places, one after the other. */
const PLACES_OF_PREFIX = 2 ** 20;

/** Places of terms: from the first to the one before the end. */
export interface Places {
  readonly first: number;
  readonly end: number;
}

/**
 * Returns the place of a term, below 2^32. Words with the same first three code units share one, so that a prefix is looked up
 * in one file. Words with the same first two are near each other.
 */
export function placeOf(term: Term): number {
  if (typeof term === "number") return term;
  if (isFilterTerm(term)) return hashOf(term);
  const word = unmarked(term);
  return firstPlace(word) + (hashOf(word.slice(0, PLACED_LENGTH)) % PLACES_OF_PREFIX);
}

/** Returns the places of the words with a prefix of at least `PREFIX_LENGTH`. */
export function placesOfPrefix(prefix: string): Places {
  const word = unmarked(prefix);
  const isPlaced = word.length >= PLACED_LENGTH;
  return isPlaced ? placesOf(word) : { first: firstPlace(word), end: firstPlace(word) + PLACES_OF_PREFIX };
}

/** Returns the only place of a term. */
export const placesOf = (term: Term): Places => ({ first: placeOf(term), end: placeOf(term) + 1 });

/** Returns the first place of the words that begin like a word. */
const firstPlace = (word: string): number => {
  const hash = hashOf(word.slice(0, PREFIX_LENGTH));
  return hash - (hash % PLACES_OF_PREFIX);
};

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return scrambled(hash);
}

/** Tells whether a word is the term of a filter, such as `c:` and a channel. No other word has a colon. */
const isFilterTerm = (word: string): boolean => word.charAt(1) === ":";

/** Maps the numbers below 2^32 one to one, neighbours far apart. */
function scrambled(value: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x7feb352d);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** Encodes the terms of a file. @param span of their places; @param documents how many documents the segment has */
export function encodePostingFile(terms: Terms, span: Span, documents: number): PostingFile {
  const bits = new BitWriter();
  const write = (term: Term): void => writePostings(bits, terms.get(term) as Postings, documents);
  const all = [...terms.keys()];
  const grams = all.filter((term) => typeof term === "number").sort((a, b) => a - b);
  const words = all.filter((term) => typeof term === "string").sort();
  const parameter = gramParameter(span, grams.length);
  bits.writeGamma(grams.length + 1);
  let next = span.index * 2 ** span.exponent;
  for (const gram of grams) {
    bits.writeRice(gram - next, parameter);
    next = gram + 1;
    write(gram);
  }
  words.forEach(write);
  return [bits.take(), words.join(" ")];
}

/** The gaps between the numbers of grams are stored. */
const gramParameter = ({ exponent }: Span, grams: number): number => riceParameter(2 ** exponent, grams);

function writePostings(bits: BitWriter, { all, title, tags }: Postings, documents: number): void {
  bits.writeGamma(all.length);
  writeAscending(bits, all, documents);
  const hasFields = title.length + tags.length > 0;
  bits.write(hasFields ? 1 : 0, 1);
  if (!hasFields) return;
  for (const field of [title, tags]) {
    bits.writeGamma(field.length + 1);
    writeAscending(bits, indexesOf(field, all), all.length);
  }
}

/** Writes numbers below a limit, or those that are left out, whatever are fewer: all or none take no bits. */
function writeAscending(bits: BitWriter, ids: Ids, limit: number): void {
  const fewer = isMost(ids.length, limit) ? othersOf(ids, limit) : ids;
  const parameter = riceParameter(limit, fewer.length);
  let next = 0;
  for (const id of fewer) {
    bits.writeRice(id - next, parameter);
    next = id + 1;
  }
}

const isMost = (length: number, limit: number): boolean => length * 2 > limit;

/** Returns the numbers below a limit that are not among some. */
function othersOf(ids: Ids, limit: number): Ids {
  const others = new Array<number>(limit - ids.length);
  let [count, next] = [0, 0];
  for (const id of ids) {
    while (next < id) others[count++] = next++;
    next = id + 1;
  }
  while (next < limit) others[count++] = next++;
  return others;
}

/** Returns where the ids of a field are among all. */
function indexesOf(field: Ids, all: Ids): Ids {
  let index = 0;
  return field.map((id) => {
    while ((all[index] as number) < id) index++;
    return index;
  });
}

/** Decodes a file. The other parameters are those that it was encoded with. */
export function decodePostingFile([text, words]: PostingFile, span: Span, documents: number): Terms {
  const bits = new BitReader(text);
  const read = (): Postings => readPostings(bits, documents);
  const terms = new Map<Term, Postings>();
  const count = bits.readGamma() - 1;
  const parameter = gramParameter(span, count);
  let next = span.index * 2 ** span.exponent;
  for (let left = count; left > 0; left--) {
    const gram = next + bits.readRice(parameter);
    terms.set(gram, read());
    next = gram + 1;
  }
  for (const word of words === "" ? [] : words.split(" ")) terms.set(word, read());
  return terms;
}

function readPostings(bits: BitReader, documents: number): Postings {
  const all = readAscending(bits, bits.readGamma(), documents);
  if (bits.read(1) === 0) return { ...NO_POSTINGS, all };
  const readField = (): Ids =>
    readAscending(bits, bits.readGamma() - 1, all.length).map((index) => all[index] as number);
  return { all, title: readField(), tags: readField() };
}

function readAscending(bits: BitReader, length: number, limit: number): Ids {
  const fewer = new Array<number>(isMost(length, limit) ? limit - length : length);
  const parameter = riceParameter(limit, fewer.length);
  let next = 0;
  for (let index = 0; index < fewer.length; index++) {
    next += bits.readRice(parameter);
    fewer[index] = next++;
  }
  return isMost(length, limit) ? othersOf(fewer, limit) : fewer;
}

/** Tells whether a word is another form of one. */
export type IsForm = (word: string) => boolean;

/**
 * Returns the postings of all words with a prefix, and of its other forms; of a prefix below `PREFIX_LENGTH`, those of the
 * prefix as a word.
 */
export function postingsOfPrefix(terms: Terms, prefix: string, isForm: IsForm = () => false): FoundPostings {
  if (prefix.length < PREFIX_LENGTH) return terms.get(prefix) || NO_POSTINGS;
  const typed: Postings[] = [];
  const others: Postings[] = [];
  terms.forEach((postings, term) => {
    if (typeof term !== "string") return;
    if (term.startsWith(prefix)) typed.push(postings);
    else if (isForm(term)) others.push(postings);
  });
  if (others.length === 0) return union(typed);
  return { ...union([...typed, ...others]), typed: union(typed).all };
}

function union(lists: readonly Postings[]): Postings {
  if (lists.length === 1) return lists[0] as Postings;
  return makePostings((field) => {
    const all = new Set<number>();
    for (const list of lists) for (const id of list[field]) all.add(id);
    return Array.from(all).sort((a, b) => a - b);
  });
}
