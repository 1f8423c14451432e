import { fileOfGram, fileOfWord, gramNumber, type PostingReader } from "./posting-file.js";
import { isGram, isWord, type Token, tokenize } from "./tokenize.js";

/** A word or phrase of a query. */
export interface Term {
  readonly tokens: readonly Token[];
  readonly isExcluded: boolean;
}

/** What a reader asks for: articles with all of the terms but the excluded ones, among those that the filters let through. */
export interface Query {
  readonly terms: readonly Term[];
  readonly tag?: string;
  readonly channel?: string;
  readonly year?: string;
  /** There were more terms than are looked up. */
  readonly isShortened: boolean;
}

/** Terms of a query, and places of a term, that are looked up at most: each costs files. */
const MAX_TERMS = 8;
const MAX_LOOKUPS = 12;

const FILTERS = ["tag", "channel", "year"] as const;
export type Filters = { readonly [Name in (typeof FILTERS)[number]]?: string };

/** A sign that excludes, a filter's name, then a phrase in quotation marks of some kind, or a word. */
const PART =
  /([-－−]?)(?:(tag|channel|year)[:：])?(?:"([^"]*)"?|“([^”]*)”?|「([^」]*)」?|『([^』]*)』?|([^\s"“「『]+))/giu;

/**
 * Reads what was typed. Never throws: what says nothing is passed over.
 * @param chosen filters set beside the text; those typed win
 */
export function parseQuery(text: string, chosen: Filters = {}): Query {
  const terms: Term[] = [];
  const filters: { tag?: string; channel?: string; year?: string } = {};
  for (const name of FILTERS) if (chosen[name]) filters[name] = chosen[name] as string;
  const part = new RegExp(PART.source, PART.flags);
  for (let match = part.exec(text); match; match = part.exec(text)) {
    const [, sign, filter, ...phrases] = match;
    const phrase = phrases.find((one) => one !== undefined) ?? "";
    const name = FILTERS.find((one) => filter && one === filter.toLowerCase());
    if (name) {
      if (phrase.trim()) filters[name] = phrase.trim();
      continue;
    }
    const tokens = tokenize(phrase);
    if (tokens.length > 0) terms.push({ tokens, isExcluded: sign !== "" });
  }
  return { terms: terms.slice(0, MAX_TERMS), ...filters, isShortened: terms.length > MAX_TERMS };
}

/** Tells whether there is anything to look for. */
export const asksNothing = (query: Query): boolean =>
  query.terms.length === 0 && FILTERS.every((name) => query[name] === undefined);

/** A place of a term in the index: the file to load, and what to read in it. */
export interface Lookup {
  readonly fileOf: (files: number) => number;
  readonly read: (file: PostingReader) => Uint32Array;
}

/** Returns where a term is looked up: a document that holds it is in all of these places. */
export function lookupsOf(tokens: readonly Token[]): Lookup[] {
  const lookups: Lookup[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const [before, token, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
    if (isWord(token)) lookups.push(wordLookup(token, after === undefined));
    else if (isGram(token) && isGram(after)) lookups.push(gramLookup(token, after));
    else if (isGram(token) && !isGram(before)) lookups.push(gramLookup(token, 0));
  }
  if (lookups.length <= MAX_LOOKUPS) return lookups;
  const step = (lookups.length - 1) / (MAX_LOOKUPS - 1);
  return Array.from({ length: MAX_LOOKUPS }, (_, at) => lookups[Math.round(at * step)] as Lookup);
}

/** Returns where a term of a filter is looked up. */
export const filterLookup = (term: string): Lookup => wordLookup(term, false);

function gramLookup(first: number, second: number): Lookup {
  const gram = gramNumber(first, second);
  return { fileOf: (files) => fileOfGram(gram, files), read: (file) => file.gram(gram) };
}

function wordLookup(word: string, isOpen: boolean): Lookup {
  return {
    fileOf: (files) => fileOfWord(word, files),
    read: (file) => (isOpen ? file.prefix(word) : file.word(word)),
  };
}
