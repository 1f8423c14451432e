import { GrowingList } from "./growing-list.js";
import { NumberLog } from "./number-log.js";
import {
  encodePostingFile,
  fileOfGram,
  fileOfWord,
  gramNumber,
  type PostingFile,
  type Postings,
} from "./posting-file.js";
import { isGram, isWord, type Token } from "./tokenize.js";

/**
 * Collects which units hold which terms. Units come one after another, in ascending order. In memory lie four bytes a
 * term of a unit, of which two are left when files are made; no text.
 */
export class TermCollector {
  /** Terms of characters: an open hash table of raw pairs, each with the unit that held it last and its id and 1. */
  private table = new Uint32Array(SLOT << 12);
  private readonly pairs = new GrowingList();
  /** Some of the pairs that the present unit has been found to hold: most of a text's pairs come again in it. */
  private readonly recent = new Uint32Array(1 << 12);
  /** Ids of terms of characters count up from 0, words have the ids 2^31 + their place. */
  private readonly words = new Map<string, number>();
  private readonly lastUnitOfWord: number[] = [];
  /** Terms in the order of their coming, and where the terms of each unit begin. */
  private readonly entries = new NumberLog();
  private readonly starts: number[] = [];
  private readonly units: number[] = [];

  /**
   * Notes the terms of a text: each two characters that follow each other, each word, and single characters.
   * @param singles all of them, or those where a run of characters begins or ends, which a phrase may cut off
   */
  add(unit: number, tokens: readonly Token[], singles: "all" | "edges"): void {
    this.begin(unit);
    let isAfterGram = false;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at] as Token;
      const next = tokens[at + 1];
      if (isWord(token)) this.addWord(unit, token);
      const isHere = isGram(token);
      if (isHere) {
        const isInside = isAfterGram && isGram(next);
        if (singles === "all" || !isInside) this.addPair(unit, token, 0);
        if (isGram(next)) this.addPair(unit, token, next);
      }
      isAfterGram = isHere;
    }
  }

  /** Notes a word as it is. */
  addWord(unit: number, word: string): void {
    this.begin(unit);
    const id = this.words.get(word) ?? this.words.size;
    if (id === this.words.size) this.words.set(word, id);
    if (this.lastUnitOfWord[id] === unit) return;
    this.lastUnitOfWord[id] = unit;
    this.entries.push(WORD + id);
  }

  /**
   * Returns the posting files, once: the terms are let go of.
   * @param files how many; @param limit numbers of units are below it
   */
  *postingFiles(files: number, limit: number): Generator<PostingFile> {
    const wordNames = [...this.words.keys()];
    const pairTerms = this.pairs.length;
    const lists = this.postings(pairTerms, pairTerms + wordNames.length, limit);
    const termsOf = inFiles(files, pairTerms + wordNames.length, (term) => {
      if (term >= pairTerms) return fileOfWord(wordNames[term - pairTerms] as string, files);
      return fileOfGram(this.gramOf(term), files);
    });
    for (let file = 0; file < files; file++) {
      const terms = termsOf(file);
      const grams: [number, Postings][] = [];
      const words: [string, Postings][] = [];
      for (const term of terms) {
        if (term < pairTerms) grams.push([this.gramOf(term), lists(term)]);
        else words.push([wordNames[term - pairTerms] as string, lists(term)]);
      }
      yield encodePostingFile(grams, words, files, limit);
    }
  }

  private gramOf(term: number): number {
    const pair = this.pairs.at(term);
    return gramNumber(pair >>> 16, pair & 0xffff);
  }

  private begin(unit: number): void {
    if (this.units[this.units.length - 1] === unit) return;
    this.recent.fill(0);
    this.units.push(unit);
    this.starts.push(this.entries.length);
  }

  private addPair(unit: number, first: number, second: number): void {
    const pair = ((first << 16) | second) >>> 0;
    const { table, recent } = this;
    const scattered = Math.imul(pair, 0x9e3779b1) >>> 8;
    if (recent[scattered & (recent.length - 1)] === pair) return;
    recent[scattered & (recent.length - 1)] = pair;
    const slot = slotOf(table, pair);
    const known = table[slot + ID] as number;
    if (known !== 0 && table[slot + UNIT] === unit) return;
    table[slot + UNIT] = unit;
    this.entries.push(known !== 0 ? known - 1 : this.insert(pair, slot));
  }

  private insert(pair: number, slot: number): number {
    const id = this.pairs.length;
    this.pairs.push(pair);
    this.table[slot] = pair;
    this.table[slot + ID] = id + 1;
    if (id * 2 * SLOT > this.table.length) this.grow();
    return id;
  }

  private grow(): void {
    const smaller = this.table;
    this.table = new Uint32Array(smaller.length * 2);
    for (let from = 0; from < smaller.length; from += SLOT) {
      if (smaller[from + ID] === 0) continue;
      const slot = slotOf(this.table, smaller[from] as number);
      for (let at = 0; at < SLOT; at++) this.table[slot + at] = smaller[from + at] as number;
    }
  }

  /** Sorts the entries by term: returns what gives the units of a term. */
  private postings(pairTerms: number, terms: number, limit: number): (term: number) => Postings {
    const termOf = (entry: number): number => (entry >= WORD ? entry - WORD + pairTerms : entry);
    const ends = new Uint32Array(terms + 1);
    for (const part of this.entries.parts()) for (const entry of part) (ends[termOf(entry) + 1] as number)++;
    for (let term = 0; term < terms; term++) (ends[term + 1] as number) += ends[term] as number;
    const next = ends.slice(0, terms);
    const { length } = this.entries;
    const units = limit > 1 << 16 ? new Uint32Array(length) : new Uint16Array(length);
    let index = -1;
    let at = 0;
    for (const part of this.entries.drain()) {
      for (const entry of part) {
        while (this.starts[index + 1] === at) index++;
        units[(next[termOf(entry)] as number)++] = this.units[index] as number;
        at++;
      }
    }
    return (term) => units.subarray(ends[term], ends[term + 1]);
  }
}

const WORD = 2 ** 31;

/** Numbers in a slot of the table, one of them spare, and the places of those after the pair. */
const SLOT_BITS = 2;
const SLOT = 1 << SLOT_BITS;
const UNIT = 1;
const ID = 2;

/** Returns where a pair is in a table, or belongs. */
function slotOf(table: Uint32Array, pair: number): number {
  const mask = table.length - 1;
  let slot = ((Math.imul(pair, 0x9e3779b1) >>> 8) << SLOT_BITS) & mask;
  while (table[slot + ID] !== 0 && table[slot] !== pair) slot = (slot + SLOT) & mask;
  return slot;
}

/** Sorts terms by their file: returns what gives the terms of a file. */
function inFiles(
  files: number,
  terms: number,
  fileOf: (term: number) => number,
): (file: number) => Uint32Array {
  const fileOfTerm = Uint32Array.from({ length: terms }, (_, term) => fileOf(term));
  const ends = new Uint32Array(files + 1);
  for (const file of fileOfTerm) (ends[file + 1] as number)++;
  for (let file = 0; file < files; file++) (ends[file + 1] as number) += ends[file] as number;
  const next = ends.slice(0, files);
  const sorted = new Uint32Array(terms);
  for (const [term, file] of fileOfTerm.entries()) sorted[(next[file] as number)++] = term;
  return (file) => sorted.subarray(ends[file], ends[file + 1]);
}
